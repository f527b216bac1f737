/**
 * The register of acts that hung on a capability of law, as NDJSON: what `noroshi profile diff` judges under two profiles. It names
 * instants, acts, capabilities, outcomes and ids, and no content. Format: docs/specs/act-register.md.
 */
import { asDuty } from "../db/act.ts";
import type { OpenRealm } from "../open-realm.ts";
import { gatedActs } from "./register-store.ts";

/** The lines: one for each act, the oldest first, after a first one that says what it is. */
export async function actRegister(room: OpenRealm): Promise<readonly object[]> {
  const [now, acts] = await asDuty(room.realm, "keeper", async (tx) => [
    (await tx.now()).toString(),
    await gatedActs(tx),
  ]);
  const head = { schema: "noroshi.act-register/1", realm: room.name, exportedAt: now };
  const lines = acts.map((a) => ({
    at: a.at,
    act: a.act,
    needs: [a.gate],
    outcome: a.act === "report.withheld" ? "refused" : "done",
    subject: a.subject,
  }));
  return [head, ...lines];
}
