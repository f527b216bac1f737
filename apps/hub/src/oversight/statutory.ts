/**
 * The statutory report: counted anew from the register whenever it is looked at, and frozen with its digest when it is handed in.
 * A report in which an act stands under no provision is not frozen.
 */
import { createHash } from "node:crypto";
import { countReport, type StatutoryReport } from "@noroshi/oversight";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { OVERSIGHT } from "./book.ts";
import { mustBeCommission, ownLabel, wrong } from "./own-label.ts";
import { record } from "./recorder.ts";
import { entriesOf, readRegister } from "./register.ts";
import { insertReport } from "./report-store.ts";

const Instant = z.iso.datetime({ offset: true });

export const ReportSaid = z.strictObject({
  from: Instant,
  to: Instant,
  /** By item: the overview that the law asks for beside the figures. */
  overviews: z.record(z.string().max(40), z.string().trim().max(20_000)).default({}),
});

/** Counts the report of a period as it would be frozen now. @throws Refusal NOT_ALLOWED, NOT_UNDERSTOOD for an empty period */
export async function draftReport(
  signed: Signed,
  tx: ReaderTx,
  said: z.infer<typeof ReportSaid>,
): Promise<{ readonly report: StatutoryReport; readonly entries: ReturnType<typeof entriesOf> }> {
  mustBeCommission(signed);
  if (Date.parse(said.from) >= Date.parse(said.to))
    throw wrong("to", "The period ends before it begins.", "対象期間の終わりが始まりより前です。");
  const entries = entriesOf(await readRegister(signed, tx));
  const standing = signed.room.realm.kind === "live" ? "statutory" : "exercise";
  const period = { from: said.from, to: said.to };
  return { report: countReport(OVERSIGHT, entries, { period, standing, overviews: said.overviews }), entries };
}

/** @throws Refusal NOT_UNDERSTOOD for a period that has not ended, NOT_NOW while acts stand under no provision */
export async function freezeReport(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof ReportSaid>,
): Promise<Done> {
  if (Date.parse(said.to) > Date.parse(doing.at))
    throw wrong("to", "The period has not ended yet.", "対象期間がまだ終わっていません。");
  const { report } = await draftReport(signed, tx, said);
  if (report.unclassified.length > 0) throw unclassified(report.unclassified);
  const body = Buffer.from(JSON.stringify(report));
  const digest = createHash("sha256").update(body).digest();
  const label = await ownLabel(signed);
  const id = doing.chance.uuid();
  await insertReport(tx, { id, label, from: said.from, to: said.to, body, digest, receiptId: doing.receiptId });
  await record(tx, [
    {
      act: "oversight.report_frozen",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { digest: digest.toString("hex"), receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

function unclassified(acts: readonly string[]): Refusal {
  const say = {
    en: "This act stands under no provision of the profile.",
    ja: "この行為はプロファイルのどの規定にも当たりません。",
  };
  return new Refusal("NOT_NOW", { faults: acts.slice(0, 100).map((place) => ({ code: "UNCLASSIFIED", place, say })) });
}
