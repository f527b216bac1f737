/**
 * Clocks that an act meets by being done: an assessment of a case meets the office's clock on confirming the severity. The word is
 * said in the act's own transaction, by the same hand, with the act's receipt as evidence; a clock of somebody else is untouched.
 */
import type { Signed } from "../../accounts/signed.ts";
import type { Doing } from "../../acts/act.ts";
import type { ReaderTx } from "../../db/act.ts";
import { viewOf } from "../../fusion/view.ts";
import { lawOf } from "../realm-law.ts";
import { mayMeet } from "./reading.ts";
import { sayOfClock } from "./say.ts";
import { clocksOf } from "./store.ts";

/** @param reportId a report that the actor sees; the clocks are those of its own view of the case */
export async function metByAct(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  reportId: string,
  act: "assessment",
): Promise<void> {
  const law = await lawOf(tx);
  if (law === undefined) return;
  const view = await viewOf(signed.room.realm, tx, [reportId]);
  const directory = await signed.room.directory();
  for (const clock of await clocksOf(tx, view.members(reportId)))
    if (law.stageOf(clock.rule)?.metBy === act && mayMeet(signed, clock, directory))
      await sayOfClock(signed, tx, doing, clock.clock_id, {
        kind: "met",
        at: null,
        evidence: { kind: "receipt", reference: doing.receiptId },
      });
}
