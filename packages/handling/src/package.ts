/**
 * What a release hands to its recipients: every value that each of them may receive through at least one statement. The same
 * predicate as for seeing; no value is there because some of them may have it. Expiry and warning lists are the caller's to say.
 */
import { type BodyFacts, type Label, stricter, TLP_ORDER, type Tlp, type World } from "./label.ts";
import { mayReceive } from "./may-see.ts";

/** One statement that may serve as the source of a value. */
export interface Source {
  readonly kind: string;
  readonly value: string;
  readonly label: Label;
  /** ISO 8601; null = no end. */
  readonly validUntil: string | null;
}

export interface Packed {
  readonly kind: string;
  readonly value: string;
  /** For each recipient the least strict marking among the statements that serve it; of those the strictest. */
  readonly tlp: Tlp;
  /** The latest end among the statements that serve; null = some has none. */
  readonly validUntil: string | null;
}

export interface Package {
  /** By kind and value, in code-unit order. */
  readonly values: readonly Packed[];
  /** The strictest marking of its values; null when it is empty. */
  readonly tlp: Tlp | null;
}

/** @param recipients all who get the package; an empty list is the public, which gets nothing without a declassification */
export function packageFor(sources: readonly Source[], recipients: readonly BodyFacts[], world: World): Package {
  if (recipients.length === 0) return { values: [], tlp: null };
  const verdicts = new Map<Label, readonly BodyFacts[]>();
  const served = (label: Label): readonly BodyFacts[] => {
    const known = verdicts.get(label) ?? recipients.filter((r) => mayReceive(r, label, world).allowed);
    verdicts.set(label, known);
    return known;
  };
  const values = [...Map.groupBy(sources, (s) => `${s.kind}\u0000${s.value}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => packedOf(same, recipients, served));
  const tlp = values.reduce<Tlp | null>((top, v) => (top === null ? v.tlp : stricter(top, v.tlp)), null);
  return { values, tlp };
}

function packedOf(
  same: readonly Source[],
  recipients: readonly BodyFacts[],
  served: (label: Label) => readonly BodyFacts[],
): readonly Packed[] {
  const [first] = same;
  if (!first) return [];
  const serving = same.filter((s) => served(s.label).length > 0);
  let tlp: Tlp = "clear";
  for (const recipient of recipients) {
    const marks = serving.filter((s) => served(s.label).includes(recipient)).map((s) => TLP_ORDER.indexOf(s.label.tlp));
    if (marks.length === 0) return [];
    tlp = stricter(tlp, TLP_ORDER[Math.min(...marks)] ?? "red");
  }
  const ends = serving.map((s) => s.validUntil);
  const validUntil = ends.includes(null)
    ? null
    : (ends
        .filter((e) => e !== null)
        .sort()
        .at(-1) ?? null);
  return [{ kind: first.kind, value: first.value, tlp, validUntil }];
}
