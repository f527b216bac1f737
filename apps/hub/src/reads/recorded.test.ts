/** How the sending of a recorded answer ends, by its reader too: one entry, one end. Real database; the answer is read part by part. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty, type Reader } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { fileUnder, foundNation } from "../db/testing-nation.ts";
import { openRealmRooms } from "../open-realm.ts";
import { readPurposes } from "./purposes.ts";
import { recorded } from "./recorded.ts";

let cluster: TestCluster;
let realm: Realm;
let reader: Reader;
let red = "";
beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm();
  const nation = await foundNation(realm);
  reader = nation.port;
  red = await fileUnder(realm, nation.port, { tlp: "red" }, nation.chance);
});
afterAll(() => cluster.stop());

/** Several parts: what is sent at once is seldom cut short. */
const LONG = 500_000;

interface Way {
  /** Its ids are the mint's. */
  readonly minted?: boolean;
  /** What the said purpose keeps away. */
  readonly barred?: readonly string[];
}

async function sent(
  requestId: string,
  { minted = false, barred }: Way = {},
): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const room = openRealmRooms(realm);
  const body = (await room.directory()).byId(reader.organisationId);
  if (!body) throw new Error("the body is not registered");
  const acting = {
    reader: { ...reader, ...(barred ? { barred } : {}) },
    personId: null,
    name: "port machine",
    roles: ["body_system"],
    content: true,
  };
  const signed = { room, acting, body, scope: "all" as const, login: null, credentialId: null, names: [] };
  const json = JSON.stringify({ id: red, text: "x".repeat(LONG) });
  const answer = await recorded(
    readPurposes(),
    { signed: signed as never, purpose: "incident_response", said: barred !== undefined },
    { requestId, act: "report.read", query: `/api/v1/reports/${red}` },
    new Response(json, { headers: { "content-type": "application/json" } }),
    minted,
  );
  const parts = answer.body?.getReader();
  if (!parts) throw new Error("an answer without a body");
  return parts;
}

async function onRecord(requestId: string): Promise<readonly unknown[]> {
  return asDuty(realm, "keeper", async (tx) => {
    const reads = await tx.db
      .selectFrom("restricted_read")
      .select(["ended", "records"])
      .where("request_id", "=", requestId)
      .execute();
    const entries = await tx.db
      .selectFrom("outbox")
      .select(["act", "entry"])
      .where("subject", "=", requestId)
      .orderBy("outbox_id")
      .execute();
    return [reads.map((r) => r.ended), entries.map((e) => [e.act, (e.entry as { ended?: string }).ended ?? null])];
  });
}

const request = (n: number): string => `33333333-0000-4000-8000-${String(n).padStart(12, "0")}`;

describe("a recorded answer", () => {
  it("is on record before its first byte, and without an end while it is under way", async () => {
    const parts = await sent(request(1));
    expect(await onRecord(request(1))).toEqual([[null], [["read.restricted", null]]]);
    await parts.cancel();
  });

  it("whose reader goes away is aborted, once, under the same request id", async () => {
    const parts = await sent(request(2));
    await parts.read();
    await parts.cancel();
    expect(await onRecord(request(2))).toEqual([
      ["aborted"],
      [
        ["read.restricted", null],
        ["read.ended", "aborted"],
      ],
    ]);
  });

  it("is completed before its last part leaves, and stays so though its reader goes away then", async () => {
    const parts = await sent(request(3));
    let bytes = 0;
    for (let part = await parts.read(); !part.done && bytes < LONG; part = await parts.read())
      bytes += part.value.length;
    await parts.cancel();
    expect(bytes).toBeGreaterThan(LONG);
    expect(await onRecord(request(3))).toEqual([
      ["completed"],
      [
        ["read.restricted", null],
        ["read.ended", "completed"],
      ],
    ]);
  });

  it("of what the mint named is looked through for nothing, and still on record where its purpose keeps rows away", async () => {
    await (await sent(request(4), { minted: true })).cancel();
    expect(await onRecord(request(4))).toEqual([[], []]);
    await (await sent(request(5), { minted: true, barred: ["law_enforcement_use"] })).cancel();
    expect((await onRecord(request(5)))[0]).toHaveLength(1);
  });
});
