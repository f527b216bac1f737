/** One kind of traffic of a sensor: what came in, what became of it, and why the rest was destroyed. The kinds never share a row. */
import type { Sensor } from "@noroshi/api";
import { useId } from "react";
import { count } from "../../format/figures.ts";
import { nameOf } from "../../words/names.ts";
import { DESTROYED_BECAUSE, REFUSED_BECAUSE } from "../../words/sensor.ts";
import { useWords } from "../../words/use-words.ts";

type Figures = Sensor["stores"][number];

const SHOWN = [
  ["received", "sensor.received"],
  ["kept", "sensor.kept"],
  ["destroyed", "sensor.destroyed"],
  ["refused", "sensor.refused"],
  ["unreadable", "sensor.unreadable"],
  ["batches", "sensor.batches"],
] as const;

interface Props {
  readonly store: Figures["store"];
  readonly figures: Figures | undefined;
}

export function SensorKind({ store, figures }: Props) {
  const { t, lang } = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id} className="kind">
      <h3 id={id}>{t(store === "communications" ? "sensor.communications" : "sensor.owner")}</h3>
      {figures === undefined ? <p className="s">{t("sensor.noBatch")}</p> : <Counted figures={figures} />}
      {figures !== undefined && figures.lastReason !== null ? (
        <p className="flag">{t("sensor.lastRefused", { reason: nameOf(REFUSED_BECAUSE, figures.lastReason, lang) })}</p>
      ) : null}
    </section>
  );
}

function Counted({ figures }: { readonly figures: Figures }) {
  const { t, lang } = useWords();
  const reasons = Object.entries(figures.destroyedBy).sort(([, a], [, b]) => b - a);
  const received = count(figures.receivedLately, lang);
  return (
    <>
      <dl className="figures">
        {SHOWN.map(([name, word]) => (
          <div key={name}>
            <dt>{t(word)}</dt>
            <dd>{count(figures[name], lang)}</dd>
          </div>
        ))}
      </dl>
      <p className="s">{t("sensor.lately", { received, kept: count(figures.keptLately, lang) })}</p>
      {reasons.length === 0 ? null : (
        <table className="reasons">
          <caption>{t("sensor.byReason")}</caption>
          <tbody>
            {reasons.map(([reason, records]) => (
              <tr key={reason}>
                <th scope="row">{nameOf(DESTROYED_BECAUSE, reason, lang)}</th>
                <td className="n">{count(records, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
