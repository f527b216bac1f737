/**
 * How grave an incident is held to be. The assessor names a report that it sees; the assessment lies under the label of the
 * case in which the assessor sees that report, so that its participants read it, and else under the assessor's own.
 */
import type { AssessmentSaid } from "@noroshi/intake";
import type { Signed } from "../accounts/signed.ts";
import { casesOfReports } from "../cases/reading/cases.ts";
import { labelOfCase } from "../cases/reading/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { sourceTokenOf } from "../intake/source-ref.ts";
import { record } from "../oversight/recorder.ts";
import type { Doing, Done } from "./act.ts";
import { insertAssessment, reportsNamed } from "./store.ts";

export async function assess(signed: Signed, tx: ReaderTx, doing: Doing, said: AssessmentSaid): Promise<Done> {
  const { realm } = signed.room;
  const seen = await reportsNamed(tx, said.reportId, sourceTokenOf(realm, said.reportId));
  const report = seen.find((r) => r.latest) ?? seen.at(-1);
  if (!report) return { outcome: "rejected" };
  const room = (await casesOfReports(realm, tx, [report.reportId])).get(report.reportId);
  const labelId = (room && (await labelOfCase(tx, room.id))) ?? doing.ownLabelId;
  await insertAssessment(tx, {
    id: doing.chance.uuid(),
    labelId,
    reportId: report.reportId,
    receiptId: doing.receiptId,
    mode: said.mode,
    continuity: said.continuity,
    safety: said.safety,
    trust: said.trust,
    priority: said.priority,
    at: doing.at,
  });
  await record(tx, [
    {
      act: "case.assessed",
      actorId: tx.reader.actorId,
      labelId,
      subject: room?.id ?? report.reportId,
      facts: { mode: said.mode, overall: Math.max(said.continuity, said.safety, said.trust), receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}
