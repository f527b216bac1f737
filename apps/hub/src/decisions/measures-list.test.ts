/** The list of measures: as many questions to the database for twenty rows as for two, and each row as its own page says it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { attachPostgres } from "../db/attach.ts";
import { takeDown } from "../worlds/testing-touched.ts";
import { closeRoom, drafted, form, later, office, openRoom, police, seen, submitted, t, vote } from "./testing-room.ts";

const book = takeDown();
let host = "";
beforeAll(async () => {
  await openRoom();
  host = String((await attachPostgres(t.dataDir, {})).connection.host);
}, 120_000);
afterAll(async () => {
  book.close();
  await closeRoom();
});

/** What the hub asks the database for one list. */
const asked = async (limit: number): Promise<{ texts: readonly string[]; items: { id: string }[] }> => {
  await police.call("GET", "/api/v1/measures?limit=1"); // what is read once an hour is read
  await book.take(host);
  const answer = await police.call("GET", `/api/v1/measures?limit=${limit}`);
  const texts = (await book.take(host)).flat().map((s) => s.text);
  return { texts, items: answer.json["items"] as { id: string }[] };
};

it("asks the same questions however many measures it shows, and says of each what its own page says", async () => {
  const first = await submitted();
  await vote(office, first);
  await drafted(police, "block");
  const few = await asked(2);
  expect(few.items).toHaveLength(2);
  for (let i = 0; i < 6; i++) await submitted();
  await drafted(police, "public_attribution", {
    form: form({ target: { kind: "actor", value: "group", country: "XA" } }),
  });
  await drafted(police, "neutralise");
  await later(2000); // ballots have run out since
  const many = await asked(20);
  expect(many.items).toHaveLength(10);
  expect(many.texts).toEqual(few.texts);
  for (const item of many.items) expect((await seen(police, item.id)).json).toMatchObject(item);
});
