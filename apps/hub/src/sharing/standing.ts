/**
 * How a release stands now, as far as its orderer can work it out from what it sees itself: a value is over, or it would not go out
 * any more; a recipient got nothing since its door was closed. What recipients lost or kept beyond that moves nothing of it.
 */
import type { Packed } from "@noroshi/handling";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { planOwnPart } from "./order.ts";
import type { ReleaseRow } from "./store.ts";

/** `ended`: its validity is over. `taken_back`: from what the orderer sees, these recipients may not have it any more. */
export type ValueState = "in_force" | "ended" | "taken_back";

/** The state of each value of the orderer's own part, in its order. */
export async function standingOf(signed: Signed, tx: ReaderTx, r: ReleaseRow): Promise<readonly ValueState[]> {
  const now = (await tx.now()).toString();
  const directory = await signed.room.directory();
  const recipients = r.recipients.flatMap((id) => directory.byId(id) ?? []);
  const { part } = await planOwnPart(
    signed.room.realm,
    tx,
    directory,
    { recipients, reports: r.reports, only: null },
    now,
  );
  const still = new Set(part.values.map((v) => `${v.kind} ${v.value}`));
  const over = (v: Pick<Packed, "validUntil">): boolean =>
    v.validUntil !== null && Date.parse(v.validUntil) <= Date.parse(now);
  return r.seen.map((v) => (over(v) ? "ended" : still.has(`${v.kind} ${v.value}`) ? "in_force" : "taken_back"));
}
