/** What has just come in, newest first; a new row is washed once and told politely. */

import type { ReportSummary } from "@noroshi/api";
import { useFresh } from "../../app/fresh.ts";
import { LiveLabel } from "../../app/live-state.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { RowMarking } from "../../ui/marking.tsx";
import { Mach } from "../../ui/says.tsx";
import { Empty } from "../../ui/states.tsx";
import { Told } from "../../ui/told.tsx";
import { nameOf, REPORT_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

export function Arrivals({ arrivals }: { readonly arrivals: readonly ReportSummary[] }) {
  const { t } = useWords();
  const fresh = useFresh(arrivals.map((r) => r.id));
  const newest = arrivals.find((r) => fresh.has(r.id));
  return (
    <Block title={t("board.arriving")} sub={t("board.arrivingSub")} end={<LiveLabel />} className="arriving">
      {arrivals.length === 0 ? (
        <Empty say={t("board.noArrivals")} next={t("board.noArrivalsNext")} />
      ) : (
        <ul className="live">
          {arrivals.map((report) => (
            <Arrival key={report.id} report={report} fresh={fresh.has(report.id)} />
          ))}
        </ul>
      )}
      <p className="sr" aria-live="polite">
        {newest ? t("board.arrived", { title: newest.title }) : ""}
      </p>
    </Block>
  );
}

function Arrival({ report, fresh }: { readonly report: ReportSummary; readonly fresh: boolean }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <li className={fresh ? "new" : ""}>
      <time className="nw" dateTime={report.receivedAt}>
        {moment(report.receivedAt, now, lang)}
      </time>
      <span className="what">
        <Go className="ttl cut" href={PATHS.report(report.id)}>
          <Told text={report.title} />
        </Go>
        <span className="s">
          <span>{say(report.sender.name)}</span>
          {report.list ? <span>{report.list}</span> : null}
          <span>{nameOf(REPORT_KIND_NAMES, report.kind, lang)}</span>
          {report.version > 1 ? <span>{t("board.followUp", { version: report.version })}</span> : null}
          {report.case ? (
            <span>
              <Mach>
                <Go href={PATHS.case(report.case.number)}>{t("board.inCase", { number: report.case.number })}</Go>
              </Mach>
            </span>
          ) : null}
        </span>
      </span>
      <RowMarking marking={report.marking} />
    </li>
  );
}
