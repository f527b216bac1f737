/**
 * What stands about reports before they are labelled: their sender's earlier statements, and whether the duty to report is in
 * force. Asked once before labels are made, and again inside the act that stores: what changed meanwhile is thought over.
 */
import type { Report } from "@noroshi/intake/contract";
import type { Signed } from "../accounts/signed.ts";
import { standingOf } from "../acts/store.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import { TryAgain } from "../db/errors.ts";
import { inForce } from "../law/store.ts";
import type { Known, Plan } from "./plan-report.ts";
import { sourceRefOf } from "./source-ref.ts";

const DUTY = "mandatoryReport";

export async function whatIsKnown(signed: Signed, reports: readonly Report[]): Promise<(report: Report) => Known> {
  if (reports.length === 0) return () => ({ standing: undefined, mandatory: false });
  return asReader(signed.room.realm, signed.acting.reader, (tx) => lookUp(tx, signed, reports));
}

async function lookUp(tx: ReaderTx, signed: Signed, reports: readonly Report[]): Promise<(report: Report) => Known> {
  const refOf = (report: Report) => sourceRefOf(signed.room.realm, signed.body.id, report);
  const standing = await standingOf(
    tx,
    reports.map(refOf).filter((r) => r !== null),
  );
  const withheld = reports.some((r) => r.consent?.shareWithCoordinator === false);
  const mandatory = withheld && signed.body.coreOperator && (await inForce(tx, DUTY));
  return (report) => ({ standing: standing.get(refOf(report)?.toString("hex") ?? ""), mandatory });
}

/** Holds plans to what stands in this transaction. @throws TryAgain when something changed since they were made */
export async function holdToKnown(tx: ReaderTx, signed: Signed, plans: readonly Plan[]): Promise<void> {
  const known = await lookUp(
    tx,
    signed,
    plans.map((p) => p.report),
  );
  for (const plan of plans) {
    const now = known(plan.report);
    const same = (now.standing?.statements ?? 0) === (plan.known.standing?.statements ?? 0);
    if (!same || (plan.dutyDecides && now.mandatory !== plan.known.mandatory)) throw new TryAgain(undefined);
  }
}
