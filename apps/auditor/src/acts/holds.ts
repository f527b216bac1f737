/**
 * Which records lay under a legal hold, and when, read from the log alone: what a hold is about, what it covered when it was placed,
 * and what was pinned to its case afterwards. The order of leaves decides, not the instants that a hub may have written.
 */
import type { Act } from "./entries.ts";

interface Span {
  readonly hold: string;
  readonly from: number;
  /** Undefined while it lies. */
  readonly until: number | undefined;
  readonly of: string;
  readonly covers: ReadonlySet<string>;
}

/** The hold that lay on a record when this leaf was written; undefined for none. */
export type HeldAt = (record: string, leaf: number) => string | undefined;

export function holdsIn(acts: readonly Act[]): HeldAt {
  const lifted = new Map(
    acts.flatMap((act) => (act.act === "legal_hold.lifted" && act.subject !== null ? [[act.subject, act.index]] : [])),
  );
  const spans = acts.flatMap((act): Span[] => {
    if (act.act !== "legal_hold.placed" || act.subject === null) return [];
    const { of, covers } = act.facts;
    return [
      {
        hold: act.subject,
        from: act.index,
        until: lifted.get(act.subject),
        of: typeof of === "string" ? of : "",
        covers: new Set(Array.isArray(covers) ? covers.filter((one) => typeof one === "string") : []),
      },
    ];
  });
  const pinned = pinsIn(acts);
  return (record, leaf) =>
    spans.find(
      (span) =>
        span.from < leaf &&
        (span.until === undefined || leaf < span.until) &&
        (span.of === record || span.covers.has(record) || (pinned.get(`${span.of} ${record}`) ?? leaf) < leaf),
    )?.hold;
}

/** By case and report, the leaf at which one was pinned to the other. */
function pinsIn(acts: readonly Act[]): ReadonlyMap<string, number> {
  const pins = new Map<string, number>();
  for (const { act, subject, facts, index } of acts) {
    const report =
      act === "case.opened" ? facts["founding"] : act === "case.report_pinned" ? facts["report"] : undefined;
    const at = `${subject} ${String(report)}`;
    if (report !== undefined && !pins.has(at)) pins.set(at, index);
  }
  return pins;
}
