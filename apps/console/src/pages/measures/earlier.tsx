/** What earlier measures on the same target did, at the gate of this one: who said what and when, and what that asks of the gate. */
import type { MeasureDetail } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { EFFECT_NAMES, MEASURE_TYPES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

const GRAVE: ReadonlySet<string> = new Set(["harm", "false_positive"]);

export function Earlier({ measure: m }: { readonly measure: MeasureDetail }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  if (m.earlier.length === 0) return null;
  const grave = m.earlier.filter((e) => GRAVE.has(e.effect));
  return (
    <section className="earlier" aria-label={t("measure.earlier")}>
      {grave.length > 0 ? <p className="flag">{t("measure.wentWrong", { count: grave.length })}</p> : null}
      <ul className="plain">
        {[...grave, ...m.earlier.filter((e) => !GRAVE.has(e.effect))].map((e) => (
          <li key={`${e.body.id} ${e.at} ${e.type}`}>
            <b>{nameOf(EFFECT_NAMES, e.effect, lang)}</b> · {moment(e.at, now, lang)} · {say(e.body.name)} ·{" "}
            {nameOf(MEASURE_TYPES, e.type, lang)}
          </li>
        ))}
      </ul>
      {m.plan.addedApprovals > 0 ? <p>{t("measure.addedApprovals", { count: m.plan.addedApprovals })}</p> : null}
      {m.plan.addedReview ? <p>{t("measure.addedReview")}</p> : null}
    </section>
  );
}
