/**
 * One batch through selection: which permits may be used now, what is kept under communications law and, by itself, under an
 * owner's consent; stored, certified, and the input wiped whatever happens. Closed by default: without a usable permit the
 * batch is refused and only counted. What cannot be certified is destroyed, and the sensor stops.
 */

import type { SetUp } from "@noroshi/selection";
import {
  type Certificate,
  compilePlan,
  type NewEntry,
  type OpenPermit,
  openSetUp,
  type StatusToken,
  type StoreName,
  select,
  unusable,
} from "@noroshi/selection";
import { LEAST_BATCH, type PlanRow, type Selected } from "@noroshi/selection/contract";
import type { Whole } from "@noroshi/sensing";
import type { Chain } from "../keeping/chain.ts";
import { destroy, keep } from "../keeping/kept-store.ts";
import { shredEnded, treatmentOf } from "../keeping/vault.ts";
import { begin } from "./journal.ts";

/** What one store kept of a batch, while the batch is still there. */
export interface KeptHere {
  readonly store: StoreName;
  /** The number that its certificate will have. */
  readonly number: number;
  readonly batch: Whole["batch"];
  readonly selected: Selected;
  readonly permits: readonly OpenPermit[];
}

export interface BatchWork {
  readonly data: string;
  readonly setUp: SetUp;
  readonly plan: readonly PlanRow[];
  readonly chain: Chain;
  readonly now: string;
  /** Looks at what was kept while the batch is still there. */
  readonly onKept?: (kept: KeptHere) => void;
}

/** Selects, keeps and certifies; gives back the certificates of this batch. Codes: SENSOR_HALTED. */
export async function runBatch(work: BatchWork, taken: Whole): Promise<Certificate[]> {
  try {
    shredEnded(work.data, work.now);
    const { permits, status } = await openSetUp(work.setUp);
    const owners = permits.filter(({ permit }) => permit.capability === "ownerConsent");
    const others = permits.filter(({ permit }) => permit.capability !== "ownerConsent");
    const todo: [StoreName, readonly OpenPermit[]][] = [["communications", others]];
    if (owners.length > 0) todo.push(["owner", owners]);
    const done: Certificate[] = [];
    for (const [at, [store, ofStore]] of todo.entries()) {
      begin(
        work.data,
        journalled(
          work,
          taken,
          todo.slice(at).map(([name]) => name),
        ),
      );
      done.push(selectInto(store, work, taken, ofStore, status));
    }
    begin(work.data, journalled(work, taken, []));
    return done;
  } finally {
    taken.wipe();
  }
}

function journalled(work: BatchWork, taken: Whole, stores: StoreName[]) {
  return { realm: work.setUp.realm, stores, received: taken.batch.length, unreadable: taken.unreadable };
}

function selectInto(
  store: StoreName,
  work: BatchWork,
  taken: Whole,
  permits: readonly OpenPermit[],
  status: StatusToken | undefined,
): Certificate {
  const { data, plan, setUp, now, chain } = work;
  const law = { now, status, inForce: status?.inForce ?? new Set<string>() };
  const usable = permits.filter(({ permit, acts }) => unusable(permit, acts, law) === undefined);
  const received = taken.batch.length;
  const about = {
    schema: "selection-certificate/1" as const,
    ...{ realm: setUp.realm, store, at: now, permits: permits.map((p) => p.digest) },
    ...{ received, unreadable: taken.unreadable },
  };
  const reason = refusal(store, usable, permits, law.inForce, received);
  if (reason !== null) {
    const nothing = { destroyedBy: null, perDirection: null, capReached: [], keptBy: {}, commitment: null };
    return certified(chain, { ...about, kept: 0, destroyed: 0, ...nothing, refused: received, reason });
  }
  const before = chain.keptBefore(store);
  const compile = compilePlan(plan, setUp.country);
  const selected = select(
    taken.batch,
    usable.map(({ permit }) => ({ permit, look: compile(permit), kept: before.get(permit.id) ?? 0 })),
    treatmentOf(data, store, usable, now),
  );
  const number = chain.next();
  try {
    work.onKept?.({ store, number, batch: taken.batch, selected, permits: usable });
    const commitment = selected.kept.length === 0 ? null : keep(data, setUp.cipher, store, number, selected.kept);
    return certified(chain, { ...about, ...figuresOf(selected), refused: 0, reason: null, commitment });
  } catch (error) {
    // What nobody can be told of must not stay.
    destroy(data, store, number);
    throw error;
  }
}

function figuresOf(selected: Selected) {
  const keptBy: Record<string, number> = {};
  for (const { authorisation } of selected.kept) keptBy[authorisation] = (keptBy[authorisation] ?? 0) + 1;
  return {
    kept: selected.kept.length,
    destroyed: selected.received - selected.kept.length,
    destroyedBy: { ...selected.destroyed },
    perDirection: { ...selected.perDirection },
    capReached: [...selected.capReached],
    keptBy,
  };
}

function certified(chain: Chain, about: NewEntry): Certificate {
  const entry = chain.append(about);
  if (entry.schema !== "selection-certificate/1") throw new Error("an entry of another kind was written");
  return entry;
}

/** Why the whole batch is refused, or null. */
function refusal(
  store: StoreName,
  usable: readonly OpenPermit[],
  permits: readonly OpenPermit[],
  inForce: ReadonlySet<string>,
  records: number,
): string | null {
  if (usable.length === 0) {
    const none = permits.every(({ permit }) => !inForce.has(permit.capability));
    return store === "communications" && none ? "LEGAL_BASIS_NOT_IN_FORCE" : "NO_VALID_AUTHORISATION";
  }
  return store === "communications" && records < LEAST_BATCH ? "BATCH_TOO_SMALL" : null;
}
