/**
 * Says once of each clock that its time is getting short, and once that it ran out: a kept event and an entry in the outbox, under
 * the label of its report. Found again after a crash, since what was not said still is not.
 */
import { FUSION_DUTY } from "../../accounts/duties.ts";
import { asDuty } from "../../db/act.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { record } from "../../oversight/recorder.ts";
import { setClocks } from "./derive.ts";
import { clocksToTell, insertEvent, lockTelling } from "./store.ts";

const BATCH = 200;

/** @returns how many were told */
export async function tellClocks(room: OpenRealm): Promise<number> {
  let told = 0;
  for (;;) {
    const now = await asDuty(room.realm, "fusion", async (tx) => {
      await lockTelling(tx);
      const due = await clocksToTell(tx, BATCH);
      for (const c of due) {
        const chance = room.realm.chance({ actorId: FUSION_DUTY, act: `${c.kind} ${c.clock_id}` });
        await insertEvent(tx, {
          id: chance.uuid(),
          reportId: c.report_id,
          rootId: c.root_id,
          labelId: c.label_id,
          rule: c.rule,
          kind: c.kind,
          anchor: null,
          at: c.at,
          by: FUSION_DUTY,
          receiptId: null,
          evidence: null,
          evidenceKind: null,
        });
      }
      await record(
        tx,
        due.map((c) => ({
          act: `clock.${c.kind}` as const,
          actorId: FUSION_DUTY,
          labelId: c.label_id,
          subject: c.report_id,
          facts: { rule: c.rule, at: c.at },
        })),
      );
      return due.length;
    });
    told += now;
    if (now < BATCH) return told;
  }
}

/** Computes the clocks of one report anew, after something was said about them. */
export const clocksAgain = (room: OpenRealm, reportId: string): Promise<void> =>
  asDuty(room.realm, "fusion", (tx) => setClocks(room, tx, [reportId]));
