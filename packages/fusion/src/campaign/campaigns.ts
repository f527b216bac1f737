/**
 * Campaigns: several incidents that share an adversary's rare infrastructure or ways. Not "the same incident": each victim's
 * incident stays its own, and no campaign ever joins two clusters. A function of the incidents that were handed in, so that a
 * reader's campaigns come from what that reader sees. Values on the warning list and values that many incidents hold say nothing.
 */
import type { FeatureSet, LinkableReport } from "../contract/index.ts";
import { foldName } from "../reference/aliases.ts";
import type { Reference } from "../reference/reference.ts";

/** One incident: a cluster, or a reader's group. */
export interface Incident {
  readonly id: string;
  readonly reports: readonly LinkableReport[];
}

/** What some incidents have in common, and how much it says, in bits. */
export interface CampaignReason {
  readonly code: "SHARED_INFRASTRUCTURE" | "SHARED_WAYS";
  readonly kind: string;
  readonly value: string;
  /** The incidents that hold it, in order. */
  readonly incidents: readonly string[];
  readonly bits: number;
}

export interface Campaign {
  /** Its smallest incident: the same whatever the order of arrival. */
  readonly id: string;
  readonly incidents: readonly string[];
  /** Strongest first. */
  readonly reasons: readonly CampaignReason[];
}

export interface CampaignOptions {
  /** Bits that two incidents must share. */
  readonly from: number;
  /** A value held by more incidents than this is common, whoever uses it. */
  readonly mostIncidents: number;
}

const DEFAULTS: CampaignOptions = { from: 8, mostIncidents: 25 };

/**
 * What one value of a kind says when two victims meet it: a wallet or an account is an adversary's own, a file travels, an
 * address or a name is rented and shared. Product assumptions, not fitted.
 */
const BITS: Readonly<Record<string, number>> = {
  wallet: 16,
  account: 12,
  sha256: 10,
  sha1: 10,
  md5: 9,
  url: 9,
  ipv6: 8,
  ipv4: 6,
  domain: 6,
};

/** From so many equal techniques on, a set of ways is unusual enough to be shown; it never makes a campaign by itself. */
const WAYS_FROM = 4;
const WAYS_BITS = 4;

/** A name or a file of so many bits of rarity is met by few victims. */
const RARE = 8;
const RARE_BITS = 3;

/** Finds campaigns among incidents. Incidents that share nothing are in none. */
export function campaigns(
  incidents: readonly Incident[],
  reference: Reference,
  options: Partial<CampaignOptions> = {},
): readonly Campaign[] {
  const { from, mostIncidents } = { ...DEFAULTS, ...options };
  const reasons = [
    ...infrastructure(incidents, reference),
    ...ways(incidents),
    ...rareWays(incidents, reference),
  ].filter((r) => r.incidents.length > 1 && r.incidents.length <= mostIncidents);
  const bits = new Map<string, number>();
  const owned = new Set<string>();
  for (const r of reasons)
    for (const pair of pairsOf(r.incidents)) {
      bits.set(pair, (bits.get(pair) ?? 0) + r.bits);
      if (r.code === "SHARED_INFRASTRUCTURE") owned.add(pair);
    }
  const joined = new Map<string, string>(incidents.map((i) => [i.id, i.id]));
  for (const [pair, sum] of bits) if (sum >= from && owned.has(pair)) join(joined, pair);
  const groups = Map.groupBy([...joined.keys()].sort(), (id) => rootOf(joined, id));
  return [...groups.values()]
    .filter((members) => members.length > 1)
    .map((members) => {
      const inside = new Set(members);
      const own = reasons
        .map((r) => ({ ...r, incidents: r.incidents.filter((id) => inside.has(id)) }))
        .filter((r) => r.incidents.length > 1)
        .sort((x, y) => y.bits - x.bits || (x.value < y.value ? -1 : 1));
      return { id: members[0] ?? "", incidents: members, reasons: own };
    })
    .sort((x, y) => (x.id < y.id ? -1 : 1));
}

function infrastructure(incidents: readonly Incident[], { warning, terms }: Reference): readonly CampaignReason[] {
  const holders = new Map<string, { kind: string; value: string; ids: Set<string> }>();
  for (const { id, reports } of incidents)
    for (const { kind, value } of reports.flatMap(({ features }) => valuesOf(features))) {
      if (BITS[kind] === undefined || warning.has(kind, value) || terms.common(kind, value) !== undefined) continue;
      const name = `${kind} ${value}`;
      const known = holders.get(name) ?? { kind, value, ids: new Set<string>() };
      known.ids.add(id);
      holders.set(name, known);
    }
  return [...holders.values()].map(({ kind, value, ids }) => ({
    code: "SHARED_INFRASTRUCTURE",
    kind,
    value,
    incidents: [...ids].sort(),
    bits: BITS[kind] ?? 0,
  }));
}

function valuesOf({ observables, wallets }: FeatureSet): readonly { readonly kind: string; readonly value: string }[] {
  return wallets.length === 0 ? observables : [...observables, ...wallets.map((value) => ({ kind: "wallet", value }))];
}

/** Sets of techniques, malware and tools that two incidents hold alike. */
function ways(incidents: readonly Incident[]): readonly CampaignReason[] {
  const sets = Map.groupBy(
    incidents.flatMap(({ id, reports }) => {
      const names = [...new Set(reports.flatMap(({ features }) => waysOf(features)))].sort();
      return names.length < WAYS_FROM ? [] : [{ id, names: names.join(", ") }];
    }),
    (i) => i.names,
  );
  return [...sets].map(([value, same]) => ({
    code: "SHARED_WAYS",
    kind: "technique",
    value,
    incidents: same.map((i) => i.id).sort(),
    bits: WAYS_BITS,
  }));
}

function waysOf({ names, techniques }: FeatureSet): readonly string[] {
  return [...techniques, ...names.flatMap(({ name, kind }) => (kind === "product" ? [] : [name]))];
}

/** Single names and note files that few victims meet. */
function rareWays(incidents: readonly Incident[], { terms }: Reference): readonly CampaignReason[] {
  const holders = new Map<string, { readonly kind: string; readonly value: string; readonly ids: Set<string> }>();
  const put = (kind: string, value: string, id: string): void => {
    const known = holders.get(`${kind} ${value}`) ?? { kind, value, ids: new Set<string>() };
    holders.set(`${kind} ${value}`, known);
    known.ids.add(id);
  };
  for (const { id, reports } of incidents) {
    for (const { features } of reports) {
      for (const { kind, name, sure } of features.names)
        if (sure && kind !== "product" && terms.rarity("name", foldName(name)) >= RARE) put(kind, name, id);
      for (const file of features.note?.files ?? []) if (terms.rarity("note", file) >= RARE) put("filename", file, id);
      for (const one of features.techniques) if (terms.rarity("technique", one) >= RARE) put("technique", one, id);
    }
  }
  return [...holders.values()].map(({ kind, value, ids }) => ({
    code: "SHARED_WAYS",
    kind,
    value,
    incidents: [...ids].sort(),
    bits: RARE_BITS,
  }));
}

function* pairsOf(ids: readonly string[]): Generator<string> {
  for (const [n, a] of ids.entries()) for (const b of ids.slice(n + 1)) yield `${a}\n${b}`;
}

function rootOf(of: Map<string, string>, id: string): string {
  let at = id;
  while (of.get(at) !== at) at = of.get(at) ?? at;
  return at;
}

/** The smaller id stays the root, so that the order of joining is nothing. */
function join(of: Map<string, string>, pair: string): void {
  const [a = "", b = ""] = pair.split("\n");
  const [left, right] = [rootOf(of, a), rootOf(of, b)].sort();
  if (left !== undefined && right !== undefined) of.set(right, left);
}
