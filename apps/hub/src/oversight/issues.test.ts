/** Issues of the public statistics in a live realm: what anybody gets, and what nobody can work out. */
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Signed } from "../accounts/signed.ts";
import { actOnce, type Doing, type Done } from "../acts/act.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { foundBody, foundNation, foundPerson } from "../db/testing-nation.ts";
import { type OpenRealm, openRealmRooms } from "../open-realm.ts";
import { publishIssue } from "./issues.ts";
import { servePublic } from "./public-page.ts";
import { issueRows } from "./report-store.ts";
import { sayToBody } from "./words.ts";

let cluster: TestCluster;
let room: OpenRealm;
let signed: Signed;
const app = new Hono();
beforeAll(async () => {
  cluster = await testCluster();
  const realm = await cluster.realm({ kind: "live" });
  const nation = await foundNation(realm);
  const commission = await foundBody(realm, nation.chance, "commission", "commission");
  const reader = await foundPerson(realm, nation.chance, commission, "oversight_commissioner");
  room = openRealmRooms(realm);
  const body = (await room.directory()).bySlug("commission");
  if (!body) throw new Error("no commission");
  // Only what an act turns on: who acts for which body in which realm.
  signed = { room, body, acting: { reader }, scope: "act", login: null, names: [] } as unknown as Signed;
  servePublic(app, new Map([[room.name, room]]));
});
afterAll(() => cluster.stop());

let keys = 0;
const does = (act: (tx: ReaderTx, doing: Doing) => Promise<Done>) => {
  const key = `k${++keys}`;
  return actOnce(signed, { key, bytes: Buffer.from(key) }, act);
};
const now = () => new Date().toISOString();

describe("an issue", () => {
  it("shows two as less than three to anybody, cacheable, without a word of what is behind it", async () => {
    for (const words of ["look again", "and again"])
      await does((tx, doing) => sayToBody(signed, tx, doing, { kind: "notice", to: "port", words }));
    const period = { from: "2020-01-01T00:00:00Z", to: now() };
    await does((tx, doing) => publishIssue(signed, tx, doing, period));
    const json = await app.request(`/transparency/${room.name}/1.json`);
    const issue = (await json.json()) as { tables: { id: string; rows: { cells: unknown[] }[] }[] };
    expect(issue.tables.find((t) => t.id === "oversight")?.rows[0]?.cells).toEqual([0, "<3", 0, 0]);
    const page = await app.request(`/transparency/${room.name}/1.ja.html`);
    expect(await page.text()).toContain("&lt;3");
    expect(page.headers.get("cache-control")).toContain("immutable");
    const again = await app.request(`/transparency/${room.name}/1.ja.html`, {
      headers: { "if-none-match": page.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    const list = await app.request(`/transparency/${room.name}/issues.json`);
    expect(await list.text()).not.toContain("atoms");
    for (const none of ["2.json", "1.xx.html", "behind.json"])
      expect((await app.request(`/transparency/${room.name}/${none}`)).status, none).toBe(404);
  });

  it("follows the one before it, and neither overlaps it nor comes twice", async () => {
    const overlapping = { from: "2021-01-01T00:00:00Z", to: now() };
    await expect(does((tx, doing) => publishIssue(signed, tx, doing, overlapping))).rejects.toMatchObject({
      code: "NOT_UNDERSTOOD",
    });
    const [first] = await asReader(room.realm, signed.acting.reader, issueRows);
    const next = { from: new Date(Date.parse(first?.to_at ?? "") + 1).toISOString(), to: now() };
    await does((tx, doing) => publishIssue(signed, tx, doing, next));
    expect((await app.request(`/transparency/${room.name}/2.en.html`)).status).toBe(200);
  });
});
