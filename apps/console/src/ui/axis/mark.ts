/** A mark of the time axis, and marks that say the same drawn as one. */
import type { Bilingual } from "../bilingual.ts";

export const LANES = ["events", "reports", "decisions", "clocks"] as const;
export type LaneName = (typeof LANES)[number];

export interface AxisMark {
  readonly lane: LaneName;
  readonly at: string;
  /** True when only the day is known: no clock time is shown, and it has no place on a scale of hours. */
  readonly day?: boolean | undefined;
  readonly label: Bilingual;
}

export interface MergedMark extends AxisMark {
  /** How many marks say exactly this. */
  readonly count: number;
}

/** The marks in the order of time; those of one lane, minute and wording become one with their count. */
export function merge(marks: readonly AxisMark[]): readonly MergedMark[] {
  const merged = new Map<string, MergedMark>();
  for (const { lane, at, day, label } of marks.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const key = [lane, day === true, Math.floor(Date.parse(at) / 60_000), label.en, label.ja].join("\n");
    const before = merged.get(key);
    merged.set(
      key,
      before ? { ...before, count: before.count + 1 } : { lane, at, ...(day ? { day } : {}), label, count: 1 },
    );
  }
  return [...merged.values()];
}
