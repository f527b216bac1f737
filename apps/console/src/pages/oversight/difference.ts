/** What changed between a request that was refused and a later one for the same: line by line, so that one reads what is new. */
import type { MeasureDetail } from "@noroshi/api";
import { saidOf } from "../measures/said-of.ts";

type Of = Pick<MeasureDetail, "form" | "document" | "recipients" | "target" | "asker" | "type">;
export type Part = "necessity" | "means" | "proportion" | "askedUntil" | "volume" | "carriedOut";

export interface Change {
  readonly part: Part;
  /** Lines that stood there and are gone, and lines that are new. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** Do both ask for the same: one body, one type, one target? */
export const asksForTheSame = (a: Of, b: Of): boolean =>
  a.type === b.type && a.asker.id === b.asker.id && a.target !== null && a.target.value === b.target?.value;

function partsOf(m: Of): Readonly<Record<Part, readonly string[]>> {
  const said = saidOf(m as MeasureDetail);
  const lines = (text: string): readonly string[] => text.split("\n").filter((line) => line.trim() !== "");
  const asked = m.form?.proportionality;
  return {
    necessity: lines(said.necessity),
    means: lines(said.subsidiarity),
    proportion: lines(said.scope),
    askedUntil: asked ? [asked.until] : [],
    volume: asked?.volumeCap == null ? [] : [String(asked.volumeCap)],
    carriedOut: m.recipients.map((b) => b.slug).toSorted(),
  };
}

/** Parts that changed from the earlier to the later, in the order of the file; none where it is the same again. */
export function changesSince(earlier: Of, later: Of): readonly Change[] {
  const [before, now] = [partsOf(earlier), partsOf(later)];
  return (Object.keys(now) as Part[]).flatMap((part) => {
    const gone = before[part].filter((line) => !now[part].includes(line));
    const come = now[part].filter((line) => !before[part].includes(line));
    return gone.length + come.length === 0 ? [] : [{ part, gone, come }];
  });
}
