import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choose } from "../facts/choose.ts";
import type { FactStatement } from "../facts/fact.ts";
import { filingPdf } from "../pdf/index.ts";
import { changes, contradictions, outdated } from "./compare.ts";
import { type FilingForm, readForm } from "./form.ts";
import { missingFor } from "./missing.ts";
import { render } from "./render.ts";
import { CATALOGUE, FORMS, formNamed, stated } from "./testing-forms.ts";

const at = "2026-12-07T00:00:00Z";
const context = { catalogue: CATALOGUE, at, earlier: 0 };
const warning = formNamed("eu-nis2-early-warning");
const notification = formNamed("eu-nis2-notification");
const due = (form: FilingForm, when: string | null = null) => ({ form, due: when });

describe("what is missing", () => {
  it("is the union over the running duties, each fact once, the nearest deadline first", () => {
    const duties = [due(notification, "2026-12-09T21:30:00Z"), due(warning, "2026-12-07T21:30:00Z")];
    const { ask } = missingFor(duties, choose([stated("organisation.name", "Port")]));
    expect(new Set(ask.map((q) => q.fact)).size).toBe(ask.length);
    expect(ask.map((q) => q.due)).toEqual(ask.map((q) => q.due).toSorted());
    expect(ask.find((q) => q.fact === "incident.malicious")?.forms).toEqual([warning.id, notification.id]);
    expect(ask.some((q) => q.fact === "organisation.name")).toBe(false);
  });

  it("does not hold what was answered with 'not known': an answer is not asked for again", () => {
    const facts = choose([stated("incident.crossBorder", null)]);
    const { ask, unknown } = missingFor([due(warning)], facts);
    expect(ask.some((q) => q.fact === "incident.crossBorder")).toBe(false);
    expect(unknown.map((q) => q.fact)).toEqual(["incident.crossBorder"]);
  });

  it("is asked once over a whole case: several regimes, all stages, reports in between, unknowns and corrections", () => {
    const stages = fc.shuffledSubarray([...FORMS], { minLength: 3 });
    const said = fc.array(fc.constantFrom("known", "unknown"), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(stages, said, fc.nat(7), (forms, answers, correct) => {
        const asked: string[] = [];
        const statements: FactStatement[] = [stated("incident.type", "ransomware")];
        let turn = 0;
        forms.forEach((_, running) => {
          // Each stage starts beside those that run already; a report from elsewhere states something in between.
          const duties = forms.slice(0, running + 1).map((f, i) => due(f, `2026-12-${String(10 + i)}T00:00:00Z`));
          statements.push(
            stated("incident.malware", "x", { own: false, source: { kind: "report", ref: "r", by: "p" } }),
          );
          for (let round = 0; round < 3; round++) {
            for (const q of missingFor(duties, choose(statements)).ask) {
              asked.push(q.fact);
              const known = answers[turn++ % answers.length] === "known";
              statements.push(stated(q.fact, known ? "x" : null));
            }
            const again = asked[correct];
            if (again !== undefined) statements.push(stated(again, "corrected", { at: `2026-12-08T0${round}:00:00Z` }));
          }
        });
        expect(asked.filter((fact, i) => asked.indexOf(fact) !== i)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a rendering", () => {
  it("writes 'not known' where it was answered so, and lacks what nobody stated", () => {
    const facts = choose([stated("incident.crossBorder", null), stated("incident.noticedAt", "2026-12-06T21:30:00Z")]);
    const { rows, lacking, told } = render(warning, facts, context);
    const text = (label: string) => rows.find((r) => r.label.en === label)?.text;
    expect(text("possible cross-border impact")).toBe("not known");
    expect(text("aware since")).toBe("2026-12-06 21:30 UTC");
    expect(told).toMatchObject({ "incident.crossBorder": null });
    expect(Object.hasOwn(told, "incident.malicious")).toBe(false);
    expect(lacking).toContain("incident.malicious");
    expect(lacking).not.toContain("incident.crossBorder");
  });

  it("lacks a fact for which its form does not take 'not known'", () => {
    const { lacking } = render(warning, choose([stated("incident.noticedAt", null)]), context);
    expect(lacking).toContain("incident.noticedAt");
  });

  it("holds nothing that its recipient may not have", () => {
    const secret = "kept back";
    const all = [stated("incident.summary", secret, { keptFrom: ["ministry"] }), stated("incident.cause", "vpn")];
    const form = formNamed("jp-act42-preliminary");
    const held = JSON.stringify(render(form, choose(all, "ministry"), context));
    expect([held.includes(secret), held.includes("vpn")]).toEqual([false, true]);
    expect(JSON.stringify(render(form, choose(all, "office"), context))).toContain(secret);
  });

  it("of a new authority's form is a file and nothing else", () => {
    const harbour = readForm(
      {
        schema: "noroshi.filing-form/1",
        id: "xh-harbour-notice",
        version: 1,
        title: { en: "Harbour notice", ja: "港湾通報" },
        regime: "xh-harbour",
        step: "first",
        encoding: "document",
        language: "en",
        zone: "Pacific/Apia",
        recipient: { name: { en: "Harbour Office", ja: "港湾局" } },
        text: { en: "Within one day.", ja: "1日以内。" },
        source: "Fictional",
        verified: false,
        rows: [{ label: { en: "Berths closed", ja: "閉鎖した岸壁" }, facts: ["impact.sitesStopped"] }],
      },
      CATALOGUE,
    );
    const { rows } = render(harbour, choose([stated("impact.sitesStopped", 5)]), context);
    expect(rows.map((r) => [r.label.en, r.text])).toEqual([["Berths closed", "5"]]);
    expect(() => readForm({ ...harbour, rows: [{ label: harbour.title, facts: ["no.such"] }] }, CATALOGUE)).toThrow(
      /no\.such/,
    );
  });
});

describe("two filings", () => {
  const five = choose([stated("impact.sitesStopped", 5, { at: "2026-12-07T01:00:00Z" })]);

  it("that tell one fact otherwise in one state of knowledge contradict each other", () => {
    const other = { filing: "f1", at: "2026-12-07T02:00:00Z", told: { "impact.sitesStopped": 4 } };
    expect(contradictions({ "impact.sitesStopped": 5 }, five, [other])).toEqual([
      { fact: "impact.sitesStopped", other: "f1" },
    ]);
    expect(
      contradictions({ "impact.sitesStopped": null }, five, [{ ...other, told: { "impact.sitesStopped": 5 } }]),
    ).toHaveLength(1);
    expect(contradictions({ "incident.cause": "x" }, five, [other])).toEqual([]);
  });

  it("do not where the fact was stated anew in between: the earlier one is out of date and waits for a follow-up", () => {
    const before = { filing: "f1", at: "2026-12-07T00:30:00Z", told: { "impact.sitesStopped": 4 } };
    expect(contradictions({ "impact.sitesStopped": 5 }, five, [before])).toEqual([]);
    expect(outdated(five, [before])).toEqual([{ filing: "f1", facts: ["impact.sitesStopped"] }]);
  });

  it("differ by what was added, changed and removed", () => {
    const diff = changes({ a: 1, b: null, c: "x" }, { a: 2, b: null, d: true });
    expect(diff.map((c) => [c.fact, c.kind])).toEqual([
      ["a", "changed"],
      ["d", "added"],
      ["c", "removed"],
    ]);
  });
});

describe("the document for people", () => {
  const font = (name: string) =>
    readFileSync(new URL(`../../../../node_modules/@expo-google-fonts/biz-udpgothic/${name}`, import.meta.url));
  const pdf = async (form: FilingForm) => {
    const rendering = render(form, choose([stated("incident.cause", "VPN装置の脆弱性")]), context);
    const bytes = await filingPdf(form, rendering, {
      fonts: {
        regular: font("400Regular/BIZUDPGothic_400Regular.ttf"),
        bold: font("700Bold/BIZUDPGothic_700Bold.ttf"),
      },
      at,
      recipient: { en: "Office", ja: "調整室" },
      sender: { en: "Port", ja: "港" },
      strip: { left: "演習", right: "TLP:AMBER" },
      number: "N-1/1",
    });
    return { bytes, text: Buffer.from(bytes).toString("latin1") };
  };

  it("is tagged, names its language, and brings a subset of its own font", async () => {
    const { bytes, text } = await pdf(formNamed("jp-ppc-preliminary"));
    expect(text.startsWith("%PDF-1.7")).toBe(true);
    expect(text).toContain("/Marked true");
    expect(text).toContain("/Lang (ja-JP)");
    expect(text).toContain("/StructTreeRoot");
    expect(text).toMatch(/\/FontFile2/);
    expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+BIZUDPGothic/);
    expect(bytes.length).toBeLessThan(300_000);
  });

  it("is the same bytes for the same filing", async () => {
    const [one, two] = [await pdf(formNamed("jp-ppc-final")), await pdf(formNamed("jp-ppc-final"))];
    expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(two.bytes))).toBe(0);
  });
});
