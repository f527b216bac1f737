/** The permits of a sensor as its last heartbeat had them, and how old the commission's word was then. */
import type { Sensor } from "@noroshi/api";
import { useId } from "react";
import { useNow } from "../../app/realm-clock.tsx";
import { lasting, minutesBetween } from "../../format/lasting.ts";
import { moment } from "../../format/time.ts";
import { nameOf } from "../../words/names.ts";
import { REFUSED_BECAUSE } from "../../words/sensor.ts";
import { useWords } from "../../words/use-words.ts";

type Heartbeat = NonNullable<Sensor["heartbeat"]>;

export function SensorPermits({ heartbeat }: { readonly heartbeat: Heartbeat | null }) {
  const { t } = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t("sensor.permits")}</h3>
      {heartbeat === null ? (
        <p className="s">{t("sensor.neverHeard")}</p>
      ) : (
        <>
          <StatusAge heartbeat={heartbeat} />
          {heartbeat.permits.length === 0 ? (
            <p className="flag">{t("sensor.noPermit")}</p>
          ) : (
            <Permits permits={heartbeat.permits} />
          )}
        </>
      )}
    </section>
  );
}

/** An owner's consent needs no word of the commission; everything else does, and one that is fresh. */
function StatusAge({ heartbeat }: { readonly heartbeat: Heartbeat }) {
  const { t, lang } = useWords();
  const now = useNow();
  const { at, statusIssuedAt, permits } = heartbeat;
  if (statusIssuedAt === null)
    return permits.some(({ store }) => store === "communications") ? (
      <p className="flag">{t("sensor.noStatus")}</p>
    ) : null;
  const stale = permits.some(({ refused }) => refused === "PERMIT_STATUS_STALE");
  const age = lasting(minutesBetween(statusIssuedAt, at), lang);
  return (
    <p className={stale ? "flag" : "s"}>{t("sensor.statusAge", { at: moment(statusIssuedAt, now, lang), age })}</p>
  );
}

function Permits({ permits }: { readonly permits: Heartbeat["permits"] }) {
  const { t, lang } = useWords();
  const now = useNow();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("sensor.permit")}</th>
          <th scope="col">{t("sensor.kindOf")}</th>
          <th scope="col">{t("sensor.until")}</th>
          <th scope="col">{t("sensor.state")}</th>
        </tr>
      </thead>
      <tbody>
        {permits.map((permit) => (
          <tr key={`${permit.store} ${permit.id}`}>
            <th scope="row" className="v">
              {permit.id}
            </th>
            <td>{t(permit.store === "communications" ? "sensor.lawShort" : "sensor.ownShort")}</td>
            <td className="nw">{moment(permit.until, now, lang)}</td>
            <td className={permit.refused === null ? "" : "flag"}>
              {permit.refused === null ? t("sensor.usable") : nameOf(REFUSED_BECAUSE, permit.refused, lang)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
