/**
 * How far a MISP event, object or attribute may go (`distribution`): it can only make a marking stricter, never milder.
 * The levels are read as the TLP that says the same; a sharing group counts where the event describes it: by its name,
 * as members are registered, else by its uuid. A name that is not the sender's to use can only narrow.
 * A bare number of a group is the sender's server's own and says nothing to anybody else.
 */
import type { Tlp } from "../../contract/index.ts";
import { stricter } from "../../marking/tlp.ts";
import { isRecord } from "../../stix/object.ts";

export interface Reach {
  readonly tlp: Tlp;
  readonly sharingGroup: string | undefined;
}

/** 0 your organisation only, 1 this community, 2 connected communities, 3 all; 4 a sharing group, 5 as what is around. */
const LEVELS: readonly Tlp[] = ["amber+strict", "green", "green"];

const GROUP = 4;

/** The reach of one part by itself. A level that MISP does not know is taken for the strictest. */
export function reachOf(part: { readonly distribution?: unknown; readonly SharingGroup?: unknown }): Reach {
  const level = levelOf(part.distribution);
  const tlp = level > 5 ? "amber+strict" : (LEVELS[level] ?? "clear");
  return { tlp, sharingGroup: level === GROUP ? described(part.SharingGroup) : undefined };
}

// untrusted: name and uuid are the sender's own words
function described(group: unknown): string | undefined {
  if (!isRecord(group)) return undefined;
  return [group["name"], group["uuid"]].find(
    (said): said is string => typeof said === "string" && /^[\w-]{1,64}$/.test(said),
  );
}

function levelOf(distribution: unknown): number {
  if (distribution === undefined || distribution === null || distribution === "") return 5;
  const level =
    typeof distribution === "string" && /^\d{1,9}$/.test(distribution) ? Number(distribution) : distribution;
  return typeof level === "number" && Number.isInteger(level) && level >= 0 ? level : Number.POSITIVE_INFINITY;
}

/** What holds inside a part: the terms around it and its own reach. */
export function within<T extends { readonly tlp: Tlp; readonly sharingGroup: string | undefined }>(
  terms: T,
  { tlp, sharingGroup }: Reach,
): T {
  const both = sharingGroup === undefined ? terms.sharingGroup : bothGroups(terms.sharingGroup, sharingGroup);
  return { ...terms, tlp: stricter(terms.tlp, tlp), sharingGroup: both };
}

/** A reader of a part in one group within another must be in both; no group stands for that, so nobody is in it. */
export function bothGroups(around: string | undefined, own: string): string {
  return around === undefined || around === own ? own : `${around} & ${own}`;
}
