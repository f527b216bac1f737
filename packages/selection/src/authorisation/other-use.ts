/**
 * Whether what was kept under a permit may be used for a purpose. To protect is what selection is for; every other purpose is
 * closed, unless the permit rests on its party (agreement, owner's consent), the party consented to exactly that purpose and has
 * not taken it back, and, but for an owner's consent, the use stands on the commission's list in its fresh word (SG-16). Whoever
 * uses it so must enter it.
 */
import type { Authorisation, Use, UseCode } from "../contract/index.ts";
import { type Law, type PermitActs, stopped } from "./usable.ts";

/** The reason why not, or undefined. */
export function unusableFor(permit: Authorisation, acts: PermitActs, law: Law, use: Use): UseCode | undefined {
  if (use === "protect") return undefined;
  if (permit.capability !== "partyAgreement" && permit.capability !== "ownerConsent") return "USE_NOT_OPEN";
  const now = Date.parse(law.now);
  const owner = permit.capability === "ownerConsent";
  const status = owner ? undefined : stopped(permit, law.status, now);
  if (status !== undefined) return status;
  const given = latest(
    acts.otherUses?.filter((one) => one.use === use),
    now,
  );
  const taken = latest(
    acts.withdrawals?.filter((one) => one.use === null || one.use === use),
    now,
  );
  if (given === undefined || (taken !== undefined && taken >= given)) return "USE_NOT_CONSENTED";
  return owner || law.status?.otherUses.get(permit.id)?.has(use) === true ? undefined : "USE_NOT_LISTED";
}

/** The newest instant that has come, in milliseconds. */
function latest(acts: readonly { readonly at: string }[] | undefined, now: number): number | undefined {
  const past = (acts ?? []).map(({ at }) => Date.parse(at)).filter((at) => at <= now);
  return past.length === 0 ? undefined : Math.max(...past);
}
