/**
 * One axis with four lanes: events, reports, decisions, clocks; what lies ahead stands in a column of its own.
 * The drawing is for the eye on a wide screen; the ordered list is the content, and the whole of it on a narrow one.
 */
import { useElementSize } from "@mantine/hooks";
import type { CSSProperties } from "react";
import { clock, date, moment, zoneOfDay } from "../../format/time.ts";
import type { Lang } from "../../words/pair.ts";
import { useWords } from "../../words/use-words.ts";
import { keyed } from "../keyed.ts";
import { type AxisMark, LANES, type MergedMark, merge } from "./mark.ts";
import { pack } from "./pack.ts";
import { along, type Scale, scale } from "./scale.ts";

interface Props {
  readonly marks: readonly AxisMark[];
  readonly now: string;
}

const LANE_KEY = {
  events: "case.events",
  reports: "case.reportsLane",
  decisions: "case.decisions",
  clocks: "case.clocks",
} as const;
/** px left of now that its own label takes. */
const ROOM_FOR_NOW = 64;
/** When a mark stands, as precise as it was told. */
const when = (m: AxisMark, now: string, lang: Lang): string =>
  m.day ? date(m.at, now, lang, zoneOfDay(m.at)) : moment(m.at, now, lang);
const times = (count: number): string => (count > 1 ? ` ×${count}` : "");
const left = (share: number): CSSProperties => ({ left: `${Math.round(share * 10_000) / 100}%` });

export function TimeAxis({ marks, now }: Props) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { t, lang, say } = useWords();
  const sorted = merge(marks);
  const timed = sorted.filter((m) => !m.day);
  const byHours = scaleOf(timed, now).stepMinutes < 1440 && timed.length > 0;
  const drawn = byHours ? timed : sorted;
  const past = drawn.filter((m) => Date.parse(m.at) <= Date.parse(now));
  const ahead = drawn.filter((m) => Date.parse(m.at) > Date.parse(now));
  if (sorted.length === 0) return <p className="s axis-none">{t("case.axisEmpty")}</p>;
  const s = scaleOf(drawn, now);
  return (
    <>
      <div className={ahead.length > 0 ? "axis ahead" : "axis"} aria-hidden="true">
        <div className="scale" />
        <div className="scale" ref={ref}>
          <Ticks s={s} now={now} width={width} />
        </div>
        {ahead.length > 0 ? <div className="scale later">{t("case.ahead")}</div> : null}
        {LANES.filter((lane) => drawn.some((m) => m.lane === lane)).map((lane) => (
          <Lane
            key={lane}
            name={t(LANE_KEY[lane])}
            s={s}
            width={width}
            past={past.filter((m) => m.lane === lane)}
            ahead={ahead.length > 0 ? ahead.filter((m) => m.lane === lane) : null}
            now={now}
          />
        ))}
      </div>
      <ol className="axis-list" aria-label={t("case.axis")}>
        {keyed(sorted, (m) => `${m.lane} ${m.at} ${m.label.en}`).map(({ key, row: m }) => (
          <li key={key}>
            <time dateTime={m.day ? m.at.slice(0, 10) : m.at}>{when(m, now, lang)}</time>
            <span className="q lane">{t(LANE_KEY[m.lane])}</span>
            <span>
              {say(m.label)}
              {times(m.count)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** From the first mark that is past to now; an hour where none is. */
function scaleOf(marks: readonly AxisMark[], now: string): Scale {
  const end = Date.parse(now);
  const past = marks.map((m) => Date.parse(m.at)).filter((at) => at <= end);
  return scale(past.length > 0 ? Math.min(...past) : end - 3_600_000, end);
}

function Ticks({ s, now, width }: { readonly s: Scale; readonly now: string; readonly width: number }) {
  const { lang } = useWords();
  return (
    <>
      {s.ticks
        .filter((tick) => (along(s, Date.parse(now)) - along(s, tick)) * width > ROOM_FOR_NOW)
        .map((tick) => {
          const iso = new Date(tick).toISOString();
          return (
            <span key={tick} style={left(along(s, tick))}>
              {s.stepMinutes >= 1440 ? moment(iso, now, lang).replace(/ 0?0:00$/, "") : clock(iso, lang)}
            </span>
          );
        })}
      <span className="nw" style={left(along(s, Date.parse(now)))}>
        {clock(now, lang)}
      </span>
    </>
  );
}

interface LaneProps {
  readonly name: string;
  readonly s: Scale;
  readonly width: number;
  readonly past: readonly MergedMark[];
  readonly ahead: readonly MergedMark[] | null;
  readonly now: string;
}

function Lane({ name, s, width, past, ahead, now }: LaneProps) {
  const { lang, say } = useWords();
  const text = (m: MergedMark) => `${when(m, now, lang)} ${say(m.label)}${times(m.count)}`;
  const placed = pack(
    past.map((m) => ({ text: text(m), x: along(s, Date.parse(m.at)) * width })),
    width,
  );
  const lines = Math.max(1, ...placed.map((p) => p.line + 1));
  const height = { height: 8 + lines * 20 };
  return (
    <div className="lane">
      <b style={height}>{name}</b>
      <div className="tr" style={height}>
        {s.ticks.map((tick) => (
          <i key={tick} className="tick" style={left(along(s, tick))} />
        ))}
        {keyed(placed, (p) => p.text).map(({ key, row: p }) => (
          <span key={key} className={p.left ? "lft" : ""} style={{ left: p.x, top: 6 + p.line * 20 }}>
            {p.text}
          </span>
        ))}
        <i className="now" style={{ ...left(along(s, Date.parse(now))), ...height }} />
      </div>
      {ahead === null ? null : (
        <div className="later" style={height}>
          {keyed(ahead, text).map(({ key, row: m }) => (
            <span key={key}>
              <b>{when(m, now, lang)}</b> {say(m.label)}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
