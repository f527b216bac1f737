/**
 * The closed list of what law can refuse. Only data is refused: a profile, a file of regimes, a calendar, a register. Evaluating
 * what was read is total and never fails.
 */

export type LawFaultCode = "LAW_SHAPE" | "LAW_REFERENCE" | "LAW_ZONE" | "LAW_CALENDAR" | "REGISTER_LINE";

export interface LawFault {
  readonly code: LawFaultCode;
  /** Path in the refused document, for example `regimes.2.stages.0.zone`, or a line of a register. */
  readonly place: string;
  readonly say: { readonly en: string; readonly ja: string };
}

/** What reading a document gives: the document, or every fault in it. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly LawFault[] };

/** Faults of shape in the words of this room. */
export function shapeFaults(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly LawFault[] {
  return issues.map((i) => ({
    code: "LAW_SHAPE",
    place: i.path.map(String).join("."),
    say: { en: `A field is missing or of another kind: ${i.message}.`, ja: "項目が欠けているか、型が違います。" },
  }));
}
