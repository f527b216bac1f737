/**
 * From bytes to a receipt, for one submission or many. Reads like the life of a report: replay? — understood? — passed on or
 * sealed? — labelled — stored, recorded and queued in one transaction. Nothing is half stored; the same key twice gives one
 * report; of many, each has its own fate.
 */
import { createHmac } from "node:crypto";
import type { IntakeFault, Report } from "@noroshi/intake/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import { asReader } from "../db/act.ts";
import { TryAgain } from "../db/errors.ts";
import { Refusal } from "../http/problem.ts";
import { keyObject } from "../keeping/key-object.ts";
import { flush } from "../provenance/handed-over.ts";
import { aboveCeiling, bytesAboveCeiling, recordAbove } from "./ceiling.ts";
import { planReport } from "./plan-report.ts";
import { findReceipts } from "./store.ts";
import { type Prepared, storeAll } from "./store-all.ts";
import { type Answer, again, type Submission } from "./submission.ts";
import { whatIsKnown } from "./what-is-known.ts";

/**
 * Accepts one submission for the body that signed it.
 * @throws Refusal IDEMPOTENCY_CONFLICT, NOT_UNDERSTOOD; DatabaseError DATABASE_AWAY, STORAGE_FULL
 */
export async function accept(signed: Signed, s: Submission): Promise<Answer> {
  const [fate] = await acceptAll(signed, [s]);
  if (fate === undefined) throw new Error("one submission had no fate");
  if (fate instanceof Refusal) throw fate;
  return fate;
}

/** How often an act is done again that met another one (the same key at once, a body that joined meanwhile). */
const TURNS = 5;

/**
 * Accepts some submissions in one transaction: an answer or a refusal for each, in their order.
 * @throws DatabaseError DATABASE_AWAY, STORAGE_FULL, TRY_AGAIN: then nothing of them was stored
 */
export async function acceptAll(signed: Signed, all: readonly Submission[]): Promise<readonly (Answer | Refusal)[]> {
  const secret = keyObject(signed.room.realm.key.derive("tokens"));
  const digests = all.map((s) => createHmac("sha256", secret).update(s.bytes).digest());
  const prepared = new Map<Submission, Prepared | Refusal>();
  for (let turn = 1; ; turn++) {
    try {
      return await attempt(signed, all, digests, prepared);
    } catch (e) {
      if (!(e instanceof TryAgain) || turn === TURNS) throw e;
      prepared.clear(); // labels may have moved
    }
  }
}

async function attempt(
  signed: Signed,
  all: readonly Submission[],
  digests: readonly Buffer[],
  prepared: Map<Submission, Prepared | Refusal>,
): Promise<readonly (Answer | Refusal)[]> {
  const { room, acting } = signed;
  const keys = [...new Set(all.map((s) => s.idempotencyKey))];
  const prior = await asReader(room.realm, acting.reader, (tx) => findReceipts(tx, keys), { readOnly: true });
  const directory = await room.directory();
  const fresh = new Map<string, Prepared>();
  const unseen: Unseen[] = [];
  const taken = new Set<string>();
  const refusedBefore = new Set(prepared.keys());
  for (const [i, s] of all.entries()) {
    // A key that stands twice in one request is stored once; the second is answered like a replay.
    if (prior.has(s.idempotencyKey) || taken.has(s.idempotencyKey)) continue;
    unseen.push({ s, digest: digests[i] ?? Buffer.alloc(0) });
    taken.add(s.idempotencyKey);
  }
  for (const [s, one] of await prepareAll(signed, unseen, prepared, directory)) {
    prepared.set(s, one);
    if (!(one instanceof Refusal)) fresh.set(s.idempotencyKey, one);
    else if (!refusedBefore.has(s)) await recordAbove(signed, [one]);
  }
  await flush(room.realm, signed.body.id); // what it was served before counts before what it says
  const stored = await asReader(room.realm, acting.reader, (tx) =>
    storeAll(tx, signed, [...fresh.values()], directory),
  );
  return all.map((s, i) => {
    const receipt = stored.get(s.idempotencyKey);
    if (receipt && fresh.get(s.idempotencyKey)?.submission === s) return { receipt, outcome: receipt.outcome };
    const before = receipt ?? prior.get(s.idempotencyKey);
    if (before)
      return before.digest.equals(digests[i] ?? Buffer.alloc(0)) ? again(before) : new Refusal("IDEMPOTENCY_CONFLICT");
    const refused = prepared.get(s);
    if (refused instanceof Refusal) return refused;
    throw new Error("a submission had no fate");
  });
}

interface Unseen {
  readonly s: Submission;
  readonly digest: Buffer;
}

/** Understands, and then plans with what the sender has said before about any of the reports. */
async function prepareAll(
  signed: Signed,
  unseen: readonly Unseen[],
  prepared: ReadonlyMap<Submission, Prepared | Refusal>,
  directory: Directory,
): Promise<ReadonlyMap<Submission, Prepared | Refusal>> {
  const done = new Map<Submission, Prepared | Refusal>();
  const understood: (Unseen & { readonly reports: readonly Report[]; readonly refused: readonly IntakeFault[] })[] = [];
  for (const one of unseen) {
    const before = prepared.get(one.s);
    if (before) {
      done.set(one.s, before);
      continue;
    }
    const marked = await bytesAboveCeiling(one.s.bytes, one.s.mediaType);
    if (marked) {
      done.set(one.s, marked);
      continue;
    }
    const read = await one.s.understand();
    const above = read.ok ? aboveCeiling(read.reports) : undefined;
    if (above) done.set(one.s, above);
    else if (read.ok && read.reports.length > 0)
      understood.push({ ...one, reports: read.reports, refused: read.refused });
    else done.set(one.s, new Refusal("NOT_UNDERSTOOD", { faults: read.refused }));
  }
  const known = await whatIsKnown(
    signed,
    understood.flatMap((u) => u.reports),
  );
  for (const { s, digest, reports, refused } of understood) {
    try {
      const plans = await Promise.all(
        reports.map((r) => planReport(signed, r, directory, s.receivingAuthority, known(r), s)),
      );
      done.set(s, { submission: s, digest, plans, refused });
    } catch (e) {
      if (!(e instanceof Refusal)) throw e;
      done.set(s, e);
    }
  }
  return done;
}
