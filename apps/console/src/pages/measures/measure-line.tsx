/** One measure in a list: what, against whom it is asked, where it stands and whom it waits for. */
import type { MeasureSummary } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { MEASURE_STATES, MEASURE_TYPES, STATIONS } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { GatePath } from "./gate-path.tsx";

const OVER: ReadonlySet<string> = new Set(["closed", "refused", "withdrawn", "expired"]);

export function MeasureLine({ measure: m }: { readonly measure: MeasureSummary }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <li>
      <Go href={PATHS.measure(m.id)}>
        <b>{nameOf(MEASURE_TYPES, m.type, lang)}</b> <span className="no">{m.number}</span>
      </Go>{" "}
      <span className="cav">{nameOf(MEASURE_STATES, m.state, lang)}</span>{" "}
      {OVER.has(m.state) ? null : <span>{t("measure.waitsFor", { who: nameOf(STATIONS, m.waitsFor, lang) })}</span>}{" "}
      {m.exPostOverdue ? <span className="flag">{t("measure.overdue")}</span> : null}
      {m.noticeOverdue ? <span className="flag">{t("measure.noticeOverdue")}</span> : null}
      <span className="s under">
        {t("measure.asks")} {say(m.asker.name)} · {moment(m.askedAt, now, lang)}
      </span>
      <GatePath measure={m} />
    </li>
  );
}
