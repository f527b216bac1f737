/**
 * What is stated of one incident, fact by fact. A statement has a source, an instant, a confidence and readers; "not known" is
 * a legal answer and is never the same as no answer at all.
 */

/** A list keeps its order. Instants are ISO 8601 UTC with Z. */
export type FactValue = string | number | boolean | readonly string[];

export type Confidence = "confirmed" | "stated" | "estimated";

export type SourceKind = "register" | "report" | "person" | "answer";

/** What rides on a fact that was given under a law, wherever it goes. */
export type Protection = "limitedUse" | "noRegulatoryUse" | "privilege";

export interface FactStatement {
  readonly id: string;
  readonly fact: string;
  /** Null = "not known": an answer. What nobody stated has no statement. */
  readonly value: FactValue | null;
  readonly source: { readonly kind: SourceKind; readonly ref: string | null; readonly by: string };
  readonly at: string;
  readonly confidence: Confidence;
  /** Stated by the body that files, or by another one whose report it sees. */
  readonly own: boolean;
  /** Bodies that may have it beside the filer; "any" = the filer has not held it back from anybody. */
  readonly readers: "any" | readonly string[];
  /** Bodies from which the filer holds it back, whatever `readers` says. */
  readonly keptFrom: readonly string[];
  readonly protection: readonly Protection[];
}

/** What is held to be so now, and who says otherwise. */
export interface ChosenFact {
  readonly fact: string;
  readonly chosen: FactStatement;
  /** The latest word of every other author that differs. */
  readonly otherwise: readonly FactStatement[];
}

/** The chosen facts of an incident by name. A name that is absent was never stated. */
export type FactSet = ReadonlyMap<string, ChosenFact>;

/** Equal as a reader would see them: lists by their members in order. */
export function sameValue(a: FactValue | null, b: FactValue | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
