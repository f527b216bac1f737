/** Assessments over the whole hub: three viewpoints, a maximum that the database computes, history. Real database, real HTTP. */
import type { CaseDetail, PriorityMethods } from "@noroshi/api";
import { ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;

beforeAll(async () => {
  t = await testHub();
  await t.local("POST", "/local/realms/drill/organisations", {
    organisations: [{ slug: "ministry", kind: "ministry", country: "XJ", name: { en: "Ministry", ja: "省" } }],
  });
});
afterAll(() => t[Symbol.asyncDispose]());

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
let n = 0;
const key = (): Record<string, string> => ({ "idempotency-key": `a${++n}` });

function form(number: string, address: string, pass = "同意する"): Uint8Array {
  return formOf(number, `IPアドレス：${address}`, pass);
}

function formOf(number: string, values: string, pass = "同意する"): Uint8Array {
  return ransomwareForm({
    報告番号: number,
    調整機関への提供: pass,
    匿名化した技術情報の共有: "同意する",
    海外機関への共有: "同意する",
    "侵害指標（IoC）": values,
  });
}

async function file(by: string, bytes: Uint8Array, query = "") {
  const headers = { "content-type": XLSX, ...key() };
  const answer = await t.as(by, "POST", `/api/v1/reports${query}`, { body: bytes, headers });
  expect(answer.text).toContain("outcome");
  await t.settled();
  return answer.json;
}

async function act(by: string, what: string, body: unknown) {
  const answer = await t.as(by, "POST", `/api/v1/${what}`, { body: JSON.stringify(body), headers: key() });
  await t.settled();
  return answer;
}

async function idOf(reader: string, address: string): Promise<string> {
  const page = await t.as(reader, "GET", `/api/v1/indicators?value=${address}`);
  return (page.json["items"] as { report: { id: string } | null }[])[0]?.report?.id ?? "";
}

describe("an assessment", () => {
  it("is read by the participants of the case in which its author sees the report", async () => {
    const sent = await file("bank", form("S-1", "203.0.113.51"));
    const answer = await act("office", "assessments", {
      schema: "assessment/1",
      reportId: "S-1",
      mode: "provisional",
      continuity: 1,
      safety: 0,
      trust: 3,
      priority: { method: "m", weights: { a: 2, b: 1 }, values: { a: 50, b: 100 } },
    });
    expect(answer.json["outcome"]).toBe("recorded");
    const seen = await t.as("bank", "GET", `/api/v1/reports/${sent["reportId"]}/acts`);
    expect(seen.json["assessments"]).toMatchObject([{ overall: 3, mode: "provisional", priorityScore: 66.7 }]);
    const hidden = await t.as("port", "GET", `/api/v1/reports/${sent["reportId"]}/acts`);
    expect(hidden.status).toBe(404);
  });

  const said = (reportId: string, three: readonly [number, number, number], more: Record<string, unknown> = {}) => ({
    schema: "assessment/1",
    reportId,
    mode: "provisional",
    continuity: three[0],
    safety: three[1],
    trust: three[2],
    ...more,
  });
  const caseOf = async (reader: string, reportId: unknown) => {
    const report = await t.as(reader, "GET", `/api/v1/reports/${reportId}`);
    const { id } = report.json["case"] as { id: string };
    return (await t.as(reader, "GET", `/api/v1/cases/${id}`)).json as unknown as CaseDetail;
  };

  it("lights the step, counts as the latest, and leaves what was said before", async () => {
    const sent = await file("bank", form("S-3", "203.0.113.53"));
    const before = await caseOf("bank", sent["reportId"]);
    expect([before.severity, before.fires.find((f) => f.hop === "assessed")?.state]).toEqual([null, "waits"]);
    await act("office", "assessments", said("S-3", [1, 0, 2]));
    await act("office", "assessments", said("S-3", [4, 0, 2], { mode: "ex_post" }));
    const after = await caseOf("bank", sent["reportId"]);
    expect(after.severity).toMatchObject({ overall: 4, stage: "ex_post", by: { slug: "office" } });
    expect(after.assessments.map((a) => a.overall)).toEqual([4, 2]);
    expect(after.fires.find((f) => f.hop === "assessed")).toMatchObject({ state: "lit", at: after.assessments[1]?.at });
    expect(after.otherScales.every((s) => s.verified === false)).toBe(true);
    expect(after.otherScales.map((s) => s.suggested.inputs)).toEqual(
      after.otherScales.map(() => [{ kind: "severity", id: "4" }]),
    );
  });

  it("is weighed by a method that the hub knows, unless it brings its own weights", async () => {
    const { methods } = (await t.as("office", "GET", "/api/v1/priority-methods")).json as unknown as PriorityMethods;
    const [method] = methods;
    const sent = await file("bank", form("S-4", "203.0.113.54"));
    const values = Object.fromEntries((method?.criteria ?? []).map((c) => [c.id, 50]));
    await act("office", "assessments", said("S-4", [1, 1, 1], { priority: { method: method?.id, values } }));
    expect((await caseOf("office", sent["reportId"])).severity).toMatchObject({
      method: method?.id,
      priorityScore: 50,
    });
    const none = await act("office", "assessments", said("S-4", [1, 1, 1], { priority: { method: "x", values } }));
    expect([none.status, JSON.stringify(none.json)]).toEqual([422, expect.stringContaining("$.priority.method")]);
  });

  it("has its overall level from the database: a document that states one is refused", async () => {
    const answer = await act("office", "assessments", said("S-4", [1, 1, 1], { overall: 4 }));
    expect([answer.status, JSON.stringify(answer.json["faults"])]).toEqual([422, expect.stringContaining("$.overall")]);
  });

  it("on another report of the case counts for the case, also after two cases have become one", async () => {
    const hash = "ab".repeat(32);
    await file("bank", formOf("J-1", "IPアドレス：203.0.113.71"));
    await file("port", formOf("J-2", `IPアドレス：203.0.113.72\nSHA-256：${hash}`));
    await act("office", "assessments", said("J-1", [1, 0, 0]));
    await act("office", "assessments", said("J-2", [0, 0, 3]));
    // The bank's next version shares two strong values with the port's form.
    await file("bank", formOf("J-1", `IPアドレス：203.0.113.71\nIPアドレス：203.0.113.72\nSHA-256：${hash}`));
    const joined = await caseOf("office", await idOf("office", "203.0.113.71"));
    expect(joined.reports).toBe(2);
    expect(joined.severity?.overall).toBe(3);
    expect(joined.assessments.map((a) => a.overall)).toEqual([3, 1]);
  });

  it("of a report that its author does not see is rejected", async () => {
    await file("bank", form("S-2", "203.0.113.52", "同意しない"), "?receivingAuthority=ministry");
    const answer = await act("office", "assessments", {
      schema: "assessment/1",
      reportId: "S-2",
      mode: "provisional",
      continuity: 1,
      safety: 0,
      trust: 3,
    });
    expect(answer.json["outcome"]).toBe("rejected");
  });
});
