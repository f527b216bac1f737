/**
 * One batch through selection: which permits may be used now, what is kept under communications law and, by itself, under an
 * owner's consent; stored, certified, and the input wiped whatever happens. Closed by default: without a usable permit the
 * batch is refused and only counted.
 */
import { createHmac } from "node:crypto";
import {
  compilePlan,
  type Keyring,
  type OpenPermit,
  openPermit,
  openStatus,
  type StatusToken,
  select,
  unusable,
} from "@noroshi/selection";
import type { PlanRow } from "@noroshi/selection/contract";
import { importJWK } from "jose";
import { type Certificate, certificates, certify } from "./certificates.ts";
import { keep, keyOf, type StoreName } from "./kept-store.ts";
import type { SetUp } from "./set-up.ts";
import type { TakenIn } from "./take-in.ts";

/** Fewer records than this could be told one by one from their counts. */
const LEAST = 64;

export interface BatchWork {
  readonly data: string;
  readonly setUp: SetUp;
  readonly plan: readonly PlanRow[];
  readonly now: string;
}

/** Selects, keeps and certifies; gives back the certificates of this batch. */
export async function runBatch(work: BatchWork, taken: TakenIn): Promise<Certificate[]> {
  try {
    const ring = await keyringOf(work.setUp);
    const opened: OpenPermit[] = [];
    for (const { permit, acts } of work.setUp.permits) {
      const one = await openPermit(ring, permit, acts);
      if (one.ok) opened.push(one.value);
    }
    const read = work.setUp.status === null ? undefined : await openStatus(ring, work.setUp.status);
    const status = read?.ok === true ? read.value : undefined;
    const owners = opened.filter(({ permit }) => permit.capability === "ownerConsent");
    const others = opened.filter(({ permit }) => permit.capability !== "ownerConsent");
    const done = [selectInto("communications", work, taken, others, status)];
    if (owners.length > 0) done.push(selectInto("owner", work, taken, owners, status));
    return done;
  } finally {
    taken.wipe();
  }
}

function selectInto(
  store: StoreName,
  work: BatchWork,
  taken: TakenIn,
  permits: readonly OpenPermit[],
  status: StatusToken | undefined,
): Certificate {
  const { data, plan, setUp, now } = work;
  const law = { now, status, inForce: status?.inForce ?? new Set<string>() };
  const usable = permits.filter(({ permit, acts }) => unusable(permit, acts, law) === undefined);
  const about = {
    realm: setUp.realm,
    store,
    at: now,
    permits: permits.map((p) => p.digest),
    received: taken.batch.length,
  };
  const reason = refusal(store, usable, permits, law.inForce, taken.batch.length);
  if (reason !== null) {
    const nothing = {
      kept: 0,
      destroyed: 0,
      destroyedBy: null,
      perDirection: null,
      capReached: [],
      keptBy: {},
      commitment: null,
    };
    return certify(data, { ...about, ...nothing, refused: taken.batch.length, reason });
  }
  const before = countsBefore(data, store);
  const compile = compilePlan(plan, setUp.country);
  const selected = select(
    taken.batch,
    usable.map(({ permit }) => ({ permit, ask: compile(permit), kept: before.get(permit.id) ?? 0 })),
    (address) =>
      createHmac("sha256", keyOf(data, `${store}-mail`))
        .update(address)
        .digest("base64url")
        .slice(0, 22),
  );
  const commitment = selected.kept.length === 0 ? null : keep(data, store, selected.kept);
  const keptBy: Record<string, number> = {};
  for (const { authorisation } of selected.kept) keptBy[authorisation] = (keptBy[authorisation] ?? 0) + 1;
  return certify(data, {
    ...about,
    refused: 0,
    reason: null,
    kept: selected.kept.length,
    destroyed: selected.received - selected.kept.length,
    destroyedBy: selected.destroyed,
    perDirection: selected.perDirection,
    capReached: selected.capReached,
    keptBy,
    commitment,
  });
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
  return store === "communications" && records < LEAST ? "BATCH_TOO_SMALL" : null;
}

/** How many records each permit kept in earlier batches. */
function countsBefore(data: string, store: StoreName): Map<string, number> {
  const counts = new Map<string, number>();
  for (const certificate of certificates(data).filter((one) => one.store === store))
    for (const [permit, n] of Object.entries(certificate.keptBy)) counts.set(permit, (counts.get(permit) ?? 0) + n);
  return counts;
}

async function keyringOf(setUp: SetUp): Promise<Keyring> {
  const keys = new Map<string, Keyring["keys"] extends ReadonlyMap<string, infer K> ? K : never>();
  for (const { kid, body, kind, key } of setUp.keyring) {
    const imported = await importJWK(key, "Ed25519");
    if (!(imported instanceof Uint8Array)) keys.set(kid, { body, kind, key: imported });
  }
  return { realm: setUp.realm, keys };
}
