/**
 * The own body's sensors, as each told of itself and as its silence tells: the two kinds of traffic apart, the permits and the age of
 * the word that they stand on, the newest entries of the chain. Asks the hub again by itself; shows counts, never traffic.
 */
import "./sensors.css";
import type { Sensor } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { LiveLabel } from "../../app/live-state.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { count } from "../../format/figures.ts";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { SensorChain } from "./sensor-chain.tsx";
import { SensorKind } from "./sensor-kind.tsx";
import { SensorPermits } from "./sensor-permits.tsx";

export function SensorsPage() {
  const { t } = useWords();
  const question = useQuery(QUERIES.sensors());
  usePage(t("sensor.title"), []);
  return (
    <div className="sensors">
      <ListHead title={t("sensor.title")} sub={t("sensor.sub")} end={<LiveLabel />} />
      <Answer question={question} rows={8}>
        {({ sensors }) =>
          sensors.length === 0 ? (
            <Empty say={t("sensor.none")} next={t("sensor.noneNext")} />
          ) : (
            sensors.map((sensor) => <OneSensor key={sensor.id} sensor={sensor} />)
          )
        }
      </Answer>
    </div>
  );
}

function OneSensor({ sensor }: { readonly sensor: Sensor }) {
  const { t, lang } = useWords();
  const now = useNow();
  const { lastHeardAt, spooled, stores } = sensor;
  const heard =
    lastHeardAt === null ? t("sensor.neverHeard") : t("sensor.heard", { at: moment(lastHeardAt, now, lang) });
  return (
    <Block
      title={sensor.name}
      sub={heard}
      end={spooled === null || spooled === 0 ? null : t("sensor.waiting", { count: count(spooled, lang) })}
    >
      <Needs sensor={sensor} />
      <div className="cols kinds">
        {(["communications", "owner"] as const).map((store) => (
          <SensorKind key={store} store={store} figures={stores.find((one) => one.store === store)} />
        ))}
      </div>
      <div className="cols stands">
        <SensorPermits heartbeat={sensor.heartbeat} />
        <SensorChain newest={sensor.newest} />
      </div>
    </Block>
  );
}

/** What asks for a person, each in a line of its own. */
function Needs({ sensor }: { readonly sensor: Sensor }) {
  const { t, lang } = useWords();
  const now = useNow();
  const { silentSince, gaps, forks, interrupted, capReached, lost } = sensor;
  const needs = [
    ...(silentSince === null ? [] : [t("sensor.silent", { at: moment(silentSince, now, lang) })]),
    ...gaps.map(({ from, to }) => (from === to ? t("sensor.gapOne", { from }) : t("sensor.gap", { from, to }))),
    ...(forks === 0 ? [] : [t("sensor.forks", { count: forks })]),
    ...(interrupted === 0 ? [] : [t("sensor.interrupted", { count: interrupted })]),
    ...(capReached.length === 0 ? [] : [t("sensor.capReached", { permits: capReached.join(", ") })]),
    ...(lost === null || lost === 0 ? [] : [t("sensor.lost", { count: lost })]),
  ];
  if (needs.length === 0) return null;
  return (
    <ul className="plain needs">
      {needs.map((need) => (
        <li key={need} className="flag">
          {need}
        </li>
      ))}
    </ul>
  );
}
