/**
 * Vendor waves: one root (a contractor, a product, a flaw), many victims that tell of it at about the same time. A relation of
 * its own: no victim's incident is another's, and no adversary need be shared. What half the world uses (a cloud, a content
 * network, an operating system) is no root, and a malware is none: its victims form a campaign or nothing.
 * A function of the incidents that were handed in, as campaigns are; linear in what the reports name.
 */
import type { LinkableReport, RootFeature } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";
import { RARE_ROOT } from "../score/evidence-victim.ts";
import type { Incident } from "./campaigns.ts";

export type WaveReason =
  | { readonly code: "ROOT_NAMED"; readonly facts: { readonly root: string; readonly victims: number } }
  | { readonly code: "TOGETHER"; readonly facts: { readonly days: number } }
  | { readonly code: "ROOT_REPORTED"; readonly facts: { readonly root: string } };

export interface VendorWave {
  /** Kind and key of the root, and the smallest incident: the same whatever the order of arrival. */
  readonly id: string;
  readonly root: { readonly kind: RootFeature["kind"]; readonly name: string };
  /** One incident or more of each victim, in order. */
  readonly incidents: readonly string[];
  /** How many different organisations were hit; an incident that names none counts as one. */
  readonly victims: number;
  /** The root's own incident, where one of the incidents is told by the root itself. */
  readonly rootIncident: string | null;
  /** Epoch days of the first and the last. */
  readonly from: number;
  readonly to: number;
  readonly reasons: readonly WaveReason[];
}

export interface WaveOptions {
  /** Fewer victims are no wave. */
  readonly leastVictims: number;
  /** A pause of so many days ends a wave. */
  readonly pauseDays: number;
}

const DEFAULTS: WaveOptions = { leastVictims: 3, pauseDays: 30 };

interface Told {
  readonly incident: string;
  readonly victim: string;
  readonly day: number;
}

/** Finds waves among incidents, the greatest first. An incident may stand in several. */
export function vendorWaves(
  incidents: readonly Incident[],
  { terms }: Reference,
  options: Partial<WaveOptions> = {},
): readonly VendorWave[] {
  const { leastVictims, pauseDays } = { ...DEFAULTS, ...options };
  const own = new Map<string, string>();
  const roots = new Map<string, { readonly root: RootFeature; readonly told: Told[] }>();
  for (const { id, reports } of [...incidents].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const victim = victimOf(reports);
    if (victim !== null && !own.has(victim)) own.set(victim, id);
    const day = dayOf(reports);
    if (day === null) continue;
    for (const [name, root] of rootsOf(reports)) {
      if (terms.rarity("root", root.key) < RARE_ROOT || root.key === victim) continue;
      const known = roots.get(name) ?? { root, told: [] };
      roots.set(name, known);
      known.told.push({ incident: id, victim: victim ?? id, day });
    }
  }
  return [...roots]
    .flatMap(([name, { root, told }]) =>
      runs(told, pauseDays).flatMap((run) => {
        const victims = new Set(run.map((one) => one.victim)).size;
        return victims < leastVictims ? [] : [wave(name, root, run, victims, own.get(root.key) ?? null)];
      }),
    )
    .sort((a, b) => b.victims - a.victims || (a.id < b.id ? -1 : 1));
}

function wave(name: string, root: RootFeature, run: readonly Told[], victims: number, own: string | null): VendorWave {
  const incidents = [...new Set(run.map((one) => one.incident))].sort();
  const [from, to] = [run[0]?.day ?? 0, run.at(-1)?.day ?? 0];
  const reasons: WaveReason[] = [
    { code: "ROOT_NAMED", facts: { root: root.name, victims } },
    { code: "TOGETHER", facts: { days: Math.round(to - from) } },
  ];
  if (own !== null) reasons.push({ code: "ROOT_REPORTED", facts: { root: root.name } });
  const { kind } = root;
  return {
    id: `${name} ${incidents[0]}`,
    root: { kind, name: root.name },
    incidents,
    victims,
    rootIncident: own,
    from,
    to,
    reasons,
  };
}

/** Cut where nobody tells of the root for so many days. */
function runs(told: readonly Told[], pauseDays: number): readonly (readonly Told[])[] {
  const found: Told[][] = [];
  for (const one of told.toSorted((a, b) => a.day - b.day || (a.incident < b.incident ? -1 : 1))) {
    const last = found.at(-1);
    if (last !== undefined && one.day - (last.at(-1)?.day ?? one.day) <= pauseDays) last.push(one);
    else found.push([one]);
  }
  return found;
}

/** The smallest name of the organisation hit: reports of one incident may spell it differently. */
function victimOf(reports: readonly LinkableReport[]): string | null {
  const keys = reports.flatMap(({ features }) => features.organisation?.key ?? []).sort();
  return keys[0] ?? null;
}

function dayOf(reports: readonly LinkableReport[]): number | null {
  const days = reports.flatMap(({ features }) => features.reported ?? features.occurred?.from ?? []);
  return days.length === 0 ? null : Math.min(...days);
}

function rootsOf(reports: readonly LinkableReport[]): ReadonlyMap<string, RootFeature> {
  const roots = new Map<string, RootFeature>();
  for (const root of reports.flatMap(({ features }) => features.roots)) {
    const name = `${root.kind} ${root.key}`;
    const before = roots.get(name);
    if (before === undefined || root.name < before.name) roots.set(name, root);
  }
  return roots;
}
