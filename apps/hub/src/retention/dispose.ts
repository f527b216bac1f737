/**
 * Carries out disposals that two people agreed on, as the keeper's duty: what is due and under no hold at that instant is erased
 * under a certificate each, in one act with its tombstone; the rest is kept back and counted. Whatever the proposal says, dates
 * and holds are looked at again here.
 */
import { createHash } from "node:crypto";
import { classOf, dueAt, type ErasureCertificate } from "@noroshi/oversight";
import { z } from "zod";
import { asDuty, type DutyTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { eraseReportsIn } from "../keeping/erase.ts";
import { record } from "../oversight/recorder.ts";
import { type ApprovedDisposal, heldAmong, nextApproved, writeCertificates, writeDone } from "./keeper-store.ts";
import { RETENTION, RETENTION_DIGEST } from "./plan.ts";
import { keptRecords } from "./store.ts";

/** @returns how many disposals were carried out */
export async function disposeApproved(realm: Realm): Promise<number> {
  for (let done = 0; ; done++) {
    const more = await asDuty(realm, "keeper", async (tx) => {
      const next = await nextApproved(tx);
      if (next) await carryOut(tx, next);
      return next !== undefined;
    });
    if (!more) return done;
  }
}

async function carryOut(tx: DutyTx<"keeper">, d: ApprovedDisposal): Promise<void> {
  const now = (await tx.now()).toString();
  const records = await keptRecords(tx, { ids: d.report_ids });
  const held = await heldAmong(
    tx,
    records.map((r) => r.key),
  );
  const due = records.flatMap((r) => {
    const kept = classOf(RETENTION, r);
    const from = dueAt(kept, r);
    const goes = kept.id === d.class && from !== null && Date.parse(from) <= Date.parse(now) && !held.has(r.key);
    return goes ? [{ id: r.id, key: r.key, from }] : [];
  });
  const certificates = due.map(({ key, from }) => {
    const words = JSON.stringify({
      schema: "erasure-certificate/1",
      key,
      class: d.class,
      plan: RETENTION.id,
      dueAt: from,
      at: now,
      proposedBy: d.asked_person,
      approvedBy: d.answered_person,
      disposal: d.id,
    });
    return { key, words, digest: createHash("sha256").update(words).digest() };
  });
  await writeCertificates(tx, d.id, certificates);
  const erased = await eraseReportsIn(
    tx,
    due.map((r) => r.id),
    `class ${d.class}`,
  );
  if (erased !== due.length) throw new Error("a report that is due was erased by somebody else");
  await writeDone(tx, d.id, erased, d.report_ids.length - erased);
  const all = createHash("sha256");
  for (const c of certificates) all.update(c.digest);
  await record(tx, [
    {
      act: "retention.disposed",
      actorId: d.answered_by,
      labelId: d.label_id,
      subject: d.id,
      facts: {
        class: d.class,
        plan: RETENTION.id,
        rule: RETENTION_DIGEST,
        keepDays: RETENTION.classes.find((c) => c.id === d.class)?.keepDays ?? null,
        erased,
        keptBack: d.report_ids.length - erased,
        certificates: all.digest("hex"),
      },
    },
  ]);
}

const CertificateSchema = z.object({
  key: z.string(),
  class: z.string(),
  dueAt: z.string(),
  at: z.string(),
  proposedBy: z.string(),
  approvedBy: z.string(),
});

/** A kept certificate as it is judged; one whose words are not what was certified, or are another key's, is not whole. */
export function certificateOf(row: {
  readonly key: string;
  readonly words: string;
  readonly digest: Buffer;
}): ErasureCertificate {
  const unreadable = { key: row.key, class: "", dueAt: "", at: "", proposedBy: "", approvedBy: "-", whole: false };
  let said: unknown;
  try {
    said = JSON.parse(row.words);
  } catch {
    return unreadable;
  }
  const read = CertificateSchema.safeParse(said);
  if (!read.success) return unreadable;
  const whole = createHash("sha256").update(row.words).digest().equals(row.digest) && read.data.key === row.key;
  return { ...read.data, key: row.key, whole };
}
