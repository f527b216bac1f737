/** The drawn parts: the line of fires in its three sizes, the waterfall, the time axis. */
import { useNow } from "../../app/realm-clock.tsx";
import type { AxisMark } from "../../ui/axis/mark.ts";
import { TimeAxis } from "../../ui/axis/time-axis.tsx";
import { Block } from "../../ui/block.tsx";
import { type Beacon, HOPS } from "../../ui/fires/beacon.ts";
import { FiresHead } from "../../ui/fires/fires-head.tsx";
import { FiresRow } from "../../ui/fires/fires-row.tsx";
import { FiresScore } from "../../ui/fires/fires-score.tsx";
import { Waterfall } from "../../ui/waterfall.tsx";
import type { Reason } from "../../ui/waterfall-bars.ts";
import { useWords } from "../../words/use-words.ts";

const MINUTES = [0, 72, 23, 35, 18, null, null, null] as const;
const commission = { ja: "監理委員会", en: "the Commission" };

function lineAt(now: string): readonly Beacon[] {
  const at = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();
  const before = [148, 76, 53, 18, 18];
  return HOPS.map((hop, i) => ({
    hop,
    state: i < 3 ? "lit" : i === 3 ? "part" : i === 4 ? "waits" : "unlit",
    at: i < 5 ? at(before[i] ?? 0) : null,
    minutes: i === 0 ? null : (MINUTES[i] ?? null),
    done: i === 3 ? 1 : null,
    total: i === 3 ? 2 : null,
    by: i === 4 ? commission : null,
  }));
}

const reason = (feature: string, ja: string, en: string, bits: number): Reason => ({
  feature,
  code: feature,
  say: { ja, en },
  bits,
});
const REASONS = [
  reason("prior", "証拠のない時点", "before any evidence", -9.8),
  reason("observable", "SHA-256が一致、2件", "same SHA-256, two files", 27),
  reason("observable", "IPv4が一致 203.0.113.24", "same IPv4 203.0.113.24", 8.1),
  reason("organisation", "組織名が異なる", "other organisation", -3.2),
  reason("observable", "192.0.2.53 公開リゾルバ", "192.0.2.53: public resolver", 0),
];

function marksAt(now: string): readonly AxisMark[] {
  const at = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();
  return [
    { lane: "events", at: at(148), label: { ja: "覚知", en: "noticed" } },
    { lane: "reports", at: at(76), label: { ja: "初報", en: "first report" } },
    { lane: "reports", at: at(70), label: { ja: "ISAC", en: "ISAC" } },
    { lane: "decisions", at: at(18), label: { ja: "深刻度3", en: "level 3" } },
    { lane: "clocks", at: at(-1200), label: { ja: "NIS2 早期警告", en: "NIS2 early warning" } },
  ];
}

export function DrawnParts() {
  const { t } = useWords();
  const now = useNow();
  const line = lineAt(now);
  const scores = HOPS.map((hop, i) => ({
    hop,
    count: i < 5 ? 12 : 0,
    medianSeconds: i === 0 || i > 4 ? null : (MINUTES[i] ?? 0) * 60,
    p95Seconds: i === 0 || i > 4 ? null : (MINUTES[i] ?? 0) * 190,
  }));
  return (
    <>
      <Block title={t("parts.beacons")} sub={t("parts.beaconsSub")} className="wide">
        <div className="line">
          <FiresHead line={line} now={now} />
        </div>
        <p className="row-parts">
          <FiresRow line={line} />
        </p>
      </Block>
      <Block title={t("parts.axis")} className="wide">
        <TimeAxis marks={marksAt(now)} now={now} />
      </Block>
      <Block title={t("parts.score")}>
        <FiresScore hops={scores} />
      </Block>
      <Block title={t("parts.fall")}>
        <Waterfall reasons={REASONS} />
      </Block>
    </>
  );
}
