/**
 * Which records lay under a legal hold, and when, read from the log alone: what a hold is about, what it covered when it was placed,
 * and what was pinned to its case afterwards. The order of leaves decides where it says anything, not the instants that a hub may have
 * written; within one interval the order of leaves is chance, and the instants are all there is.
 */
import type { Act } from "./entries.ts";
import type { Together } from "./intervals.ts";

interface Span {
  readonly hold: string;
  readonly from: Act;
  /** Undefined while it lies. */
  readonly until: Act | undefined;
  readonly of: string;
  readonly covers: ReadonlySet<string>;
}

/** The hold that lay on a record when this act was done, or lies now where there is none; undefined for none. */
export type HeldAt = (record: string, act: Act | undefined) => string | undefined;

export function holdsIn(acts: readonly Act[], together: Together): HeldAt {
  const before = (a: Act, b: Act | undefined): boolean =>
    b === undefined || (together(a.index, b.index) ? Date.parse(a.at) <= Date.parse(b.at) : a.index < b.index);
  const lifted = new Map(
    acts.flatMap((act) =>
      act.act === "legal_hold.lifted" && act.subject !== null ? [[act.subject, act] as const] : [],
    ),
  );
  const spans = acts.flatMap((act): Span[] => {
    if (act.act !== "legal_hold.placed" || act.subject === null) return [];
    const { of, covers } = act.facts;
    return [
      {
        hold: act.subject,
        from: act,
        until: lifted.get(act.subject),
        of: typeof of === "string" ? of : "",
        covers: new Set(Array.isArray(covers) ? covers.filter((one) => typeof one === "string") : []),
      },
    ];
  });
  const pinned = pinsIn(acts);
  return (record, act) =>
    spans.find((span) => {
      if (!before(span.from, act) || (span.until !== undefined && before(span.until, act))) return false;
      const pin = pinned.get(`${span.of} ${record}`);
      return span.of === record || span.covers.has(record) || (pin !== undefined && before(pin, act));
    })?.hold;
}

/** By case and report, the act that first pinned one to the other. */
function pinsIn(acts: readonly Act[]): ReadonlyMap<string, Act> {
  const pins = new Map<string, Act>();
  for (const one of acts) {
    const { act, subject, facts } = one;
    const report =
      act === "case.opened" ? facts["founding"] : act === "case.report_pinned" ? facts["report"] : undefined;
    const at = `${subject} ${String(report)}`;
    if (report !== undefined && !pins.has(at)) pins.set(at, one);
  }
  return pins;
}
