/** Laying a case before a court, on a real hub: whose word it takes, and that exactly what was ordered goes out. */
import { createHash, verify } from "node:crypto";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeRoom, commissioner, key, later, office, openRoom, post, t } from "../../decisions/testing-room.ts";
import { type Person, personOf, type SignedIn } from "../../roles/testing-people.ts";
import { notice } from "../../testing-hub.ts";

let police: SignedIn;
let partner: SignedIn;
beforeAll(async () => {
  await openRoom();
  police = await personOf(t, "police", "police_investigator", "sergeant");
  partner = await personOf(t, "police", "police_investigator", "inspector");
});
afterAll(closeRoom);

let n = 0;
/** A report of the police, so marked. */
async function report(tlp: "green" | "amber"): Promise<string> {
  n++;
  const sent = await t.as("police", "POST", "/api/v1/reports", {
    body: notice(`court-${n}`, { tlp, indicators: [{ type: "ipv4", value: `203.0.113.${n}` }] }),
    headers: { "idempotency-key": `court-${n}` },
  });
  expect(sent.status, sent.text).toBe(202);
  return String(sent.json["reportId"]);
}

/** A case of the police on these reports. */
async function caseOn(first: string, ...more: readonly string[]): Promise<string> {
  const made = await post(police, "/api/v1/cases", { report: first, participants: [] });
  expect(made.status, made.text).toBe(202);
  const { items } = (await police.call("GET", "/api/v1/cases")).json as { items: { id: string }[] };
  for (const { id } of items) {
    const detail = (await police.call("GET", `/api/v1/cases/${id}`)).json as { founding: { id: string } | null };
    if (detail.founding?.id !== first) continue;
    for (const one of more) {
      const pinned = await post(police, `/api/v1/cases/${id}/reports`, { report: one });
      expect(pinned.status, pinned.text).toBe(202);
    }
    return id;
  }
  throw new Error("the case is not there");
}

const SAID = { court: "District court, file 12", reason: "the court asked for it" };
interface Order {
  readonly id: string;
  readonly state: string;
  readonly second: boolean;
  readonly mayAnswer: boolean;
  readonly reports: number;
}
const orders = async (by: Person, id: string): Promise<readonly Order[]> =>
  (await by.call("GET", `/api/v1/cases/${id}/court-exports`)).json["items"] as Order[];
const known = new Set<string>();
const ordered = async (id: string): Promise<Order> => {
  const said = await post(police, `/api/v1/cases/${id}/court-exports`, SAID);
  expect(said.status, said.text).toBe(202);
  const all = await orders(police, id);
  const fresh = all.find((o) => !known.has(o.id));
  if (!fresh) throw new Error("no order");
  known.add(fresh.id);
  return fresh;
};
const answer = (by: Person, id: string, says: string) =>
  post(by, `/api/v1/court-exports/${id}/answer`, { answer: says });
const produced = async (by: SignedIn, id: string) => {
  const answered = await fetch(`${t.hub.url}/api/v1/court-exports/${id}/file`, {
    method: "POST",
    headers: { ...by.headers, "content-type": "application/json", "idempotency-key": key() },
    body: "{}",
  });
  const bytes = new Uint8Array(await answered.arrayBuffer());
  const { code } = answered.ok ? { code: "" } : (JSON.parse(Buffer.from(bytes).toString()) as { code: string });
  return { status: answered.status, headers: answered.headers, bytes, code };
};

async function opened(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const entry of await new ZipReader(new Uint8ArrayReader(bytes)).getEntries())
    if (!entry.directory) files.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  return files;
}

describe("an order for a court", () => {
  it("of what may be widely shared takes one person, and gives the originals byte for byte under a signed index", async () => {
    const own = await report("green");
    const id = await caseOn(own);
    const order = await ordered(id);
    expect(order).toMatchObject({ state: "ready", second: false, mayAnswer: false, reports: 1 });
    const made = await produced(police, order.id);
    expect([made.status, made.code]).toEqual([200, ""]);
    const files = await opened(made.bytes);
    const index = Buffer.from(files.get("index.json") ?? []);
    expect(made.headers.get("x-index-sha256")).toBe(createHash("sha256").update(index).digest("hex"));
    const key = Buffer.from(files.get("key.pem") ?? []).toString();
    expect(verify(null, index, key, Buffer.from(files.get("index.sig") ?? []))).toBe(true);
    const { originals } = JSON.parse(index.toString()) as { originals: { report: string; sha256: string }[] };
    expect(originals.map((o) => o.report)).toEqual([own]);
    const bytes = files.get(`originals/${own}`) ?? new Uint8Array();
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(originals[0]?.sha256);
    expect(Buffer.from(bytes).toString()).toContain("203.0.113.1");
  });

  it("of what is marked more strictly waits for a second person of the body, and takes nobody else's word", async () => {
    const id = await caseOn(await report("green"), await report("amber"));
    const order = await ordered(id);
    expect(order).toMatchObject({ state: "asked", second: true, mayAnswer: false, reports: 2 });
    expect((await produced(police, order.id)).code).toBe("SECOND_PERSON_NEEDED");
    expect((await answer(police, order.id, "confirmed")).json["code"]).toBe("SECOND_PERSON_NEEDED");
    for (const by of [office, commissioner]) expect((await answer(by, order.id, "confirmed")).status).toBe(403);
    expect((await orders(partner, id))[0]).toMatchObject({ id: order.id, mayAnswer: true });
    expect((await answer(partner, order.id, "confirmed")).status).toBe(202);
    const made = await produced(police, order.id);
    expect([made.status, made.code]).toEqual([200, ""]);
    expect([...(await opened(made.bytes)).keys()].filter((name) => name.startsWith("originals/"))).toHaveLength(2);
  });

  it("holds what it named and nothing that is pinned later; refused or old it gives nothing", async () => {
    const id = await caseOn(await report("green"), await report("amber"));
    const order = await ordered(id);
    const newer = await report("green");
    expect((await post(police, `/api/v1/cases/${id}/reports`, { report: newer })).status).toBe(202);
    expect((await answer(partner, order.id, "confirmed")).status).toBe(202);
    const names = [...(await opened((await produced(police, order.id)).bytes)).keys()];
    expect(names.filter((name) => name.startsWith("originals/"))).toHaveLength(2);
    expect(names).not.toContain(`originals/${newer}`);
    const refused = await ordered(id);
    expect((await answer(partner, refused.id, "refused")).status).toBe(202);
    expect((await produced(police, refused.id)).code).toBe("SECOND_PERSON_NEEDED");
    await later(15 * 24 * 60);
    expect((await produced(police, order.id)).code).toBe("NOT_NOW");
    expect((await orders(police, id)).map((o) => o.state).sort()).toEqual(["expired", "refused"]);
  });
});
