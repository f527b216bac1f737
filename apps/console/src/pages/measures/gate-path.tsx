/** The way of a measure through its gates: what it has passed, where it waits and for whom, what is ahead. Read aloud as a list. */
import type { MeasureSummary } from "@noroshi/api";
import { STATIONS } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

const SIGN = { done: "●", here: "◉", ahead: "○" } as const;

export function GatePath({ measure }: { readonly measure: MeasureSummary }) {
  const { t, lang } = useWords();
  return (
    <ol className="gate-path" aria-label={t("measure.path")}>
      {measure.path.map((s) => (
        <li key={s.station} className={`is-${s.standing}`} aria-current={s.standing === "here" ? "step" : undefined}>
          <span aria-hidden="true">{SIGN[s.standing]}</span> {nameOf(STATIONS, s.station, lang)}
        </li>
      ))}
    </ol>
  );
}
