/**
 * The register of authorisations, read from recorded acts: what was asked, decided, with which end, prolonged, withdrawn from, and
 * what the commission did by itself. Nothing is entered into it by hand. A decision is the vote by which the quorum was reached,
 * by the same rule as at the gate; a refusal after an approval takes it back.
 */
import { tally } from "@noroshi/decisions";
import type { GatePlan, MeasureEvent, Vote } from "@noroshi/decisions/contract";
import { provisionOf } from "@noroshi/oversight";
import type { RegisterAct, RegisterEntry } from "@noroshi/oversight/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { voteOf } from "../decisions/facts.ts";
import { isDrafted } from "../decisions/form.ts";
import { gatesIn } from "../decisions/plans.ts";
import { openKeys } from "../keeping/keys.ts";
import { OVERSIGHT } from "./book.ts";
import {
  allVotes,
  measuresOf,
  ownActs,
  type RegisteredMeasure,
  type RegisteredStep,
  type RegisteredVote,
  stepsOfAll,
} from "./register-store.ts";

/** One request with everything that became of it. */
export interface RegisterRow {
  readonly id: string;
  readonly number: string;
  readonly type: RegisteredMeasure["type"];
  readonly askerId: string;
  readonly askedAt: string;
  readonly provision: string | null;
  /** The number of what it is to prolong. */
  readonly prolongs: string | null;
  /** From its last decision: until when it may be relied on; null where nothing is approved. */
  readonly validUntil: string | null;
  readonly standing: "waiting" | "approved" | "ended" | "refused" | "revoked" | "withdrawn" | "emergency" | "not_asked";
  readonly entries: readonly RegisterEntry[];
}

export interface RegisterOf {
  readonly rows: readonly RegisterRow[];
  readonly own: readonly RegisterEntry[];
}

/** All entries in the order in which they happened. */
export const entriesOf = (register: RegisterOf): readonly RegisterEntry[] =>
  [...register.rows.flatMap((r) => r.entries), ...register.own].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1),
  );

/** Reads the register as this reader sees it; whoever is not of the commission sees the requests that it takes part in. */
export async function readRegister(signed: Signed, tx: ReaderTx): Promise<RegisterOf> {
  const { realm } = signed.room;
  const exercise = realm.kind !== "live";
  const directory = await signed.room.directory();
  const gates = await gatesIn(tx);
  const plans = [...gates.plans.values()].filter((p) => p.approval.by === "commission");
  const measures = await measuresOf(
    tx,
    plans.map((p) => p.type),
  );
  const keys = await openKeys(
    realm,
    tx,
    measures.map((m) => m.content_key),
    "measure_keys",
  );
  const steps = Map.groupBy(
    await stepsOfAll(
      tx,
      measures.map((m) => m.id),
    ),
    (s) => s.measure_id,
  );
  const votes = Map.groupBy(await allVotes(tx), (v) => `${v.asker_id} ${v.number}`);
  const now = (await tx.now()).toString();
  const rows = measures.flatMap((m): RegisterRow[] => {
    const plan = gates.plans.get(m.type);
    if (!plan) return [];
    const sealed = keys.get(m.content_key)?.open("measure_version", `${m.id}/${m.version}`, m.content);
    const object: unknown = sealed === undefined ? undefined : JSON.parse(sealed.toString("utf8"));
    const form = isDrafted(object) ? object.form : undefined;
    const provision = provisionOf(OVERSIGHT, {
      type: m.type,
      direction: form?.direction ?? null,
      askedBy: directory.byId(m.owner_id)?.kind ?? "unknown",
    });
    const prolongs = form?.prolongs ?? null;
    const of = { subject: m.id, number: m.number, provision, extension: prolongs !== null, exercise };
    const taken = steps.get(m.id) ?? [];
    const asked = taken.find((s) => ASKS.has(s.event) && s.state !== "consulted");
    const decided = decisionsOn(plan, m, votes.get(`${m.owner_id} ${m.number}`) ?? [], directory, now);
    const entries: RegisterEntry[] = [
      ...(asked ? [{ ...of, id: `${m.id}/${asked.n}`, act: "request" as const, at: asked.at }] : []),
      ...taken.flatMap((s) => entryOfStep(s, of)),
      ...(asked
        ? // What was decided before the request came in counts from when it did.
          decided.acts.map((d) => ({ ...of, ...d, at: Date.parse(d.at) < Date.parse(asked.at) ? asked.at : d.at }))
        : []),
    ];
    return [
      {
        id: m.id,
        number: m.number,
        type: m.type,
        askerId: m.owner_id,
        askedAt: asked?.at ?? m.asked_at,
        provision,
        prolongs,
        validUntil: decided.validUntil,
        standing: standingOf(asked !== undefined, taken, decided),
        entries: entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      },
    ];
  });
  const own = (await ownActs(tx)).map((o): RegisterEntry => {
    const number = String(o.number);
    return { id: o.id, act: o.act, at: o.at, subject: o.id, number, provision: null, extension: false, exercise };
  });
  return { rows, own };
}

const ASKS: ReadonlySet<MeasureEvent> = new Set(["submit", "accept", "declare_emergency"]);

const OF_STEP: Readonly<Partial<Record<MeasureEvent, RegisterAct>>> = {
  declare_emergency: "emergency",
  withdraw: "withdrawal",
  expire: "expiry",
  report_outcome: "outcome",
  review: "ex_post_review",
};

function entryOfStep(s: RegisteredStep, of: Omit<RegisterEntry, "id" | "act" | "at">): RegisterEntry[] {
  const act = OF_STEP[s.event];
  // The step that is the request itself has that id already.
  return act === undefined ? [] : [{ ...of, id: `${s.measure_id}/${s.n}/${act}`, act, at: s.at }];
}

interface Decided {
  readonly acts: readonly { readonly id: string; readonly act: RegisterAct; readonly at: string }[];
  readonly says: "open" | "approved" | "refused" | "revoked" | "ended";
  readonly validUntil: string | null;
}

/** Walks the votes in their order and notes each at which the answer of the body changed. */
function decisionsOn(
  plan: GatePlan,
  m: RegisteredMeasure,
  votes: readonly RegisteredVote[],
  directory: Directory,
  now: string,
): Decided {
  const requester = { personId: m.asked_person ?? m.asked_by, organisationId: m.owner_id };
  const acts: { id: string; act: RegisterAct; at: string }[] = [];
  const said: Vote[] = [];
  let stood = false;
  let revoked = false;
  for (const v of votes) {
    said.push(voteOf(v, directory));
    const count = tally(plan.approval, {
      requester,
      objectDigest: v.object_digest.toString("hex"),
      votes: said,
      now: v.at,
    });
    if (count.says === "approved" || count.says === "approved_with_conditions") {
      if (!stood)
        acts.push({ id: v.id, act: count.says === "approved" ? "approval" : "conditional_approval", at: v.at });
      stood = true;
      revoked = false;
    } else if (stood && v.says === "refuse") {
      acts.push({ id: v.id, act: "revocation", at: v.at });
      stood = false;
      revoked = true;
    } else if (count.says === "refused") acts.push({ id: v.id, act: "refusal", at: v.at });
  }
  const last = tally(plan.approval, { requester, objectDigest: m.object_digest.toString("hex"), votes: said, now });
  if (last.says === "approved" || last.says === "approved_with_conditions")
    return { acts, says: "approved", validUntil: last.validUntil };
  if (revoked) return { acts, says: "revoked", validUntil: null };
  if (last.says === "refused") return { acts, says: "refused", validUntil: null };
  return {
    acts,
    says: stood && last.says === "open" && last.code === "APPROVAL_EXPIRED" ? "ended" : "open",
    validUntil: null,
  };
}

function standingOf(asked: boolean, steps: readonly RegisteredStep[], decided: Decided): RegisterRow["standing"] {
  const state = steps.at(-1)?.state;
  if (state === "withdrawn") return "withdrawn";
  if (!asked) return "not_asked";
  if (decided.says === "open") {
    if (state === "emergency") return "emergency";
    return state === "expired" || state === "closed" ? "ended" : "waiting";
  }
  return decided.says;
}
