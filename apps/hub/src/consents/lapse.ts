/**
 * Ends consents whose time is over, on the realm's clock: each leaves a withdrawal that nobody spoke, an entry, and the job that tells
 * whoever was handed a value because of it (sharing/recall.ts), in one transaction. Who may see what followed the clock already; this
 * goes after what was handed out. Found again after a crash, since what was not ended still stands.
 */
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import { writeActor } from "../accounts/store.ts";
import { asDuty } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import type { OpenRealm } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import { consentsToLapse, lapseConsent } from "./lapse-store.ts";

/** Ended in one transaction at most. */
const BATCH = 200;

/** @returns how many ended now */
export async function lapseConsents(room: OpenRealm): Promise<number> {
  const { realm } = room;
  let ended = 0;
  for (;;) {
    const due = await asDuty(realm, "delivery", (tx) => consentsToLapse(tx, BATCH));
    if (due.length === 0) return ended;
    await asDuty(realm, "door", (tx) =>
      writeActor(tx, { id: DELIVERY_DUTY, kind: "duty", organisationId: null, personId: null, name: "delivery duty" }),
    );
    await asDuty(realm, "delivery", async (tx) => {
      for (const c of due) {
        const id = realm.chance({ actorId: DELIVERY_DUTY, act: `lapse ${c.consent_id}` }).uuid();
        if (!(await lapseConsent(tx, c.consent_id, id))) continue;
        const payload = { withdrawal: id, reports: c.reports.join(","), flags: "", consent: c.consent_id, at: c.at };
        await enqueue(tx, "recall", payload);
        await record(tx, [
          {
            act: "consent.lapsed",
            actorId: DELIVERY_DUTY,
            labelId: c.label_id,
            subject: c.consent_id,
            facts: { withdrawal: id, at: c.at },
          },
        ]);
        ended++;
      }
    });
    if (due.length < BATCH) return ended;
  }
}
