/** A victim that nobody asked says who may be told of it, fact by fact, and for how long. Real hub. */
import { ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answered } from "../testing-hub.ts";
import { foundWorld, type World } from "../worlds/testing-twins.ts";

let w: World;
let n = 0;
let minute = 0;
let report = "";
const SECTOR = "kontena-logistics";
const SITE = "Sotoura quay 4";

const later = (hours = 0): Promise<void> => {
  minute += 1 + hours * 60;
  return w.step(instant(0));
};
const instant = (hours: number): string => new Date(Date.UTC(2026, 10, 20, 1, minute + hours * 60)).toISOString();
const act = (by: string, path: string, said: unknown): Promise<Answered> =>
  w.as(by, "POST", path, { body: JSON.stringify(said), headers: { "idempotency-key": `o${++n}` } });

beforeAll(async () => {
  w = await foundWorld();
  await later();
  report = await send("port", "K-1");
});
afterAll(() => w[Symbol.asyncDispose]());

async function send(by: string, number: string): Promise<string> {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const form = {
    報告番号: number,
    報告組織ID: by,
    TLP: "TLP:GREEN",
    調整機関への提供: "同意する",
    匿名化した技術情報の共有: "同意する",
    海外機関への共有: "同意する",
    "侵害指標（IoC）": "ドメイン：kuro9.example",
  };
  const headers = { "content-type": type, "idempotency-key": `o${++n}` };
  const answer = await w.as(by, "POST", "/api/v1/reports", { body: ransomwareForm(form), headers });
  await w.settled();
  return String(answer.json["reportId"]);
}

const offer = (said: object, by = "port"): Promise<Answered> =>
  act(by, "/api/v1/consent-offers", { report, office: "office", victim: { sector: SECTOR, region: SITE }, ...said });

interface Listed {
  readonly id: string;
  readonly asker: { readonly slug: string };
  readonly offered: boolean;
  readonly state: string;
  readonly consent: string | null;
  readonly fields: readonly string[];
  readonly kinds: readonly string[];
}
async function newest(by: string): Promise<Listed> {
  const page = await w.as(by, "GET", "/api/v1/consent-requests?limit=1");
  const [top] = page.json["items"] as Listed[];
  if (!top) throw new Error("nothing was offered");
  return top;
}

async function release(to: readonly string[], fields: readonly string[]): Promise<void> {
  const victims = [{ consent: (await newest("office")).consent, fields }];
  const answer = await act("office", "/api/v1/releases", { report, to, audience: "sector", victims });
  expect(answer.status, answer.text).toBe(202);
  await w.settled();
}

async function told(by: string): Promise<string> {
  const page = await w.as(by, "GET", "/api/v1/deliveries?limit=1");
  const [top] = page.json["items"] as { id: string }[];
  return (await w.as(by, "GET", `/api/v1/deliveries/${top?.id}/package?as=stix`)).text;
}

describe("an offer to be named", () => {
  it("is told to the bodies, kinds and groups that it names with exactly its facts, without anybody having asked", async () => {
    const answer = await offer({ to: ["bank"], kinds: ["police"], words: "our partners should know" });
    expect(answer.status, answer.text).toBe(202);
    expect(await newest("office")).toMatchObject({
      ...{ offered: true, state: "granted", asker: { slug: "office" } },
      ...{ fields: ["sector", "region"], kinds: ["police"] },
    });
    await later();
    await release(["bank", "police", "isac"], ["name", "sector"]);
    expect(await told("bank")).toContain(SECTOR);
    expect(await told("police")).toContain(SECTOR);
    expect(await told("isac")).not.toContain(SECTOR);
    for (const body of ["bank", "police", "isac"]) expect(await told(body)).not.toContain(SITE);
  });

  it("is over when the victim ends it, and at its instant", async () => {
    expect((await act("port", `/api/v1/consent-requests/${(await newest("port")).id}/end`, {})).status).toBe(202);
    await w.settled();
    expect(await told("bank")).not.toContain(SECTOR);
    await later();
    expect((await offer({ kinds: ["isac"], until: instant(2) })).status).toBe(202);
    await later();
    await release(["isac"], ["sector"]);
    expect(await told("isac")).toContain(SECTOR);
    await later(3);
    expect(await told("isac")).not.toContain(SECTOR);
  });

  it("is one's own word on one's own report, to an office that coordinates, and says who may be told what", async () => {
    expect((await offer({ to: ["isac"] }, "bank")).status).toBe(404);
    expect((await offer({ to: ["isac"], report: "00000000-0000-4000-8000-00000000dead" })).status).toBe(404);
    expect((await offer({ to: ["bank"], office: "isac" })).status).toBe(403);
    expect((await offer({})).status).toBe(422);
    expect((await offer({ to: ["bank"], victim: {} })).status).toBe(422);
    expect((await offer({ to: ["bank"], kinds: ["anybody"] })).status).toBe(422);
  });

  it("reaches no office that may not hear of the report", async () => {
    const sealed = ransomwareForm({
      ...{ 報告番号: "K-2", 報告組織ID: "port", TLP: "TLP:GREEN", 調整機関への提供: "同意しない" },
      "侵害指標（IoC）": "ドメイン：shut9.example",
    });
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const headers = { "content-type": type, "idempotency-key": `o${++n}` };
    const shut = await w.as("port", "POST", "/api/v1/reports", { body: sealed, headers });
    const before = (await newest("office")).id;
    expect((await offer({ to: ["bank"], report: String(shut.json["reportId"]) })).status).toBe(403);
    expect((await newest("office")).id).toBe(before);
  });
});
