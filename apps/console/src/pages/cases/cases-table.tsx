/** Cases as rows: title, the small line of fires, whom it waits for, when it was opened, how it is marked. */
import { Told } from "../../ui/told.tsx";
import "./cases.css";
import type { CaseSummary } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useNavigateTo } from "../../app/navigate.ts";
import { useKeysOn } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { lasting, minutesBetween } from "../../format/lasting.ts";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { FiresRow } from "../../ui/fires/fires-row.tsx";
import { Go } from "../../ui/go.tsx";
import { RowMarking } from "../../ui/marking.tsx";
import { useRowKeys } from "../../ui/row-keys.ts";
import { Flag } from "../../ui/says.tsx";
import { Severity } from "../../ui/severity.tsx";
import { sectorName } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { levelOf } from "./severity-line.tsx";

interface Props {
  readonly cases: readonly CaseSummary[];
  readonly fresh: ReadonlySet<string>;
}

export function CasesTable({ cases, fresh }: Props) {
  const { t } = useWords();
  const { selected, listRef } = useRowKeys(cases.length, useKeysOn());
  return (
    <div ref={listRef}>
      <table className="queue">
        <thead>
          <tr>
            <th scope="col">{t("board.case")}</th>
            <th scope="col" className="w-line">
              {t("board.fires")}
            </th>
            <th scope="col" className="w-wait">
              {t("board.waitsFor")}
            </th>
            <th scope="col" className="n w-opened">
              {t("board.opened")}
            </th>
            <th scope="col" className="w-mark">
              {t("board.marking")}
            </th>
          </tr>
        </thead>
        <tbody>
          {cases.map((summary, i) => (
            <CaseRow
              key={summary.id}
              index={i}
              summary={summary}
              selected={i === selected}
              fresh={fresh.has(summary.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly index: number;
  readonly summary: CaseSummary;
  readonly selected: boolean;
  readonly fresh: boolean;
}

function CaseRow({ index, summary, selected, fresh }: RowProps) {
  const { t, lang } = useWords();
  const now = useNow();
  const go = useNavigateTo();
  const href = PATHS.case(summary.number);
  const facts = [
    summary.number,
    summary.sector ? sectorName(summary.sector, lang) : null,
    t("board.reports", { count: summary.reports }),
    t("board.senders", { count: summary.senders }),
  ].filter((fact) => fact !== null);
  return (
    <tr
      data-row={index}
      className={fresh ? "new" : ""}
      aria-selected={selected}
      onClick={(event) => {
        if (!(event.target instanceof Element) || !event.target.closest("a")) go(href);
      }}
    >
      <td className="t">
        <Go className="ttl cut" href={href} data-row-link>
          <Told text={summary.title} />
        </Go>
        <span className="s cut">
          {summary.severity ? (
            <>
              <Severity level={levelOf(summary.severity.overall)} />{" "}
            </>
          ) : null}
          {facts.join(lang === "ja" ? "・" : " · ")}
        </span>
      </td>
      <td className="ln">
        <FiresRow line={summary.fires} />
      </td>
      <td className="wait">
        <Waits summary={summary} now={now} />
      </td>
      <td className="n nw opened">{moment(summary.openedAt, now, lang)}</td>
      <td className="mk">
        <RowMarking marking={summary.marking} />
      </td>
    </tr>
  );
}

function Waits({ summary, now }: { readonly summary: CaseSummary; readonly now: string }) {
  const { t, lang, say } = useWords();
  const me = useQuery(QUERIES.me());
  const { waitsFor } = summary;
  const ours = me.data?.body.name.ja === waitsFor?.whom.ja;
  if (!waitsFor) return <span className="q">{t("board.nobody")}</span>;
  return (
    <>
      <Flag>
        {ours ? t("board.you") : say(waitsFor.whom)}{" "}
        <span className="nw">{lasting(minutesBetween(waitsFor.since, now), lang)}</span>
      </Flag>
      <span className="s">{t("board.since", { at: moment(waitsFor.since, now, lang) })}</span>
    </>
  );
}
