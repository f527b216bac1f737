/** What was done on one report, as far as its reader may know. */
import type { ReportActs } from "@noroshi/api";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { assessmentOf } from "./assessment-body.ts";
import { assessmentRows, consentRows, reportsNamed, withdrawalRows } from "./store.ts";

/** @returns undefined where the reader sees no such report */
export async function reportActs(tx: ReaderTx, directory: Directory, id: string): Promise<ReportActs | undefined> {
  // An id names a report by itself; no sender's own number is a token of nothing.
  const versions = await reportsNamed(tx, id, Buffer.alloc(0));
  const first = versions[0];
  if (!first) return undefined;
  const consents = await consentRows(tx, first.sourceRef);
  const assessments = await assessmentRows(
    tx,
    versions.map((v) => v.reportId),
  );
  return {
    consents: consents.map((c) => ({
      id: c.id,
      at: c.at,
      given: c.given,
      recipients: c.recipients.map((r) => bodyOf(directory, r)),
      items: c.items === null ? null : [...c.items],
      validFrom: c.valid_from,
      validUntil: c.valid_until,
      endedAt: c.ended_at,
    })),
    withdrawals: [...(await withdrawalRows(tx, first.sourceRef))],
    assessments: assessments.map((a) => assessmentOf(a, directory)),
  };
}
