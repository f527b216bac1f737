/**
 * An invented nation's reports with the truth beside them: operator forms, police submissions, alerts, TAXII pages, letters
 * and public notices in two languages; complete, partial, with a wrong clock or another name; and incidents that resemble
 * each other without being one. Seeded: one number, one world, byte for byte. Every value is from a range that is nobody's.
 */
import { mulberry32, whole } from "../chance.ts";
import { address, incident, type Source, sameMalware, sameVictim, serial, wave } from "./incident.ts";
import { inventVictim } from "./names.ts";
import { told } from "./tell.ts";
import type { Corpus, Incident, Victim } from "./telling.ts";

export type { Channel, Corpus, CorpusDocument, Flaw, Resemblance, Trap } from "./telling.ts";

const YEAR = 365;
const SHARED_HOSTS = 24;

/**
 * A world around so many draws in a year: each is an incident, or several that resemble each other; about three documents an incident.
 * @param seed a whole number; @param draws how many
 */
export function corpus(seed: number, draws: number): Corpus {
  const chance = mulberry32(seed);
  const taken = new Set<string>();
  const victim = (): Victim => inventVictim(chance, taken);
  let count = 0;
  const warnings = Array.from({ length: SHARED_HOSTS }, () => address(chance));
  const source: Source = { chance, warnings, next: () => (count += 1) };
  const all: Incident[] = [];
  for (let n = 0; n < draws; n += 1) all.push(...drawn(source, victim));
  return { documents: all.flatMap((one) => told(one, chance)), warnings };
}

/** A plain incident, two that resemble each other, a body that reports again and again, or the customers of one supplier. */
function drawn(source: Source, victim: () => Victim): readonly Incident[] {
  const { chance } = source;
  const [dice, days] = [chance(), chance() * YEAR];
  if (dice < 0.15) return sameMalware(source, victim(), victim(), days);
  if (dice < 0.27) return sameVictim(source, victim(), days);
  if (dice < 0.31) return serial(source, victim(), whole(chance, 5, 20), 12 + chance() * 60);
  if (dice < 0.33) return wave(source, victim(), Array.from({ length: whole(chance, 4, 9) }, victim), days);
  return [incident(source, victim(), days)];
}
