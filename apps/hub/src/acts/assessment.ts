/**
 * How grave an incident is held to be. The assessor names a report that it sees; the assessment lies under the label of the
 * case in which the assessor sees that report, so that its participants read it, and else under the assessor's own.
 */
import { overallOf, weightsOf } from "@noroshi/cases";
import type { AssessmentSaid } from "@noroshi/intake";
import type { Signed } from "../accounts/signed.ts";
import { casesOfReports } from "../cases/reading/cases.ts";
import { labelOfCase } from "../cases/reading/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { sourceTokenOf } from "../intake/source-ref.ts";
import { metByAct } from "../law/clocks/met-by-act.ts";
import { record } from "../oversight/recorder.ts";
import type { Doing, Done } from "./act.ts";
import { METHODS } from "./methods.ts";
import { insertAssessment, reportsNamed } from "./store.ts";

export async function assess(signed: Signed, tx: ReaderTx, doing: Doing, said: AssessmentSaid): Promise<Done> {
  const { realm } = signed.room;
  const seen = await reportsNamed(tx, said.reportId, sourceTokenOf(realm, said.reportId));
  const report = seen.find((r) => r.latest) ?? seen.at(-1);
  if (!report) return { outcome: "rejected" };
  const room = (await casesOfReports(realm, tx, [report.reportId])).get(report.reportId);
  const labelId = (room && (await labelOfCase(tx, room.id))) ?? doing.ownLabelId;
  const priority = said.priority === null ? null : weighed(said.priority);
  await insertAssessment(tx, {
    id: doing.chance.uuid(),
    labelId,
    reportId: report.reportId,
    caseId: room?.id ?? null,
    receiptId: doing.receiptId,
    mode: said.mode,
    continuity: said.continuity,
    safety: said.safety,
    trust: said.trust,
    priority,
    at: doing.at,
  });
  await record(tx, [
    {
      act: "case.assessed",
      actorId: tx.reader.actorId,
      labelId,
      subject: room?.id ?? report.reportId,
      facts: { mode: said.mode, overall: overallOf(said), receipt: doing.receiptId },
    },
  ]);
  await metByAct(signed, tx, doing, report.reportId, "assessment");
  return { outcome: "recorded" };
}

type Priority = NonNullable<AssessmentSaid["priority"]>;

/** A priority with its weights: the author's own, or those of the method that it names. @throws Refusal NOT_UNDERSTOOD for a method that is none */
function weighed(p: Priority): Priority {
  if (p.weights) return p;
  const method = METHODS.find((m) => m.id === p.method);
  if (method) return { ...p, weights: weightsOf(method) };
  const names = METHODS.map((m) => m.id).join(", ");
  const say = { en: `Name a method (${names}), or give weights.`, ja: `方式（${names}）か重みを書いてください。` };
  throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: "$.priority.method", say }] });
}
