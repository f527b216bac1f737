/**
 * What a hub writes into the trail of what it releases, and how it knows its own words again. The hub's id is opaque and says nothing
 * of the body that runs it; the token of where a value began is keyed, so that nobody else can read it or make one.
 */
import type { Via } from "@noroshi/handling";
import type { ReadTrail, Trail } from "@noroshi/stix";
import type { ReleasedValue } from "./contract/index.ts";
import type { Mint } from "./mint.ts";

const ids = new WeakMap<Mint, string>();

/** The id under which other hubs know this one. */
export function hubIdOf(mint: Mint): string {
  const id = ids.get(mint) ?? mint.uuid("hub");
  ids.set(mint, id);
  return id;
}

/** That a value began here. */
export const originToken = (mint: Mint, kind: string, value: string): string =>
  mint.bytes("origin", kind, value).toString("base64url");

/** The trail of a value that this hub releases: a function of the statements that serve, and of nothing else. */
export function releasedTrail(mint: Mint, v: Pick<ReleasedValue, "kind" | "value" | "via">): Omit<Trail, "hash"> {
  const here = v.via === undefined || v.via.here ? [originToken(mint, v.kind, v.value)] : [];
  return {
    hub: hubIdOf(mint),
    hops: v.via?.hubs ?? [],
    origins: [...new Set([...(v.via?.origins ?? []), ...here])].sort(),
  };
}

/** Did this hub release it before, by whatever way it comes back? What claims a trail and cannot be read counts as if. */
export function isOwnWord(mint: Mint, kind: string, value: string, trail: Exclude<ReadTrail, undefined>): boolean {
  if (trail === "unreadable") return true;
  const own = hubIdOf(mint);
  return trail.hub === own || trail.hops.includes(own) || trail.origins.includes(originToken(mint, kind, value));
}

/** The way of a statement that a hub brought. */
export function viaOf(trail: Exclude<ReadTrail, undefined>): Via {
  if (trail === "unreadable") return { hubs: [], origins: [] };
  return { hubs: [...new Set([...trail.hops, trail.hub])].sort(), origins: [...trail.origins].sort() };
}
