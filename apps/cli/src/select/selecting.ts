/**
 * One batch through selection, for a person who wants to see what a permit would keep. Keys for tokens and pseudonyms live as long
 * as this run. Communications law and an owner's consent are looked at apart, each with keys of its own.
 */
import { createHmac, randomBytes } from "node:crypto";
import {
  type Certificate,
  commitmentOf,
  compilePlan,
  KEY_BYTES,
  type OpenPermit,
  pseudonymiser,
  STORES,
  type StoreName,
  select,
  type Treatment,
  unusable,
} from "@noroshi/selection";
import { type KeptRecord, LEAST_BATCH, type UnusableCode } from "@noroshi/selection/contract";
import type { Whole } from "@noroshi/sensing";
import type { Given } from "./inputs.ts";

/** What became of one permit that could be opened. */
export interface PermitSaid {
  readonly id: string;
  readonly capability: string;
  readonly digest: string;
  /** Why it may not be used now, or null. */
  readonly refused: UnusableCode | null;
  /** Why acts that were handed in do not count. */
  readonly passedOver: readonly string[];
}

export interface StoreSaid {
  readonly kept: readonly KeptRecord[];
  readonly certificate: Omit<Certificate, "number" | "before">;
}

/** Every permit that could be opened, usable now or not. */
export function permitsSaid({ opened }: Given, now: string): PermitSaid[] {
  const law = lawOf(opened, now);
  return opened.permits.map(({ permit, acts, digest, passedOver }) => ({
    ...{ id: permit.id, capability: permit.capability, digest, passedOver },
    refused: unusable(permit, acts, law) ?? null,
  }));
}

/** Selects under each kind of permit that there is. */
export function selectAll(given: Given, whole: Whole, now: string): StoreSaid[] {
  return STORES.flatMap((store) => {
    const permits = given.opened.permits.filter(
      ({ permit }) => (permit.capability === "ownerConsent") === (store === "owner"),
    );
    return permits.length === 0 ? [] : [selectOne(given, whole, now, store, permits)];
  });
}

function selectOne(
  given: Given,
  whole: Whole,
  at: string,
  store: StoreName,
  permits: readonly OpenPermit[],
): StoreSaid {
  const law = lawOf(given.opened, at);
  const usable = permits.filter(({ permit, acts }) => unusable(permit, acts, law) === undefined);
  const received = whole.batch.length;
  const about = {
    schema: "selection-certificate/1" as const,
    ...{ realm: given.keys.realm, store, at, permits: permits.map(({ digest }) => digest), received },
    unreadable: whole.unreadable,
  };
  const reason =
    usable.length === 0
      ? "NO_VALID_AUTHORISATION"
      : store === "communications" && received < LEAST_BATCH
        ? "BATCH_TOO_SMALL"
        : null;
  if (reason !== null) {
    const nothing = { destroyedBy: null, perDirection: null, capReached: [], keptBy: {}, commitment: null };
    return { kept: [], certificate: { ...about, ...nothing, kept: 0, destroyed: 0, refused: received, reason } };
  }
  const compile = compilePlan(given.plan, given.keys.country);
  const selected = select(
    whole.batch,
    usable.map(({ permit }) => ({ permit, look: compile(permit), kept: 0 })),
    keysOfThisRun(),
  );
  const keptBy: Record<string, number> = {};
  for (const { authorisation } of selected.kept) keptBy[authorisation] = (keptBy[authorisation] ?? 0) + 1;
  const { kept, destroyed, perDirection, capReached } = selected;
  return {
    kept,
    certificate: {
      ...about,
      ...{ refused: 0, reason: null, kept: kept.length, destroyed: received - kept.length, keptBy },
      ...{ destroyedBy: { ...destroyed }, perDirection: { ...perDirection }, capReached: [...capReached] },
      commitment: kept.length === 0 ? null : commitmentOf(randomBytes(32), kept),
    },
  };
}

function lawOf({ status }: Given["opened"], now: string) {
  return { now, status, inForce: status?.inForce ?? new Set<string>() };
}

function keysOfThisRun(): Treatment {
  const mail = randomBytes(32);
  const turns = new Map<string, (address: Uint8Array) => string>();
  return {
    mail: (address) => createHmac("sha256", mail).update(address).digest("base64url").slice(0, 22),
    address: (permit, field, address) => {
      const name = `${permit.id} ${field}`;
      const form = permit.pseudonyms[field] ?? "ndx";
      const turn = turns.get(name) ?? pseudonymiser(form, randomBytes(KEY_BYTES[form]), randomBytes);
      turns.set(name, turn);
      return turn(address);
    },
  };
}
