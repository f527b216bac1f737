/** Draws incidents: one alone, and the ones that resemble another without being it. */
import { type Chance, pick, whole } from "../chance.ts";
import type { Incident, Resemblance, Victim } from "./telling.ts";

const START = Date.UTC(2025, 0, 6, 3);

const families = "AshenGull BrassLantern ColdFerry DriftKnot EmberTide FogSpindle GraveSalt HollowPike".split(" ");

/** What all incidents of one world draw from. */
export interface Source {
  readonly chance: Chance;
  /** Addresses of shared hosts. */
  readonly warnings: readonly string[];
  /** Numbers the incidents. */
  next(): number;
}

/** An incident of its own. `days` counts from the start of the world; one in five has traffic with shared hosts among its values. */
export function incident(source: Source, victim: Victim, days: number, traps: readonly Resemblance[] = []): Incident {
  const { chance } = source;
  const shared = chance() < 0.2 ? many(3, () => pick(chance, source.warnings)) : [];
  return {
    id: `incident-${source.next()}`,
    victim,
    at: START + Math.floor(days * 24 * 60) * 60_000,
    malware: pick(chance, families),
    hashes: many(whole(chance, 2, 4), () => hex(chance, 64)),
    addresses: many(whole(chance, 2, 5), () => address(chance)),
    domains: many(whole(chance, 1, 2), () => `${hex(chance, 10)}.example`),
    shared,
    affected: chance() < 0.2 ? null : Math.round(10 ** (1.3 + chance() * 4.2)),
    story: whole(chance, 0, 1_000_000),
    vendor: null,
    traps: [...traps, ...shared.map((by) => ({ trap: "shared-cdn", by }) as const)],
  };
}

/** An incident and another with the same malware at another victim within weeks: one file in common, now and then two. */
export function sameMalware(source: Source, victim: Victim, other: Victim, days: number): readonly Incident[] {
  const { chance } = source;
  const root = incident(source, victim, days);
  const trap: Resemblance = { trap: "same-malware", by: root.id };
  const like = incident(source, other, days + chance() * 20, [trap]);
  const common = root.hashes.slice(0, chance() < 0.2 ? 2 : 1);
  return [
    { ...root, traps: [...root.traps, trap] },
    { ...like, malware: root.malware, hashes: [...common, ...like.hashes.slice(common.length)] },
  ];
}

/** Two incidents of one victim, weeks to a year apart. */
export function sameVictim(source: Source, victim: Victim, days: number): readonly Incident[] {
  const traps = [{ trap: "same-victim-later", by: victim.ja }] as const;
  return [incident(source, victim, days, traps), incident(source, victim, days + 20 + source.chance() * 340, traps)];
}

/** A body that reports again and again: incidents at random, on average so many days apart. */
export function serial(source: Source, victim: Victim, count: number, gap: number): readonly Incident[] {
  let days = source.chance() * 60;
  return many(count, () => {
    days += -Math.log(1 - source.chance() * 0.999) * gap;
    return incident(source, victim, days, [{ trap: "serial", by: victim.ja }]);
  });
}

/** A supplier is hit, and all its customers report on their own: one day and one story, each its own incident. */
export function wave(source: Source, vendor: Victim, victims: readonly Victim[], days: number): readonly Incident[] {
  const root = incident(source, vendor, days);
  return victims.map((victim) => ({
    ...incident(source, victim, days, [{ trap: "vendor-wave", by: vendor.ja }]),
    story: root.story,
    malware: root.malware,
    hashes: [root.hashes[0] ?? "", hex(source.chance, 64)],
    vendor,
  }));
}

/** An address from the range for documentation, so that none of them is anybody's. */
export function address(chance: Chance): string {
  return `2001:db8:${hex(chance, 4)}:${hex(chance, 4)}::${hex(chance, 3)}1`;
}

function many<T>(count: number, make: () => T): readonly T[] {
  return Array.from({ length: count }, make);
}

function hex(chance: Chance, length: number): string {
  // never a leading zero: addresses have one canonical form
  return Array.from({ length }, (_, at) => whole(chance, at === 0 ? 1 : 0, 15).toString(16)).join("");
}
