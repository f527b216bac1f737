/** Every report that this reader may see, newest first. */
import { Told } from "../../ui/told.tsx";
import "./reports.css";
import type { ReportSummary } from "@noroshi/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useFresh } from "../../app/fresh.ts";
import { ListState } from "../../app/list-state.tsx";
import { useNavigateTo } from "../../app/navigate.ts";
import { useKeysOn, usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { count } from "../../format/figures.ts";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { LongTable } from "../../ui/long-table.tsx";
import { RowMarking } from "../../ui/marking.tsx";
import { Empty } from "../../ui/states.tsx";
import { FORMAT_NAMES, nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { ListHead, RowKeysHint } from "../list-head.tsx";

export function ReportsPage() {
  const { t } = useWords();
  const question = useInfiniteQuery(QUERIES.reports());
  const reports = question.data?.pages.flatMap((page) => page.items);
  usePage(
    t("report.listTitle"),
    (reports ?? []).map((r) => r.marking),
  );
  const more = question.hasNextPage && !question.isFetchingNextPage;
  return (
    <>
      <ListHead
        title={t("report.listTitle")}
        sub={t("report.listSub")}
        end={
          <>
            <ListState queryKey={QUERIES.reports().queryKey} pages={question.data?.pages.length ?? 0} /> <RowKeysHint />
          </>
        }
      />
      <Answer question={question} rows={10}>
        {() =>
          reports && reports.length > 0 ? (
            <ReportTable reports={reports} onMore={more ? () => void question.fetchNextPage() : null} />
          ) : (
            <Empty say={t("report.empty")} next={t("report.emptyNext")}>
              <Go className="b" href={PATHS.intake()}>
                {t("board.fileOne")}
              </Go>
            </Empty>
          )
        }
      </Answer>
    </>
  );
}

interface TableProps {
  readonly reports: readonly ReportSummary[];
  readonly onMore: (() => void) | null;
}

function ReportTable({ reports, onMore }: TableProps) {
  const { t } = useWords();
  const go = useNavigateTo();
  const keysOn = useKeysOn();
  const fresh = useFresh(reports.map((r) => r.id));
  return (
    <LongTable
      className="list reports"
      caption={t("report.listTitle")}
      columns={[
        { key: "received", name: t("report.received"), className: "w-at" },
        { key: "report", name: t("report.report") },
        { key: "format", name: t("report.format"), className: "w-format" },
        { key: "items", name: t("report.items"), className: "n w-count" },
        { key: "case", name: t("report.case"), className: "w-case" },
        { key: "marking", name: t("report.marking"), className: "n w-mark" },
      ]}
      rows={reports}
      rowKey={(r) => r.id}
      rowClass={(r) => (fresh.has(r.id) ? "new" : "")}
      cells={(r) => <ReportCells report={r} />}
      onOpen={(r) => go(PATHS.report(r.id))}
      rowHeight={43}
      keysOn={keysOn}
      onMore={onMore}
    />
  );
}

function ReportCells({ report }: { readonly report: ReportSummary }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <>
      <td className="nw at">
        <b>{moment(report.receivedAt, now, lang)}</b>
      </td>
      <td className="t">
        <Go className="ttl cut" href={PATHS.report(report.id)} data-row-link>
          <Told text={report.title} />
        </Go>
        <span className="s">
          <span>{say(report.sender.name)}</span>
          {report.list ? <span>{report.list}</span> : null}
          {report.version > 1 ? <span>{t("report.version", { version: report.version })}</span> : null}
          {report.historical ? <span>{t("report.historical")}</span> : null}
        </span>
      </td>
      <td className="format">{nameOf(FORMAT_NAMES, report.format, lang)}</td>
      <td className="n count">{count(report.items, lang)}</td>
      <td className="case nw">
        {report.case ? (
          <Go href={PATHS.case(report.case.number)}>{report.case.number}</Go>
        ) : (
          <span className="q">—</span>
        )}
      </td>
      <td className="n mk">
        <RowMarking marking={report.marking} />
      </td>
    </>
  );
}
