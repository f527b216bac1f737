/** Report once over the whole hub: facts stated once, filings made by a person, frozen, compared, answered. Real database, real HTTP. */
import type { CaseFile, FilingDetail, FilingPage, FilingPreview } from "@noroshi/api";
import { understand } from "@noroshi/intake";
import { ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, answered, REALM, type TestHub, testHub } from "../testing-hub.ts";
import { isFrozen } from "./frozen.ts";

let t: TestHub;
let cookie = "";
let n = 0;
const key = (): string => `f${++n}`;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ACCOUNT = { email: "reporter@port.test", password: "correct horse battery" };

beforeAll(async () => {
  t = await testHub();
  await t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [
      { slug: "harbour", kind: "operator", country: "XJ", euEntity: true, name: { en: "Harbour", ja: "港湾" } },
      { slug: "ppc", kind: "ministry", country: "XJ", name: { en: "PPC", ja: "個情委" } },
      { slug: "eu-csirt", kind: "ally", country: "XE", name: { en: "EU CSIRT", ja: "EU CSIRT" } },
    ],
  });
  await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "EU-NIS2" });
  const made = await t.local("POST", `/local/realms/${REALM}/accounts`, {
    ...ACCOUNT,
    name: "Reporter",
    organisation: "harbour",
    role: "operator_reporter",
  });
  expect(made.status).toBeLessThan(300);
  const entered = await fetch(`${t.hub.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: t.hub.url },
    body: JSON.stringify(ACCOUNT),
  });
  cookie = entered.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
});
afterAll(() => t[Symbol.asyncDispose]());

/** A call as the person who reports for the harbour. */
async function person(method: string, path: string, body?: unknown): Promise<Answered> {
  const res = await fetch(t.hub.url + path, {
    method,
    headers: { cookie, "content-type": "application/octet-stream", "idempotency-key": key() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answered(res.status, res.headers, await res.text());
}

async function machine(by: string, method: string, path: string, body?: unknown): Promise<Answered> {
  return t.as(by, method, path, {
    headers: { "idempotency-key": key() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function report(number: string, address: string, more: Record<string, string> = {}): Promise<string> {
  const bytes = ransomwareForm({ 報告番号: number, "侵害指標（IoC）": `IPアドレス：${address}`, ...more });
  const sent = await t.as("harbour", "POST", "/api/v1/reports", {
    body: bytes,
    headers: { "content-type": XLSX, "idempotency-key": key() },
  });
  await t.settled();
  const seen = await t.as("harbour", "GET", `/api/v1/reports/${sent.json["reportId"]}`);
  return (seen.json["case"] as { id: string }).id;
}

const fileOf = async (id: string) => (await person("GET", `/api/v1/cases/${id}/filing`)).json as unknown as CaseFile;
const previewOf = async (id: string, form: string, to?: string) =>
  (await person("GET", `/api/v1/cases/${id}/filing/forms/${form}${to ? `?to=${to}` : ""}`))
    .json as unknown as FilingPreview;
const state = (id: string, facts: readonly Record<string, unknown>[]) =>
  person("POST", `/api/v1/cases/${id}/facts`, { facts });

async function fileForm(id: string, form: string, to?: string): Promise<Answered> {
  const { digest } = await previewOf(id, form, to);
  return person("POST", `/api/v1/cases/${id}/filings`, { filings: [{ form, to: to ?? null, digest }] });
}

/** Answers everything that is asked, the values by kind; a fact in `unknown` with "not known". Returns what was asked. */
async function answerAll(id: string, unknown: readonly string[] = []): Promise<readonly string[]> {
  const { ask } = await fileOf(id);
  const value = {
    text: "x",
    longText: "x",
    number: 3,
    flag: true,
    list: ["x"],
    instant: "2026-12-01T00:00:00Z",
  } as const;
  await state(
    id,
    ask.map((q) =>
      unknown.includes(q.fact)
        ? { fact: q.fact, unknown: true }
        : { fact: q.fact, value: q.kind === "choice" ? q.choices[0]?.id : value[q.kind] },
    ),
  );
  return ask.map((q) => q.fact);
}

describe("a body's file on a case", () => {
  it("takes facts from its own form, says which laws apply and why, and asks the nearest first", async () => {
    const id = await report("F-1", "203.0.113.1", { 個人情報の漏えい等: "有", 停止した拠点数: "5" });
    const file = await fileOf(id);
    const value = (fact: string) => file.facts.find((f) => f.fact === fact);
    expect(value("impact.sitesStopped")).toMatchObject({ value: 5, source: { kind: "report" }, own: true });
    expect(value("contact.phone")?.value).toBe("050-0000-0000");
    expect(file.advice.find((a) => a.regime === "eu-nis2")).toMatchObject({ verdict: "yes" });
    expect(file.advice.find((a) => a.regime === "jp-ppc")?.because.length).toBeGreaterThan(0);
    expect(file.ask.map((q) => q.due)).toEqual(file.ask.map((q) => q.due).toSorted());
    expect(file.ask.some((q) => q.fact === "contact.phone")).toBe(false);
    expect(file.duties[0]?.stage).toBe("eu-nis2-early-warning");
    // The advisor advises: nothing was filed by looking.
    expect(file.filings).toEqual([]);
  });

  it("is not there for a body that does not see the case, with the same answer as for no case", async () => {
    const id = await report("F-2", "203.0.113.2");
    const hidden = await machine("alpha", "GET", `/api/v1/cases/${id}/filing`);
    const missing = await machine("alpha", "GET", "/api/v1/cases/N-2026-0000/filing");
    expect([hidden.status, hidden.text]).toEqual([404, missing.text]);
  });

  it("asks nobody twice over a whole case: several laws, every stage, an amended form, unknown answers", async () => {
    const id = await report("F-3", "203.0.113.3", { 個人情報の漏えい等: "おそれ" });
    const asked: string[] = [];
    for (const form of ["eu-nis2-early-warning", "eu-nis2-notification", "jp-ppc-preliminary", "eu-nis2-final"]) {
      asked.push(...(await answerAll(id, ["incident.crossBorder", "incident.cause"])));
      const to = form.startsWith("jp") ? "ppc" : "eu-csirt";
      expect((await fileForm(id, form, to)).text).toContain("recorded");
      await report("F-3", "203.0.113.3", { 個人情報の漏えい等: "有", 侵入経路: "VPN" });
    }
    asked.push(...(await answerAll(id)));
    expect(asked.length).toBeGreaterThan(12);
    expect(asked.filter((fact, i) => asked.indexOf(fact) !== i)).toEqual([]);
    const file = await fileOf(id);
    expect(file.asked).toEqual({ questions: asked.length, twice: 0 });
    expect(file.duties.filter((d) => d.stage.startsWith("eu-nis2")).every((d) => d.met !== null)).toBe(true);
  }, 60_000);
});

describe("filing", () => {
  it("is a person's act: a machine may look and state, and is refused", async () => {
    const id = await report("G-1", "203.0.113.11");
    await answerAll(id);
    const { digest } = await previewOf(id, "eu-nis2-early-warning", "eu-csirt");
    const order = { filings: [{ form: "eu-nis2-early-warning", to: "eu-csirt", digest }] };
    const refused = await machine("harbour", "POST", `/api/v1/cases/${id}/filings`, order);
    expect([refused.status, refused.json["code"]]).toEqual([403, "FILED_BY_A_PERSON"]);
    expect((await fileOf(id)).filings).toEqual([]);
    expect((await person("POST", `/api/v1/cases/${id}/filings`, order)).json["outcome"]).toBe("recorded");
  });

  it("is refused while answers are missing, and where the facts changed since the preview", async () => {
    const id = await report("G-2", "203.0.113.12");
    const early = await fileForm(id, "eu-nis2-early-warning", "eu-csirt");
    expect([early.status, early.json["code"]]).toEqual([422, "FILING_INCOMPLETE"]);
    expect(JSON.stringify(early.json["faults"])).toContain("incident.malicious");
    await answerAll(id);
    const { digest } = await previewOf(id, "eu-nis2-early-warning", "eu-csirt");
    await state(id, [{ fact: "incident.malicious", value: false }]);
    const moved = await person("POST", `/api/v1/cases/${id}/filings`, {
      filings: [{ form: "eu-nis2-early-warning", to: "eu-csirt", digest }],
    });
    expect([moved.status, moved.json["code"]]).toEqual([409, "FILING_MOVED"]);
  });

  it("freezes bytes with their hash; recipient and filer read it, and nobody else", async () => {
    const id = await report("G-3", "203.0.113.13");
    await answerAll(id);
    await fileForm(id, "eu-nis2-early-warning", "eu-csirt");
    const page = (await machine("eu-csirt", "GET", "/api/v1/filings")).json as unknown as FilingPage;
    const mine = page.items.find((f) => f.number.endsWith("/1") && f.from.slug === "harbour");
    const detail = (await machine("eu-csirt", "GET", `/api/v1/filings/${mine?.id}`)).json as unknown as FilingDetail;
    expect(detail).toMatchObject({ intact: true, version: 1, sha256: mine?.sha256 });
    const bytes = await fetch(`${t.hub.url}/api/v1/filings/${mine?.id}/file`, {
      headers: { "x-api-key": await t.keyOf("eu-csirt") },
    });
    const whole = new Uint8Array(await bytes.arrayBuffer());
    expect(isFrozen(whole, Buffer.from(detail.sha256, "hex"))).toBe(true);
    expect(isFrozen(whole.with(9, 0), Buffer.from(detail.sha256, "hex"))).toBe(false);
    expect((await machine("bank", "GET", `/api/v1/filings/${mine?.id}`)).status).toBe(404);
    expect(((await machine("office", "GET", "/api/v1/filings")).json as unknown as FilingPage).items).toEqual([]);
  });

  it("meets the clocks that its form is for, with its number as evidence, and no others", async () => {
    const id = await report("G-9", "203.0.113.19");
    await answerAll(id);
    const clocksOf = async () =>
      (
        (await person("GET", "/api/v1/clocks?limit=200&show=all")).json["items"] as {
          rule: string;
          standing: string;
          case: { id: string } | null;
          evidence: { kind: string; reference: string } | null;
        }[]
      ).filter((c) => c.case?.id === id);
    const before = await clocksOf();
    expect(before.map((c) => c.evidence)).toEqual(before.map(() => null));
    await fileForm(id, "eu-nis2-early-warning", "eu-csirt");
    await t.settled();
    const after = await clocksOf();
    const met = after.filter((c) => c.evidence !== null);
    expect(met.map((c) => [c.rule, c.evidence?.kind])).toEqual([["eu-nis2-early-warning", "filing"]]);
    expect(met[0]?.evidence?.reference).toMatch(/\/1$/);
    expect(after.length).toBeGreaterThan(1);
  });

  it("tells a recipient nothing that the filer holds back from it, and says so to the filer", async () => {
    const id = await report("G-4", "203.0.113.14", { 個人情報の漏えい等: "有" });
    await answerAll(id);
    await state(id, [{ fact: "incident.cause", value: "held back cause", keptFrom: ["ppc"] }]);
    const shown = await previewOf(id, "jp-ppc-preliminary", "ppc");
    expect(JSON.stringify(shown.rows)).not.toContain("held back cause");
    expect(JSON.stringify((await previewOf(id, "jp-ppc-preliminary")).rows)).not.toContain("held back cause");
    expect(JSON.stringify((await previewOf(id, "jp-ppc-preliminary", "office")).rows)).toContain("held back cause");
  });

  it("that would contradict another of the same state of knowledge is refused with the facts", async () => {
    const id = await report("G-5", "203.0.113.15");
    await answerAll(id);
    await state(id, [{ fact: "incident.malicious", value: true, confidence: "stated" }]);
    await state(id, [{ fact: "incident.malicious", value: false, keptFrom: ["ppc"] }]);
    const forms = [
      { form: "eu-nis2-early-warning", to: "eu-csirt" },
      { form: "eu-nis2-early-warning", to: "ppc" },
    ];
    const filings = await Promise.all(
      forms.map(async (f) => ({ ...f, digest: (await previewOf(id, f.form, f.to)).digest })),
    );
    const refused = await person("POST", `/api/v1/cases/${id}/filings`, { filings });
    expect([refused.status, refused.json["code"]]).toEqual([409, "FILING_CONTRADICTS"]);
    expect(JSON.stringify(refused.json["faults"])).toContain("incident.malicious");
    expect((await fileOf(id)).filings).toEqual([]);
  });

  it("is versioned and compared with the last one; what is held otherwise now marks the old one as out of date", async () => {
    const id = await report("G-6", "203.0.113.16");
    await answerAll(id);
    await fileForm(id, "eu-nis2-early-warning", "eu-csirt");
    await state(id, [{ fact: "incident.malicious", value: false }]);
    expect((await fileOf(id)).filings[0]?.outdated.map((o) => o.en)).toEqual(["malicious act suspected"]);
    const next = await previewOf(id, "eu-nis2-early-warning", "eu-csirt");
    expect([next.version, next.changes]).toMatchObject([2, [{ kind: "changed", before: true, after: false }]]);
    await fileForm(id, "eu-nis2-early-warning", "eu-csirt");
    const [second, first] = (await fileOf(id)).filings;
    expect([second?.version, first?.version, second?.outdated]).toEqual([2, 1, []]);
  });

  it("as a common form reads back through intake as it was stated", async () => {
    const id = await report("G-7", "203.0.113.17", {
      停止した拠点数: "4",
      侵入経路: "不明",
      覚知日時: "2026/12/07 06:30",
    });
    await state(id, [{ fact: "impact.services", value: "搬出入\n受付" }]);
    const bytes = await fetch(`${t.hub.url}/api/v1/cases/${id}/filing/forms/jp-common-form-ransomware/file?to=office`, {
      headers: { cookie },
    });
    const back = understand(new Uint8Array(await bytes.arrayBuffer()), {});
    expect(back.refused).toEqual([]);
    const [read] = back.ok ? back.reports : [];
    expect(read).toMatchObject({
      format: "common-form-ransomware",
      sourceId: "G-7",
      noticed: { from: "2026-12-06T21:30:00Z" },
      personalData: "unknown",
      tlp: "amber",
      consent: { shareWithCoordinator: true, shareAnonymised: true, shareAbroad: false },
    });
    const text = (label: string) => read?.narrative.find((x) => x.label === label)?.text;
    expect([text("停止した業務・サービス"), text("停止した拠点数"), text("侵入経路")]).toEqual([
      "搬出入\n受付",
      "4",
      "不明",
    ]);
    expect(read?.items.map((i) => [i.kind, i.value])).toEqual([["ipv4", "203.0.113.17"]]);
  });
});

describe("what an authority sends back", () => {
  it("comes to one place; its question is answered by a fact, which is stated for all", async () => {
    const id = await report("H-1", "203.0.113.21");
    await answerAll(id);
    await fileForm(id, "eu-nis2-early-warning", "eu-csirt");
    const [filing] = (await fileOf(id)).filings;
    const say = (by: string, word: Record<string, unknown>) =>
      machine(by, "POST", `/api/v1/filings/${filing?.id}/words`, word);
    expect((await say("eu-csirt", { kind: "receipt", number: "CSIRT-77" })).json["outcome"]).toBe("recorded");
    await say("eu-csirt", { kind: "question", text: "Which way in?", fact: "incident.entryPath" });
    expect((await say("bank", { kind: "receipt", number: "x" })).status).toBe(404);
    expect((await say("harbour", { kind: "receipt", number: "x" })).status).toBe(403);
    const open = (await fileOf(id)).openQuestions[0];
    expect(open?.word.fact?.fact).toBe("incident.entryPath");
    await state(id, [
      { fact: "incident.entryPath", value: "VPN", answers: { filing: filing?.id, question: open?.word.id } },
    ]);
    const after = await fileOf(id);
    expect(after.openQuestions).toEqual([]);
    expect(after.facts.find((f) => f.fact === "incident.entryPath")).toMatchObject({
      value: "VPN",
      source: { kind: "answer" },
    });
    const seen = (await machine("eu-csirt", "GET", `/api/v1/filings/${filing?.id}`)).json as unknown as FilingDetail;
    expect(seen.words.map((w) => [w.kind, w.number ?? w.text])).toEqual([
      ["receipt", "CSIRT-77"],
      ["question", "Which way in?"],
      ["answer", "VPN"],
    ]);
  });
});
