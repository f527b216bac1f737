/**
 * Says once of each clock that its time is getting short, and once that it ran out: a kept event and an entry in the outbox, under
 * the label of its report, and a page that wakes somebody. Found again after a crash, since what was not said still is not.
 */
import { FUSION_DUTY } from "../../accounts/duties.ts";
import { asDuty } from "../../db/act.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { record } from "../../oversight/recorder.ts";
import { type Opening, openPages } from "../../paging/open-pages.ts";
import { setClocks } from "./derive.ts";
import { clocksToTell, insertEvent, lockTelling } from "./store.ts";

const BATCH = 200;

/** @returns how many were told */
export async function tellClocks(room: OpenRealm): Promise<number> {
  const coordinator = (await room.directory()).coordinator?.id;
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
      await openPages(
        room,
        tx,
        due.map((c) => wakes(c, coordinator)),
      );
      return due.length;
    });
    told += now;
    if (now < BATCH) return told;
  }
}

/** Whose clock it is is woken first; the coordinating body where that one does not answer, or where an authority is obliged. */
function wakes(
  c: { clock_id: string; kind: string; obliged: string; owner_id: string },
  coordinator: string | undefined,
): Opening {
  const office = coordinator === undefined ? [] : [coordinator];
  return {
    aboutKind: "clock",
    about: c.clock_id,
    reason: c.kind === "ran_out" ? "clock_ran_out" : "clock_warned",
    urgent: c.kind === "ran_out",
    chain: c.obliged === "reporter" ? [c.owner_id, ...office] : office,
  };
}

/** Computes the clocks of one report anew, after something was said about them. */
export const clocksAgain = (room: OpenRealm, reportId: string): Promise<void> =>
  asDuty(room.realm, "fusion", (tx) => setClocks(room, tx, [reportId]));
