/** The newest entries of a sensor's chain: certificates with their counts, heartbeats, uses for another purpose. */
import type { Sensor } from "@noroshi/api";
import { useId } from "react";
import { useNow } from "../../app/realm-clock.tsx";
import { count } from "../../format/figures.ts";
import { moment } from "../../format/time.ts";
import { nameOf } from "../../words/names.ts";
import { ENTRY_KINDS, REFUSED_BECAUSE } from "../../words/sensor.ts";
import { useWords } from "../../words/use-words.ts";

type Entry = Sensor["newest"][number];

export function SensorChain({ newest }: { readonly newest: readonly Entry[] }) {
  const { t, lang } = useWords();
  const now = useNow();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t("sensor.chain")}</h3>
      <p className="s">{t("sensor.chainSub")}</p>
      <table className="chain">
        <thead>
          <tr>
            <th scope="col">{t("sensor.entry")}</th>
            <th scope="col">{t("sensor.at")}</th>
            <th scope="col">{t("sensor.what")}</th>
            <th scope="col" className="n">
              {t("sensor.received")}
            </th>
            <th scope="col" className="n">
              {t("sensor.kept")}
            </th>
          </tr>
        </thead>
        <tbody>
          {newest.map((entry) => (
            <tr key={`${entry.number} ${entry.forked}`}>
              <th scope="row">{count(entry.number, lang)}</th>
              <td className="nw">{moment(entry.at, now, lang)}</td>
              <td>
                <What entry={entry} />
              </td>
              <td className="n">{entry.kind === "certificate" ? count(entry.received, lang) : ""}</td>
              <td className="n">{entry.kind === "certificate" ? count(entry.kept, lang) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function What({ entry }: { readonly entry: Entry }) {
  const { t, lang } = useWords();
  const store = entry.store === null ? undefined : t(entry.store === "owner" ? "sensor.ownShort" : "sensor.lawShort");
  return (
    <>
      {nameOf(ENTRY_KINDS, entry.kind, lang)}
      {store === undefined ? null : <span className="under s">{store}</span>}
      {entry.reason === null ? null : <span className="under s">{nameOf(REFUSED_BECAUSE, entry.reason, lang)}</span>}
      {entry.forked ? <b className="flag under">{t("sensor.doesNotFollow")}</b> : null}
    </>
  );
}
