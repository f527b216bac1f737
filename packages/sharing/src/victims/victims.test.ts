import { parse } from "@noroshi/stix";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csafOf } from "../document/csaf.ts";
import type { Envelope } from "../document/shared-value.ts";
import { csvOf, htmlOf } from "../document/table.ts";
import { minting } from "../mint.ts";
import { victimAttributes } from "../misp/victim-attributes.ts";
import { victimMarkings, victimObjects, victimOver } from "../stix/victim-objects.ts";
import { type VictimCard, type VictimWords, victimIdOf } from "./card.ts";
import { VICTIM_FIELDS, type VictimConsent, victimReasons } from "./facts.ts";

const mint = minting(Buffer.alloc(32, 4));
const bodies = ["port", "bank", "isac", "police"];
const kinds = ["operator", "bank", "isac", "police"];
const groups = ["ports", "banks"];
const consent = fc.record<VictimConsent>({
  victimId: fc.constantFrom(...bodies),
  recipients: fc.subarray(bodies),
  kinds: fc.subarray(kinds),
  groups: fc.subarray(groups),
  fields: fc.subarray([...VICTIM_FIELDS]),
  stands: fc.boolean(),
  ownReport: fc.boolean(),
  serves: fc.boolean(),
});
const recipient = fc.record({
  id: fc.constantFrom(...bodies),
  kind: fc.constantFrom(...kinds),
  groups: fc.subarray(groups),
});

describe("what a recipient is told of a victim", () => {
  it("is what was consented to for it, cut to what was chosen, and every fact has its reason", () => {
    fc.assert(
      fc.property(consent, recipient, fc.subarray([...VICTIM_FIELDS]), (c, r, chosen) => {
        const reasons = victimReasons(c, r, chosen);
        expect(reasons.map((one) => one.field)).toEqual(VICTIM_FIELDS);
        const named =
          c.recipients.includes(r.id) || c.kinds.includes(r.kind) || r.groups.some((g) => c.groups.includes(g));
        const may = c.stands && c.serves && named && r.id !== c.victimId;
        for (const one of reasons) {
          const own = one.field !== "values" || c.ownReport;
          const told = may && own && c.fields.includes(one.field) && chosen.includes(one.field);
          expect(one.included, one.rule).toBe(told);
          expect(one.rule === "consented").toBe(told);
        }
      }),
    );
  });
});

const words: fc.Arbitrary<VictimWords> = fc.record(
  {
    name: fc.constant({ en: "Kuroshio Terminal", ja: "黒潮ターミナル" }),
    sector: fc.constant("kontena-logistics"),
    region: fc.constant("Sotoura quay 4"),
    system: fc.constant("yard planner YPX-2"),
    occurred: fc.constant("2026-11-19T20:15:00Z"),
  },
  { requiredKeys: [] },
);
const WORDS = [
  "Kuroshio Terminal",
  "kontena-logistics",
  "Sotoura quay 4",
  "yard planner YPX-2",
  "2026-11-19T20:15:00Z",
];
const saidBy = (w: VictimWords): readonly string[] =>
  Object.values(w).flatMap((said) => (said === undefined ? [] : [typeof said === "string" ? said : said.en]));
const cardOf = (w: VictimWords | null, items: VictimCard["items"] = []): VictimCard => ({
  id: victimIdOf(mint, "bank", "consent"),
  at: "2026-11-20T00:00:00Z",
  words: w,
  items,
});
const envelope = (card: VictimCard): Envelope => ({
  recipient: { en: "Bank", ja: "銀行" },
  office: { id: "3b2ad1bb-6d3b-4d84-9a35-0d2f4d8c2a11", en: "Office", ja: "調整室" },
  at: "2026-11-20T00:00:00Z",
  version: 1,
  tlp: "amber",
  watermark: "w",
  victims: [card],
});
const making = {
  mint,
  creator: "identity--3b2ad1bb-6d3b-4d84-9a35-0d2f4d8c2a11",
  indicatorId: (kind: string, value: string) => `indicator--${mint.uuid("object", kind, value)}`,
};
const FORMS: Readonly<Record<string, (card: VictimCard) => string>> = {
  csv: (card) => csvOf(envelope(card), []),
  html: (card) => htmlOf(envelope(card), []),
  csaf: (card) => csafOf(envelope(card), []),
  misp: (card) => JSON.stringify(victimAttributes(mint, [card])),
  stix: (card) =>
    victimObjects(making, card, card.at)
      .map((o) => o.body)
      .join(""),
};

describe("a card", () => {
  it("says in every format the facts that it tells and no other, and nothing once it is over", () => {
    fc.assert(
      fc.property(words, (w) => {
        const told = saidBy(w);
        for (const [form, say] of Object.entries(FORMS)) {
          const text = say(cardOf(w));
          for (const word of WORDS) expect(text.includes(word), `${word} in ${form}`).toBe(told.includes(word));
          const over = say(cardOf(null));
          for (const word of WORDS) expect(over.includes(word), `${word} in ${form} when it is over`).toBe(false);
        }
      }),
    );
  });

  it("is sound STIX: an identity, and a sighting at it for each value that it tells of", () => {
    const card = cardOf({ name: { en: "Kuroshio Terminal", ja: "黒潮" } }, [["domain", "kuro9.example"]]);
    const objects = victimObjects(making, card, card.at).map((o) => JSON.parse(o.body) as Record<string, unknown>);
    const bundle = { type: "bundle", id: `bundle--${mint.uuid("b")}`, objects };
    const read = parse(bundle);
    expect(read.ok, JSON.stringify(read)).toBe(true);
    const [identity, sighting] = objects;
    expect(sighting).toMatchObject({ type: "sighting", where_sighted_refs: [identity?.["id"]] });
    const marked = victimMarkings().map((m) => m.id);
    for (const o of objects) expect(o["object_marking_refs"]).toEqual(marked);
  });

  it("is followed by the same identity, revoked and without a word", () => {
    const card = cardOf({ name: { en: "Kuroshio Terminal", ja: "黒潮" } });
    const [before] = victimObjects(making, card, card.at);
    const over = victimOver(card, making.creator, card.at, "2026-11-21T00:00:00Z");
    expect(over.id).toBe(before?.id);
    expect(Date.parse(over.modified)).toBeGreaterThan(Date.parse(before?.modified ?? ""));
    expect(JSON.parse(over.body)).toMatchObject({ revoked: true, name: "Victim, not named" });
    expect(over.body).not.toContain("description");
  });

  it("has ids that no two recipients and no two consents share", () => {
    const ids = ["bank", "isac"].flatMap((r) => ["one", "two"].map((c) => victimIdOf(mint, r, c)));
    expect(new Set(ids).size).toBe(4);
  });
});
