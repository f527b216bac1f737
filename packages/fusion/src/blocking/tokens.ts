/**
 * Under which keys and at which day a report is posted: only pairs that share a key within the policy's window are ever
 * compared. Linear in the report.
 * Common words post nothing of their own: the pinned table says what is common, never a count over stored reports, for a
 * count would tell a reader of rows that it may not see.
 */
import type { FeatureSet, LinkPolicy } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";
import { rareFrom } from "../reference/tokens.ts";
import { totalBits } from "../score/evidence-affected.ts";
import { moneyBits } from "../score/evidence-noisy.ts";
import { type NameForm, nameForms } from "../score/name-form.ts";
import { strongValues, walletsOf, windowTime } from "../score/prepared.ts";

/** A total of fewer bits is met too often to be worth a posting. */
const DISTINCTIVE_TOTAL = 9;
/** The same for a sum of money, and for the rarity of a note's file name or extension. */
const DISTINCTIVE_SUM = 7;
const DISTINCTIVE_TERM = 8;

/** Where one report stands in the inverted index. */
export interface Posting {
  /** Days since 1970 from which the policy's window is measured. */
  readonly day: number;
  /** Plain keys, each once, for the hub to hash. */
  readonly keys: readonly string[];
}

/**
 * Any two reports that the policy can join share at least one key, at days that are at most its window apart
 * (exactly so under `observables`; under `notices` but for names that differ in every piece). Undefined for a report that says
 * no time: the policy joins it with none.
 */
export function blockingKeys(features: FeatureSet, policy: LinkPolicy, reference: Reference): Posting | undefined {
  const day = windowTime(features, policy);
  if (day === null) return undefined;
  const keys = new Set<string>();
  for (const value of strongValues(features, policy, reference)) keys.add(`o:${value}`);
  if (policy.kind === "notices") {
    for (const form of nameForms(features.organisation)) for (const key of nameKeys(form)) keys.add(key);
    if (features.affected !== null && totalBits(features.affected) >= DISTINCTIVE_TOTAL)
      keys.add(`t:${features.affected}`);
    for (const key of dayKeys(features)) keys.add(key);
    for (const key of factKeys(features, reference)) keys.add(key);
  } else if (policy.nameAloneLinks) {
    for (const form of nameForms(features.organisation)) keys.add(`k:${form.key}`);
  }
  return { day, keys: [...keys] };
}

/**
 * The same as words of a plain index, for who has no ordered one: each key in two overlapping windows of time. Two reports
 * within the window always share one, and reports more than two widths apart never meet, however often one organisation reports.
 */
export function windowedKeys({ day, keys }: Posting, windowDays: number): readonly string[] {
  const width = Math.max(windowDays, 1 / 24);
  const window = Math.floor(day / width);
  return keys.flatMap((key) => [`${key}@${window}`, `${key}@${window + 1}`]);
}

/** What brings reports together that name no organisation, or each another: numbers, wallets, notes, persons, odd sums. */
function factKeys(features: FeatureSet, { terms }: Reference): readonly string[] {
  const { references, ownReference, note, persons, amounts } = features;
  const keys = references.map((one) => `f:${one}`);
  if (ownReference !== null) keys.push(`f:${ownReference}`);
  for (const wallet of walletsOf(features)) keys.push(`w:${wallet}`);
  if (note !== null) {
    if (note.print !== null) keys.push(`q:${note.print}`);
    for (const one of note.files) if (terms.rarity("note", one) >= DISTINCTIVE_TERM) keys.push(`q:${one}`);
    for (const one of note.extensions) if (terms.rarity("extension", one) >= DISTINCTIVE_TERM) keys.push(`q:${one}`);
  }
  for (const person of persons) for (const key of person) keys.push(`x:${key}`);
  for (const { currency, amount } of amounts)
    if (moneyBits(amount) >= DISTINCTIVE_SUM) keys.push(`a:${currency} ${amount}`);
  return keys;
}

/** The same day and the same first letters: finds names that are spelt too differently for any piece of them to agree. */
function dayKeys(features: FeatureSet): readonly string[] {
  const name = features.organisation?.key;
  if (name === undefined) return [];
  const keys: string[] = [];
  if (features.occurred !== null) keys.push(`d:${Math.floor(features.occurred.from)} ${name.slice(0, 1)}`);
  if (features.reported !== null) keys.push(`r:${Math.floor(features.reported)} ${name.slice(0, 2)}`);
  return keys;
}

function nameKeys(form: NameForm): readonly string[] {
  const keys = [`k:${form.key}`];
  const rare = form.tokens.filter((_, at) => (form.weights[at] ?? 0) >= rareFrom).join("");
  // both ends of what is distinctive, so that a slip at one end still leaves the other
  const ends = rare === "" ? 12 : rare.length >= 8 ? 6 : 4;
  const core = rare === "" ? form.compact : rare;
  if (core.length > ends) keys.push(`b:${core.slice(0, ends)}`, `e:${core.slice(-ends)}`);
  if (form.initials.length >= 3) keys.push(`n:${form.initials}`);
  form.tokens.forEach((token, at) => {
    if ((form.weights[at] ?? 0) >= rareFrom) {
      keys.push(`n:${token}`);
      if (token.length >= 6) keys.push(`p:${token.slice(0, 5)}`, `s:${token.slice(-5)}`);
    } else if (
      at > 0 &&
      (form.weights[at - 1] ?? 0) < rareFrom &&
      (form.weights[at] ?? 0) + (form.weights[at - 1] ?? 0) >= rareFrom + 3
    ) {
      keys.push(`g:${form.tokens[at - 1]} ${token}`);
    }
  });
  return keys;
}
