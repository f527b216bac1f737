import { createHash } from "node:crypto";
import { OBSERVABLE_KINDS } from "@noroshi/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csafIdOf, csafOf } from "./document/csaf.ts";
import { type Envelope, sharedValue } from "./document/shared-value.ts";
import { csvOf, htmlOf } from "./document/table.ts";
import { minting } from "./mint.ts";
import { feedHashes, manifestLine, mispEventOf } from "./misp/event-of.ts";
import { indicatorOf } from "./stix/indicator-of.ts";
import { bundleIdOf, bundleOf, ordered } from "./stix/package-of.ts";
import { termsSaid } from "./stix/terms.ts";
import { released, SAMPLES } from "./testing-values.ts";
import { mispEventIdOf, trace, watermarkOf } from "./trace/trace.ts";

const mint = minting(Buffer.alloc(32, 9));
const release = { mint, audience: "a b", creator: "identity--3b2ad1bb-6d3b-4d84-9a35-0d2f4d8c2a11" };
const frozen = (v: Parameters<typeof indicatorOf>[1]) => ({ ...indicatorOf(release, v, undefined), v });
const envelopeFor = (deliveryId: string): Envelope => ({
  recipient: { en: `Body <${deliveryId}>`, ja: "組織" },
  office: { id: "3b2ad1bb-6d3b-4d84-9a35-0d2f4d8c2a11", en: "Office", ja: "調整室" },
  at: "2026-11-20T00:00:00Z",
  version: 2,
  tlp: "amber",
  watermark: watermarkOf(mint, deliveryId),
  victims: [],
});

const at = "2026-11-20T00:00:00Z";
const facts = {
  tlp: "green",
  pap: null,
  terms: [],
  validUntil: null,
  validFrom: at,
  firstAt: at,
  lastAt: at,
  origins: 1,
} as const;

describe("a value in another format", () => {
  it("says what the frozen object says: value, marking, terms, times", () => {
    fc.assert(
      fc.property(released, (v) => {
        const { body } = frozen(v);
        const shared = sharedValue(v.kind, v.value, body);
        expect(shared).toMatchObject({ kind: v.kind, value: v.value, tlp: v.tlp });
        expect([...shared.terms].sort()).toEqual([...termsSaid(v.terms, v.pap)]);
        const event = mispEventOf(mint, "e", envelopeFor("d"), [shared]);
        const [attribute] = event.Attribute;
        expect(attribute?.value).toBe(v.value);
        const tags = attribute?.Tag.map((t) => t.name) ?? [];
        expect(tags).toContain(`tlp:${v.tlp}`);
        if (v.pap !== null) expect(tags).toContain(`PAP:${v.pap.toUpperCase()}`);
        for (const t of shared.terms.filter((t) => !t.startsWith("pap:")))
          expect(tags).toContain(`noroshi:handling="${t}"`);
        expect([event.distribution, attribute?.distribution]).toEqual(["0", "0"]);
      }),
    );
  });

  it("stands in a CSAF document under its own marking, and the document's level is never milder", () => {
    const LEVELS = { clear: "WHITE", green: "GREEN", amber: "AMBER", "amber+strict": "RED", red: "RED" } as const;
    fc.assert(
      fc.property(released, (v) => {
        const shared = sharedValue(v.kind, v.value, frozen(v).body);
        const envelope = { ...envelopeFor("d"), tlp: v.tlp };
        const { document: d, vulnerabilities } = JSON.parse(csafOf(envelope, [shared]));
        expect(d.distribution.tlp.label).toBe(LEVELS[v.tlp]);
        expect(d.distribution.text).toContain(`TLP:${v.tlp.toUpperCase()}.`);
        expect([d.tracking.id, d.tracking.version]).toEqual([
          csafIdOf(envelope),
          d.tracking.revision_history.at(-1).number,
        ]);
        const told = v.kind === "cve" ? vulnerabilities[0].notes[0].text : d.notes[1].text;
        if (v.kind === "cve") expect(vulnerabilities[0].cve).toBe(v.value);
        else expect(d.notes[1].title).toBe(`${v.kind} ${v.value}`);
        expect(told).toContain(`TLP:${v.tlp.toUpperCase()}.`);
      }),
    );
  });

  it("is RED to whoever cannot read its marking", () => {
    const body = JSON.stringify({ id: "i", modified: "m", valid_from: "f", confidence: 1, object_marking_refs: ["x"] });
    expect(sharedValue("ipv4", "203.0.113.1", body).tlp).toBe("red");
  });

  it("cannot act in a spreadsheet or a page", () => {
    const v = frozen({ ...facts, kind: "filename", value: '=cmd|"<script>' });
    const shared = sharedValue(v.v.kind, v.v.value, v.body);
    const csv = csvOf(envelopeFor("d"), [shared]);
    expect(csv).toContain("'=cmd");
    expect(csv).toBe(csvOf(envelopeFor("d"), [shared]));
    const html = htmlOf(envelopeFor("d"), [shared]);
    expect(html).not.toContain("<script>");
    expect(html).toContain("Body &lt;d&gt;");
  });

  it("stands in a feed with the hash of its value and a line in the manifest", () => {
    const md5 = createHash("md5").update("203.0.113.1").digest("hex");
    expect(feedHashes([{ uuid: "e1", values: ["203.0.113.1"] }])).toBe(`${md5},e1\n`);
    const line = manifestLine(mispEventOf(mint, "e1", envelopeFor("d"), []));
    expect(line).toMatchObject({ info: "Release of the coordinating office", Tag: [{ name: "tlp:amber" }] });
  });
});

describe("an event of a feed whose value was taken back", () => {
  it("holds it as deleted, under the same id, and is newer than what was pulled before", () => {
    const [kept, gone] = ["203.0.113.1", "203.0.113.2"].map((value) => {
      const one = frozen({ ...facts, kind: "ipv4", value });
      return sharedValue(one.v.kind, one.v.value, one.body);
    });
    if (!kept || !gone) throw new Error("two values were made");
    const at = "2040-01-01T00:00:00.000Z";
    const before = mispEventOf(mint, "e1", envelopeFor("d"), [kept, gone]);
    const after = mispEventOf(mint, "e1", envelopeFor("d"), [kept, gone], new Map([[gone.objectId, at]]));
    expect(after.Attribute.map((a) => [a.uuid, "deleted" in a ? a.deleted : undefined])).toEqual([
      [before.Attribute[0]?.uuid, undefined],
      [before.Attribute[1]?.uuid, true],
    ]);
    const seconds = String(Date.parse(at) / 1_000);
    expect([after.timestamp, after.publish_timestamp, after.Attribute[1]?.timestamp]).toEqual([
      seconds,
      seconds,
      seconds,
    ]);
    expect(after.Attribute[0]).toEqual(before.Attribute[0]);
    expect(manifestLine(after).timestamp).toBe(seconds);
  });
});

describe("a leaked copy", () => {
  const objects = OBSERVABLE_KINDS.map((kind) => frozen({ ...facts, kind, value: SAMPLES[kind] }));
  const recipients = ["a", "b", "c"];
  const copies = recipients.map((r) => {
    const own = ordered(mint, r, objects);
    const bundleId = bundleIdOf(mint, r, own);
    return { deliveryId: `d-${r}`, recipientId: r, bundleId, text: bundleOf(bundleId, [], own) ?? "", own };
  });
  const candidates = copies.map(({ deliveryId, recipientId, bundleId }) => ({ deliveryId, recipientId, bundleId }));

  it("names its recipient by the mark in its envelope, in every format", () => {
    for (const copy of copies) {
      const values = copy.own.map((o) => sharedValue(o.v.kind, o.v.value, o.body));
      const envelope = envelopeFor(copy.deliveryId);
      const misp = JSON.stringify(mispEventOf(mint, mispEventIdOf(mint, copy.deliveryId), envelope, values));
      for (const text of [copy.text, csvOf(envelope, values), htmlOf(envelope, values), misp])
        expect(trace(mint, text, candidates)).toEqual([
          { deliveryId: copy.deliveryId, recipientId: copy.recipientId, by: "mark" },
        ]);
    }
  });

  it("names its recipient by the order of its objects when the envelope was cut off and some objects with it", () => {
    for (const copy of copies) {
      const rest = copy.own.filter((_, n) => n % 3 !== 1).map((o) => o.body);
      const found = trace(mint, `[${rest.join(",")}]`, candidates);
      expect(found).toEqual([{ deliveryId: copy.deliveryId, recipientId: copy.recipientId, by: "order" }]);
    }
  });

  it("names nobody where too little is left, or where the order is nobody's", () => {
    const [copy] = copies;
    const few = copy?.own.slice(0, 5).map((o) => o.body) ?? [];
    expect(trace(mint, few.join(","), candidates)).toEqual([]);
    const turned = [...(copy?.own ?? [])].reverse().map((o) => o.body);
    expect(trace(mint, turned.join(","), candidates)).toEqual([]);
  });

  it("is not told by any object: every recipient's objects are the same bytes", () => {
    const bodies = copies.map((c) => c.own.map((o) => o.body).sort());
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });
});
