/** Translations in a case room over the whole hub: who reads one, who reviews it, and how it goes out. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../roles/testing-people.ts";
import { bundle } from "../testing-hub.ts";
import {
  at,
  bank,
  closeHub,
  key,
  office,
  opened,
  openHub,
  police,
  post,
  report,
  roomOf,
  type Statement,
  t,
} from "./testing-case.ts";

beforeAll(openHub, 60_000);
afterAll(closeHub);

describe("a translation", () => {
  const said = (by: Person, id: string, json: unknown) => post(by, at(id, "statements"), json);
  const newest = async (by: Person, id: string, kind: string) =>
    (await roomOf(by, id)).statements.findLast((s) => s.kind === kind) as
      | (Statement & { language: string | null; madeBy: string | null; to: { slug: string }[] | null })
      | undefined;
  const file = (by: Person, id: string, statement: string) =>
    by.call("GET", at(id, `statements/${statement}/language-content`));

  it("is a statement with its language and how it was made, reviewed by another person once", async () => {
    const { id, report: about } = await opened(["police"]);
    await post(police, at(id, "participation"), { answer: "accept" });
    const words = { kind: "translation", words: "Two terminals stand still.", about: { kind: "report", id: about } };
    expect((await said(office, id, words)).status).toBe(422);
    expect((await said(office, id, { ...words, language: "en", madeBy: "machine" })).status).toBe(202);
    const made = await newest(office, id, "translation");
    expect(made).toMatchObject({ language: "en", madeBy: "machine", open: true });
    const review = { kind: "reviewed", words: "as the text says", answers: made?.id };
    expect((await said(office, id, review)).json["code"]).toBe("NOT_ALLOWED");
    expect((await said(police, id, review)).status).toBe(202);
    expect((await newest(office, id, "translation"))?.open).toBe(false);
    expect((await said(police, id, review)).json["code"]).toBe("NOT_NOW");
  });

  it("of a report is read by those of the room who read the report, and by nobody else", async () => {
    const { id } = await opened(["police", "bank"]);
    for (const by of [police, bank]) await post(by, at(id, "participation"), { answer: "accept" });
    const own = await report("police");
    const red = await t.as("police", "POST", "/api/v1/reports", {
      body: bundle(900, { addresses: ["198.51.100.250"] }).replace(
        "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        "e828b379-4e03-4974-9ac4-e53a884c97c1",
      ),
      headers: { "content-type": "application/stix+json;version=2.1", ...key() },
    });
    expect(red.status, red.text).toBe(202);
    await t.settled();
    for (const [about, readers] of [
      [String(red.json["reportId"]), [police]],
      [own, [police, office, bank]],
    ] as const) {
      const words = { kind: "translation", words: `secret of ${about}`, language: "en", madeBy: "human" };
      const sent = await said(police, id, { ...words, about: { kind: "report", id: about } });
      expect(sent.status, sent.text).toBe(202);
      const made = await newest(police, id, "translation");
      for (const by of [police, office, bank]) {
        const there = readers.includes(by as never);
        expect(JSON.stringify(await roomOf(by, id)).includes(`secret of ${about}`)).toBe(there);
        expect((await file(by, id, made?.id ?? "")).status).toBe(there ? 200 : 404);
      }
    }
    const hidden = { kind: "translation", words: "x", language: "en", madeBy: "human" };
    const unseen = { ...hidden, about: { kind: "report", id: String(red.json["reportId"]) } };
    expect((await said(bank, id, unseen)).status).toBe(404);
  });

  it("goes out as STIX language content that says who, how and in which language, under a marking no milder than the report's", async () => {
    const { id, report: about } = await opened();
    const words = { kind: "translation", words: "二台の端末が止まった。", language: "ja", madeBy: "human" };
    await said(office, id, { ...words, about: { kind: "report", id: about } });
    const made = await newest(office, id, "translation");
    const sent = await file(office, id, made?.id ?? "");
    const objects = sent.json["objects"] as Record<string, unknown>[];
    const content = objects.find((o) => o["type"] === "language-content") ?? {};
    expect(content).toMatchObject({
      object_ref: `report--${about}`,
      contents: { ja: { description: "二台の端末が止まった。" } },
    });
    expect(content["object_marking_refs"]).toContain("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421");
    expect(JSON.stringify(content["extensions"])).toContain('"made_by":"human"');
  });
});
