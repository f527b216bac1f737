/**
 * What a release hands to its recipients: every value that each of them may receive through at least one statement. The same
 * predicate as for seeing; no value is there because some of them may have it. All that is said of a value comes from the
 * statements that serve it and from nothing else, so that a statement which serves nobody leaves no trace. Expiry and warning
 * lists are the caller's to say.
 */
import {
  type BodyFacts,
  type Caveat,
  type Label,
  type Pap,
  stricter,
  TLP_ORDER,
  type Tlp,
  type World,
} from "./label.ts";
import { mayPublish, mayReceive, type RuleName } from "./may-see.ts";

/** One statement that may serve as the source of a value. Instants are ISO 8601 in UTC. */
export interface Source {
  readonly kind: string;
  readonly value: string;
  readonly label: Label;
  /** Null = no end. */
  readonly validUntil: string | null;
  /** From when on its sender says that it holds; absent or null = since it was received. */
  readonly validFrom?: string | null;
  readonly receivedAt: string;
  /** By which hubs it came, the one that brought it among them, and the tokens of where it began; absent = it began here. */
  readonly via?: Via;
}

/** Both in code-unit order. */
export interface Via {
  readonly hubs: readonly string[];
  readonly origins: readonly string[];
}

export interface Packed {
  readonly kind: string;
  readonly value: string;
  /** For each recipient the least strict marking among the statements that serve it; of those the strictest. */
  readonly tlp: Tlp;
  /** What binds whoever gets it, of the statements with that marking: what all of them restrict. */
  readonly terms: readonly Caveat[];
  /** How far acting may be noticed, by the same rule; null = nobody restricted it. */
  readonly pap: Pap | null;
  /** For each recipient the latest end among the statements that serve it, of those the earliest; null = none has one. */
  readonly validUntil: string | null;
  readonly validFrom: string;
  /** When the first and the last of the statements that serve came in. */
  readonly firstAt: string;
  readonly lastAt: string;
  /** From how many originators it comes, for the recipient that has the fewest. */
  readonly origins: number;
  /** Of the statements that serve, those that other hubs brought, and whether one began here; absent = none was brought. */
  readonly via?: Via & { readonly here: boolean };
}

/** Why values are in a package or not, as far as one recipient decides it: the step of the rule that decided. */
export interface PackReason {
  readonly recipientId: string;
  readonly included: boolean;
  readonly rule: RuleName;
  readonly values: readonly { readonly kind: string; readonly value: string }[];
}

export interface Package {
  /** By kind and value, in code-unit order. */
  readonly values: readonly Packed[];
  /** The strictest marking of its values; null when it is empty. */
  readonly tlp: Tlp | null;
  /** For every statement and recipient, grouped by the step that decided. A public package: one refusal for all. */
  readonly reasons: readonly PackReason[];
}

interface Decided {
  readonly serves: ReadonlySet<BodyFacts>;
  readonly rules: ReadonlyMap<BodyFacts, { readonly allowed: boolean; readonly rule: RuleName }>;
}

/** Sources in parts of about so many, none of which shares a value with another, in the order of their values. */
export function partsOf<S extends Pick<Source, "kind" | "value">>(sources: readonly S[], most: number): readonly S[][] {
  const sorted = inOrderOfValues(sources)
    ? sources
    : sources.toSorted((a, b) => (comesFirst(a, b) ? -1 : comesFirst(b, a) ? 1 : 0));
  const parts: S[][] = [];
  let part: S[] = [];
  for (const [n, s] of sorted.entries()) {
    const last = sorted[n - 1];
    if (part.length >= most && last && (last.value !== s.value || last.kind !== s.kind)) {
      parts.push(part);
      part = [];
    }
    part.push(s);
  }
  return part.length === 0 ? parts : [...parts, part];
}

/** The package of all sources from the packages of their parts, in the order of `partsOf`. */
export function joinedPackage(parts: readonly Package[]): Package {
  const reasons = new Map<string, PackReason & { values: PackReason["values"][number][] }>();
  const values: Packed[] = [];
  let tlp: Tlp | null = null;
  for (const part of parts) {
    for (const v of part.values) values.push(v);
    if (part.tlp !== null) tlp = tlp === null ? part.tlp : stricter(tlp, part.tlp);
    for (const r of part.reasons) {
      const key = reasonKey(r);
      const known = reasons.get(key);
      if (known) for (const v of r.values) known.values.push(v);
      else reasons.set(key, { ...r, values: [...r.values] });
    }
  }
  return { values, tlp, reasons: inOrder(reasons) };
}

/** Statements by their values, in the order of these. */
function sameValues(sources: readonly Source[]): readonly (readonly Source[])[] {
  if (!inOrderOfValues(sources))
    return [...Map.groupBy(sources, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, same]) => same);
  const groups: Source[][] = [];
  for (const [n, s] of sources.entries()) {
    const last = sources[n - 1];
    if (last && last.value === s.value && last.kind === s.kind) groups.at(-1)?.push(s);
    else groups.push([s]);
  }
  return groups;
}

type Valued = Pick<Source, "kind" | "value">;

const inOrderOfValues = (sources: readonly Valued[]): boolean =>
  sources.every((s, n) => n === 0 || !comesFirst(s, sources[n - 1] ?? s));

const comesFirst = (a: Valued, b: Valued): boolean => (a.kind === b.kind ? a.value < b.value : keyOf(a) < keyOf(b));

const keyOf = (s: Pick<Source, "kind" | "value">): string => `${s.kind}\u0000${s.value}`;

/** @param recipients all who get the package; an empty list is the public, which gets nothing without a declassification */
export function packageFor(sources: readonly Source[], recipients: readonly BodyFacts[], world: World): Package {
  if (recipients.length === 0) return { values: [], tlp: null, reasons: publicRefusal(sources) };
  const verdicts = new Map<Label, Decided>();
  const decide = (label: Label): Decided => {
    const known = verdicts.get(label) ?? decidedOf(label, recipients, world);
    verdicts.set(label, known);
    return known;
  };
  const values: Packed[] = [];
  for (const same of sameValues(sources)) {
    const packed = packedOf(same, recipients, (label) => decide(label).serves);
    if (packed) values.push(packed);
  }
  const tlp = values.reduce<Tlp | null>((top, v) => (top === null ? v.tlp : stricter(top, v.tlp)), null);
  return { values, tlp, reasons: reasonsOf(sources, recipients, decide) };
}

function decidedOf(label: Label, recipients: readonly BodyFacts[], world: World): Decided {
  const rules = new Map(
    recipients.map((r) => {
      const verdict = mayReceive(r, label, world);
      const rule = verdict.chain.findLast((s) => s.outcome !== "passes")?.rule ?? "nothing_restricts";
      return [r, { allowed: verdict.allowed, rule }] as const;
    }),
  );
  return { serves: new Set(recipients.filter((r) => rules.get(r)?.allowed)), rules };
}

function packedOf(
  same: readonly Source[],
  recipients: readonly BodyFacts[],
  serves: (label: Label) => ReadonlySet<BodyFacts>,
): Packed | undefined {
  const [first] = same;
  if (!first) return undefined;
  // The usual case: one statement says the same of a value to whomever it serves.
  if (same.length === 1) return recipients.every((r) => serves(first.label).has(r)) ? factsOf(first) : undefined;
  let all: Packed | undefined;
  for (const recipient of recipients) {
    const one = factsFor(same.filter((s) => serves(s.label).has(recipient)));
    if (one === undefined) return undefined;
    all = all === undefined ? one : bothOf(all, one);
  }
  return all;
}

/** The same as `factsFor` says of one statement alone. */
function factsOf(s: Source): Packed {
  const { kind, value, label, validUntil, receivedAt } = s;
  return {
    kind,
    value,
    tlp: TLP_ORDER.includes(label.tlp) ? label.tlp : "red",
    terms: termsOf(label),
    pap: label.pap ?? null,
    validUntil,
    validFrom: s.validFrom ?? receivedAt,
    firstAt: receivedAt,
    lastAt: receivedAt,
    origins: 1,
    ...viaOf([s.via]),
  };
}

/** What one recipient may be told of a value, from the statements that serve it. */
function factsFor(serving: readonly Source[]): Packed | undefined {
  const [first] = serving;
  if (!first) return undefined;
  const mildest = Math.min(...serving.map((s) => TLP_ORDER.indexOf(s.label.tlp)));
  const marking = serving.filter((s) => TLP_ORDER.indexOf(s.label.tlp) === mildest);
  const ends = serving.map((s) => s.validUntil);
  const received = serving.map((s) => s.receivedAt);
  return {
    kind: first.kind,
    value: first.value,
    tlp: TLP_ORDER[mildest] ?? "red",
    terms: marking.map((s) => termsOf(s.label)).reduce((a, b) => a.filter((t) => b.includes(t))),
    pap: marking.map((s) => s.label.pap ?? null).reduce((a, b) => (papRank(a) <= papRank(b) ? a : b)),
    validUntil: ends.includes(null) ? null : latest(ends.filter((e) => e !== null)),
    validFrom: earliest(serving.map((s) => s.validFrom ?? s.receivedAt)),
    firstAt: earliest(received),
    lastAt: latest(received),
    origins: new Set(serving.map((s) => s.label.originatorId)).size,
    ...viaOf(serving.map((s) => s.via)),
  };
}

/** What both may be told: of each fact the more careful one. */
function bothOf(a: Packed, b: Packed): Packed {
  const firstAt = latest([a.firstAt, b.firstAt]);
  const ends = [a.validUntil, b.validUntil].filter((e) => e !== null);
  return {
    kind: a.kind,
    value: a.value,
    tlp: stricter(a.tlp, b.tlp),
    terms: [...new Set([...a.terms, ...b.terms])].sort(),
    pap: papRank(a.pap) >= papRank(b.pap) ? a.pap : b.pap,
    validUntil: ends.length === 0 ? null : earliest(ends),
    validFrom: latest([a.validFrom, b.validFrom]),
    firstAt,
    lastAt: latest([firstAt, earliest([a.lastAt, b.lastAt])]),
    origins: Math.min(a.origins, b.origins),
    ...viaOf([a, b].flatMap((p) => (p.via ? [p.via, ...(p.via.here ? [undefined] : [])] : [undefined]))),
  };
}

/** Every hub of every way is named: one that is left out would take its own words for somebody else's. */
function viaOf(ways: readonly (Via | undefined)[]): Pick<Packed, "via"> {
  const brought = ways.filter((w) => w !== undefined);
  if (brought.length === 0) return {};
  const all = (of: (w: Via) => readonly string[]) => [...new Set(brought.flatMap(of))].sort();
  return { via: { hubs: all((w) => w.hubs), origins: all((w) => w.origins), here: ways.includes(undefined) } };
}

/** Caveats that say how the text of a report is handled here; they bind nobody who gets a value. */
const INWARD: ReadonlySet<string> = new Set(["identity", "common_form", "investigation_secret"]);

const terms = new WeakMap<Label, readonly Caveat[]>();

function termsOf(label: Label): readonly Caveat[] {
  const known = terms.get(label);
  if (known) return known;
  const made = [...new Set([...label.caveats, ...(label.originatorCaveats ?? [])])]
    .filter((c) => !INWARD.has(c))
    .sort();
  terms.set(label, made);
  return made;
}

const PAPS: readonly (Pap | null)[] = [null, "clear", "green", "amber", "red"];
const papRank = (p: Pap | null): number => PAPS.indexOf(p);

// Digits of a second vary, so the texts do not sort by themselves.
const earliest = (list: readonly string[]): string => list.reduce((a, b) => (before(b, a) ? b : a));
const latest = (list: readonly string[]): string => list.reduce((a, b) => (before(a, b) ? b : a));

const before = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);

function reasonsOf(
  sources: readonly Source[],
  recipients: readonly BodyFacts[],
  decide: (label: Label) => Decided,
): readonly PackReason[] {
  const groups = new Map<string, PackReason & { values: { kind: string; value: string }[] }>();
  const perLabel = Map.groupBy(sources, (s) => s.label);
  for (const [label, same] of perLabel)
    for (const recipient of recipients) {
      const said = decide(label).rules.get(recipient);
      if (!said) continue;
      const reason = { recipientId: recipient.id, included: said.allowed, rule: said.rule };
      const key = reasonKey(reason);
      const group = groups.get(key) ?? { ...reason, values: [] };
      groups.set(key, group);
      for (const { kind, value } of same) group.values.push({ kind, value });
    }
  return inOrder(groups);
}

const reasonKey = (r: Pick<PackReason, "recipientId" | "included" | "rule">): string =>
  `${r.recipientId} ${r.included} ${r.rule}`;

const inOrder = (groups: ReadonlyMap<string, PackReason>): readonly PackReason[] =>
  [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, g]) => g);

function publicRefusal(sources: readonly Source[]): readonly PackReason[] {
  const verdict = mayPublish();
  const rule = verdict.chain.at(-1)?.rule;
  if (sources.length === 0 || rule === undefined) return [];
  const values = sources.map(({ kind, value }) => ({ kind, value }));
  return [{ recipientId: "", included: verdict.allowed, rule, values }];
}
