/**
 * Reads what a gate turns on, in the act's own transaction: the basis held for share, the votes and the consultation held
 * against additions. Only recorded acts of the bodies concerned count; what a request says of itself is not asked.
 */
import type { Ballot, GateFacts } from "@noroshi/decisions";
import type { GatePlan, MeasureState, Vote } from "@noroshi/decisions/contract";
import type { Directory } from "../accounts/store.ts";
import { actingPersonOf } from "../approvals/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { inForce, seemsInForce } from "../law/store.ts";
import { isStopped } from "./stop-store.ts";
import { askedAs, consultedAt, type VoteRow, votesOn } from "./store.ts";

/** What is decided on: whose request, under which number, exactly what. */
export interface Matter {
  /** Of the measure itself, which is here already. */
  readonly id: string;
  readonly askerId: string;
  readonly number: string;
  readonly digest: Buffer;
  /** The person who asked, or the machine's actor where none did. */
  readonly askedBy: string;
  readonly targetCountry: string | null;
}

export async function factsOf(
  tx: ReaderTx,
  directory: Directory,
  plan: GatePlan,
  m: Matter,
  at: {
    readonly state: MeasureState;
    readonly deconflictionSince: string | null;
    readonly formFaults: number;
    readonly reason: string;
    /** Only looked at: nothing is held, so that a reader holds up nobody. */
    readonly look?: true;
  },
): Promise<GateFacts> {
  // The basis first: who changes its state waits for this act, and the other way round.
  const asks = at.look ? seemsInForce : inForce;
  const basisInForce = plan.capability === null || (await asks(tx, plan.capability));
  const votes = (await votesOn(tx, [m])).get(askedAs(m)) ?? [];
  // An act reads its instant once, and a running clock goes on while it writes: what it wrote itself has happened.
  const now = (await tx.now()).toString();
  const consulted = await consultedAt(tx, m);
  const stopped = await isStopped(tx, m.id, at.look !== true);
  return {
    plan,
    ...at,
    stopped,
    basisInForce,
    targetAbroad: isAbroad(m, directory),
    foreignConsultedAt: consulted !== null && Date.parse(consulted) > Date.parse(now) ? now : consulted,
    actor: {
      personId: (await actingPersonOf(tx)) ?? tx.reader.actorId,
      organisationId: tx.reader.organisationId,
    },
    ...ballotOf(m, votes, directory, now),
  };
}

/** An unknown country counts as abroad. */
export const isAbroad = (m: Pick<Matter, "targetCountry">, directory: Directory): boolean =>
  m.targetCountry !== directory.hubCountry;

/** What a ballot on this matter is counted from. */
export function ballotOf(
  m: Pick<Matter, "askerId" | "askedBy" | "digest">,
  votes: readonly VoteRow[],
  directory: Directory,
  now: string,
): Ballot {
  return {
    requester: { personId: m.askedBy, organisationId: m.askerId },
    objectDigest: m.digest.toString("hex"),
    votes: votes.map((v) => voteOf(v, directory)),
    now,
  };
}

/** A kept vote as the rule of approvals reads it, at the gate and in the register alike. */
export function voteOf(v: Omit<VoteRow, "id" | "decision">, directory: Directory): Vote {
  return {
    personId: v.person_id,
    organisationId: v.organisation_id,
    bodyKind: directory.byId(v.organisation_id)?.kind ?? "unknown",
    ...(v.on_behalf_of === null ? {} : { onBehalfOf: v.on_behalf_of }),
    says: v.says,
    objectDigest: v.object_digest.toString("hex"),
    at: v.at,
    ...(v.valid_until === null ? {} : { validUntil: v.valid_until }),
  };
}
