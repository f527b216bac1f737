/**
 * Whether enough of the right people approved exactly this. Trusts votes only as recorded acts, and only those of the kind of
 * body that approves. The requester never counts, two
 * accounts of one person count once, and a delegate counts for whom it stands in and for nobody else.
 */
import type { GateCode, GatePlan, Vote } from "../contract/index.ts";

export interface Ballot {
  readonly requester: { readonly personId: string; readonly organisationId: string };
  readonly objectDigest: string;
  readonly votes: readonly Vote[];
  readonly now: string;
}

export type Tally =
  | { readonly says: "approved" | "approved_with_conditions"; readonly validUntil: string | null }
  | { readonly says: "refused" }
  | { readonly says: "open"; readonly missing: number; readonly code: GateCode };

/** Counts the votes on one object at one instant. Of votes of one person at one instant the later in the list counts. */
export function tally(plan: GatePlan["approval"], ballot: Ballot): Tally {
  const { requester, objectDigest, now } = ballot;
  const latest = new Map<string, Vote>();
  for (const vote of ballot.votes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)))
    latest.set(vote.onBehalfOf ?? vote.personId, vote);
  let code: GateCode = "APPROVAL_MISSING";
  const counting: Vote[] = [];
  const hands = new Set<string>();
  for (const vote of latest.values()) {
    if (vote.bodyKind !== plan.by) continue;
    if (vote.objectDigest !== objectDigest) code = "APPROVAL_OF_SOMETHING_ELSE";
    else if (vote.validUntil !== undefined && Date.parse(vote.validUntil) <= Date.parse(now)) code = "APPROVAL_EXPIRED";
    else if ([vote.personId, vote.onBehalfOf].includes(requester.personId) || hands.has(vote.personId))
      code = "SAME_PERSON";
    else if (plan.otherOrganisation && vote.organisationId === requester.organisationId) code = "SAME_ORGANISATION";
    else {
      counting.push(vote);
      hands.add(vote.personId);
    }
  }
  const against = counting.filter((vote) => vote.says === "refuse");
  if (against.length > 0 && (plan.veto || against.length >= plan.quorum)) return { says: "refused" };
  const inFavour = counting.filter((vote) => vote.says !== "refuse");
  const organisations = new Set(inFavour.map((vote) => vote.organisationId)).size;
  const missing = Math.max(plan.quorum - inFavour.length, plan.organisations - organisations, 0);
  if (missing > 0) return { says: "open", missing, code };
  const ends = inFavour
    .flatMap((vote) => (vote.validUntil === undefined ? [] : [vote.validUntil]))
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  const conditions = inFavour.some((vote) => vote.says === "approve_with_conditions");
  return { says: conditions ? "approved_with_conditions" : "approved", validUntil: ends[0] ?? null };
}
