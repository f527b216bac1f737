import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUE, formNamed, stated } from "../filings/testing-forms.ts";
import { readValue } from "./catalogue.ts";
import { choose } from "./choose.ts";
import { factsOfOwnReport, factsOfReport, type ReportRead } from "./from-report.ts";

const police = { source: { kind: "report", ref: "r1", by: "police" }, own: false } as const;

describe("a fact set", () => {
  it("holds a 'not known' as an answer, and nothing of what was never stated", () => {
    const set = choose([stated("incident.cause", null)]);
    expect(set.get("incident.cause")?.chosen.value).toBeNull();
    expect(set.has("incident.entryPath")).toBe(false);
  });

  it("takes of one author the more confident word, then the later", () => {
    const all = [
      stated("impact.sitesStopped", 5, { confidence: "confirmed", at: "2026-12-07T01:00:00Z" }),
      stated("impact.sitesStopped", 9, { confidence: "estimated", at: "2026-12-07T02:00:00Z" }),
      stated("impact.sitesStopped", 4, { confidence: "confirmed", at: "2026-12-07T03:00:00Z" }),
    ];
    expect(choose(all).get("impact.sitesStopped")?.chosen.value).toBe(4);
  });

  it("takes what is known before 'not known', then the filer's own word, and keeps in sight who says otherwise", () => {
    const own = stated("incident.type", "ransomware");
    const others = stated("incident.type", "intrusion", { ...police, confidence: "confirmed" });
    const set = choose([others, own]).get("incident.type");
    expect([set?.chosen.value, set?.otherwise.map((s) => s.value)]).toEqual(["ransomware", ["intrusion"]]);
    expect(choose([stated("incident.type", null), others]).get("incident.type")?.chosen.value).toBe("intrusion");
  });

  it("does not depend on the order in which statements came", () => {
    const one = fc.record({
      fact: fc.constantFrom("incident.type", "incident.cause"),
      value: fc.option(fc.constantFrom("a", "b"), { nil: null }),
      at: fc.constantFrom("2026-12-07T01:00:00Z", "2026-12-07T02:00:00Z"),
      by: fc.constantFrom("port", "police"),
      confidence: fc.constantFrom("confirmed", "stated", "estimated"),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (all) => {
        const statements = all.map(({ by, ...s }) =>
          stated(s.fact, s.value, { ...s, own: by === "port", source: { kind: "person", ref: null, by } }),
        );
        const asked = (list: typeof statements) => [...choose(list)].map(([f, c]) => [f, c.chosen.id]).sort();
        expect(asked(statements.toReversed())).toEqual(asked(statements));
      }),
    );
  });

  it("for a recipient has only what that recipient may have", () => {
    const all = [
      stated("incident.cause", "vpn", { keptFrom: ["ministry"] }),
      stated("incident.actor", "x", { ...police, readers: ["ministry"] }),
      stated("incident.type", "ransomware"),
    ];
    const seen = (recipient: string | null) => [...choose(all, recipient).keys()].sort();
    expect(seen("ministry")).toEqual(["incident.actor", "incident.type"]);
    expect(seen("office")).toEqual(["incident.cause", "incident.type"]);
    expect(seen(null)).toEqual(["incident.type"]);
  });
});

describe("a value", () => {
  it("is taken in its field's own form or not at all", () => {
    const take = (id: string, value: unknown) => {
      const field = CATALOGUE.get(id);
      return field && readValue(field, value);
    };
    expect(take("incident.noticedAt", "2026-12-07T06:30+09:00")).toBe("2026-12-06T21:30:00Z");
    expect(take("incident.noticedAt", "yesterday")).toBeUndefined();
    expect(take("incident.type", "flood")).toBeUndefined();
    expect(take("impact.sitesStopped", -1)).toBeUndefined();
    expect(take("incident.malicious", "yes")).toBeUndefined();
    expect(take("incident.summary", "  stopped  ")).toBe("stopped");
    expect(take("incident.indicators", [])).toBeUndefined();
  });
});

describe("a report's facts", () => {
  const read: ReportRead = {
    incidentType: "ransomware",
    occurred: { from: "2026-12-06T20:10:00Z", to: "2026-12-06T20:10:00Z", precision: "minute", approximate: true },
    noticed: null,
    personalData: "unknown",
    affected: { total: null, local: null },
    names: [],
    tlp: "amber",
    consent: null,
  };
  const field = (label: string, raw: string) => ({ place: "B1", label, raw, read: null });

  it("tell 'not known' from an empty field, and read a form by the form's own labels and words", () => {
    const facts = factsOfOwnReport(
      read,
      [field("現在の状態", "継続中"), field("停止した拠点数", "５"), field("侵入経路", "不明"), field("初動措置", " ")],
      [{ kind: "ipv4", value: "203.0.113.5", indicator: true }],
      formNamed("jp-common-form-ransomware"),
      CATALOGUE,
    );
    const value = (fact: string) => facts.find((f) => f.fact === fact)?.value;
    expect(value("incident.state")).toBe("continuing");
    expect(value("impact.sitesStopped")).toBe(5);
    expect(value("incident.entryPath")).toBeNull();
    expect(value("personal.involved")).toBeNull();
    expect(value("response.firstMeasures")).toBeUndefined();
    expect(value("personal.persons")).toBeUndefined();
    expect(value("incident.indicators")).toEqual(["ipv4 203.0.113.5"]);
    expect(facts.find((f) => f.fact === "incident.occurredAt")?.confidence).toBe("estimated");
  });

  it("of another body tell of the incident and of nobody's contacts or values", () => {
    expect(factsOfReport(read, CATALOGUE).map((f) => f.fact)).toEqual(["incident.type", "incident.occurredAt"]);
  });
});
