/**
 * What belongs to an adversary: names of malware and actors, techniques, the ransom note, wallets. It follows the adversary
 * from victim to victim, so that between two victims it tells little (evidence-victim.ts).
 */

import type { FeatureSet, NoteFeature, Reason } from "../contract/index.ts";
import { likeness } from "../features/shingles.ts";
import { foldName } from "../reference/aliases.ts";
import type { Reference } from "../reference/reference.ts";
import type { Prepared } from "./prepared.ts";

/** So many names stand in a reason. */
const SAID = 5;

export function adversaryEvidence(a: Prepared, b: Prepared, reference: Reference): readonly Reason[] {
  return [
    wallets(a, b, reference),
    note(a.features.note, b.features.note, reference),
    named(a.features, b.features, reference),
    techniques(a.features, b.features, reference),
  ].filter((reason) => reason !== undefined);
}

/** Wallets that both hold; those that the policy counts as strong values are told there. */
function wallets(a: Prepared, b: Prepared, { weights: { wallet } }: Reference): Reason | undefined {
  if (a.wallets.size === 0 || b.wallets.size === 0) return undefined;
  const shared = [...a.wallets].filter((one) => b.wallets.has(one)).sort();
  if (shared.length === 0) return undefined;
  return {
    feature: "wallet",
    code: "WALLETS_SHARED",
    facts: { count: shared.length, values: shared.slice(0, SAID).join(" ") },
    bits: Math.min(wallet.cap, wallet.each * shared.length),
  };
}

function note(a: NoteFeature | null, b: NoteFeature | null, { weights, terms }: Reference): Reason | undefined {
  if (a === null || b === null) return undefined;
  const { note } = weights;
  if (a.print !== null && a.print === b.print)
    return { feature: "note", code: "NOTE_SAME", facts: {}, bits: note.equal };
  const files = both(a.files, b.files);
  const extensions = both(a.extensions, b.extensions);
  const rarest = (table: "note" | "extension", shared: readonly string[]): number =>
    shared.reduce((most, term) => Math.max(most, terms.rarity(table, term) - note.floor), 0);
  const named =
    Math.min(note.fileCap, rarest("note", files)) + Math.min(note.extensionCap, rarest("extension", extensions));
  const share = likeness(a.shingles, b.shingles);
  const wording = note.text.find(([atLeast]) => share >= atLeast)?.[1] ?? 0;
  if (wording === 0 && files.length === 0 && extensions.length === 0) return undefined;
  const said = [...files, ...extensions].slice(0, SAID).join(" ");
  return {
    feature: "note",
    code: wording > 0 ? "NOTE_SIMILAR" : "NOTE_FILE",
    facts: wording > 0 ? { percent: Math.round(share * 100), names: said } : { names: said },
    bits: Math.min(note.cap, wording + named),
  };
}

/** Names by their rarity. A name that is an everyday word on either side tells a part of it. */
function named(a: FeatureSet, b: FeatureSet, { weights, terms }: Reference): Reason | undefined {
  if (a.names.length === 0 || b.names.length === 0) return undefined;
  const { cap, unsure, differs } = weights.named;
  let bits = 0;
  const shared: string[] = [];
  const doubtful: string[] = [];
  for (const one of a.names) {
    const other = b.names.find(({ name }) => name === one.name);
    if (other === undefined) continue;
    const sure = one.sure && other.sure;
    bits += terms.rarity("name", foldName(one.name)) * (sure ? 1 : unsure);
    (sure ? shared : doubtful).push(one.name);
  }
  if (shared.length + doubtful.length > 0) {
    const names = [...shared.sort(), ...doubtful.sort().map((name) => `${name}?`)].slice(0, SAID).join(", ");
    return {
      feature: "named",
      code: "NAMED_SAME",
      facts: { names, ...(doubtful.length > 0 ? { doubtful: doubtful.length } : {}) },
      bits: Math.min(cap, bits),
    };
  }
  const [x, y] = [malwareOf(a), malwareOf(b)];
  if (x === undefined || y === undefined) return undefined;
  return { feature: "named", code: "NAMED_DIFFERENT", facts: { one: x, other: y }, bits: differs };
}

/** Two malwares speak against each other, mildly: one incident often meets two. Tools and actors do not. */
function malwareOf({ names }: FeatureSet): string | undefined {
  return names.find(({ kind, sure }) => kind === "malware" && sure)?.name;
}

function techniques(a: FeatureSet, b: FeatureSet, { weights, terms }: Reference): Reason | undefined {
  const shared = alike(a.techniques, b.techniques);
  if (shared.length === 0) return undefined;
  const { floor, share, cap } = weights.technique;
  const bits = shared.reduce((sum, id) => sum + share * Math.max(0, terms.rarity("technique", id) - floor), 0);
  return {
    feature: "technique",
    code: "TECHNIQUES_SHARED",
    facts: { count: shared.length, ids: shared.slice(0, 2 * SAID).join(" ") },
    bits: Math.min(cap, bits),
  };
}

/**
 * Techniques that both name. Where one side names only the technique and the other a way of it (T1059, T1059.001), they
 * agree in the technique, with its rarity; two different ways of one technique are two ways.
 */
function alike(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length === 0 || b.length === 0) return [];
  const wider = (one: readonly string[], other: readonly string[]) =>
    one.filter((id) => !id.includes(".") && !other.includes(id) && other.some((way) => way.startsWith(`${id}.`)));
  return [...both(a, b), ...wider(a, b), ...wider(b, a)].sort();
}

function both(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.length === 0 || b.length === 0 ? [] : a.filter((one) => b.includes(one));
}

/** The most that all of these can tell of this pair. */
export function adversaryCeiling(a: Prepared, b: Prepared, { weights }: Reference): number {
  const [x, y] = [a.features, b.features];
  let bits = 0;
  if (a.wallets.size > 0 && b.wallets.size > 0) bits += weights.wallet.cap;
  if (x.note !== null && y.note !== null) bits += Math.max(weights.note.cap, weights.note.equal);
  if (x.names.length > 0 && y.names.length > 0) bits += weights.named.cap;
  if (x.techniques.length > 0 && y.techniques.length > 0) bits += weights.technique.cap;
  return bits;
}
