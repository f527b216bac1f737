/** Rows of indicators, each with the one source that says so; what has expired is struck through, not hidden. */

import { useNavigateTo } from "../../app/navigate.ts";
import { useKeysOn } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { LongTable } from "../../ui/long-table.tsx";
import { RowMarking } from "../../ui/marking.tsx";
import { EFFECT_NAMES } from "../../words/measure-names.ts";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import type { Indicator } from "./indicator.ts";

interface Props {
  readonly rows: readonly Indicator[];
  readonly onMore: (() => void) | null;
}

export function IndicatorTable({ rows, onMore }: Props) {
  const { t } = useWords();
  const go = useNavigateTo();
  const keysOn = useKeysOn();
  return (
    <LongTable
      className="list indicators"
      caption={t("indicator.title")}
      columns={[
        { key: "kind", name: t("report.kind"), className: "w-kind" },
        { key: "value", name: t("report.value") },
        { key: "believed", name: t("indicator.believed"), className: "w-believed" },
        { key: "source", name: t("indicator.source"), className: "w-source" },
        { key: "until", name: t("report.validUntil"), className: "w-until" },
        { key: "marking", name: t("report.marking"), className: "n w-mark" },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      cells={(row) => <Cells row={row} />}
      onOpen={(row) => go(row.report ? PATHS.report(row.report.id) : PATHS.indicators(row.value))}
      rowHeight={43}
      keysOn={keysOn}
      onMore={onMore}
    />
  );
}

/** The figure, from how many it comes, and what went wrong when somebody acted on it. */
function Confidence({ row }: { readonly row: Indicator }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const last = row.effects.find((e) => e.effect === "harm" || e.effect === "false_positive");
  const more = row.effects.map(
    (e) => `${nameOf(EFFECT_NAMES, e.effect, lang)} · ${moment(e.at, now, lang)} · ${say(e.body.name)}`,
  );
  return (
    <td className="nw" title={more.join("\n")}>
      <b>{row.confidence}</b> <span className="q">{t("indicator.origins", { count: row.origins })}</span>
      {last ? (
        <span className="s cav">
          {nameOf(EFFECT_NAMES, last.effect, lang)} {moment(last.at, now, lang)}
        </span>
      ) : null}
    </td>
  );
}

function Cells({ row }: { readonly row: Indicator }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <>
      <td className="nw kind">{nameOf(VALUE_KIND_NAMES, row.kind, lang)}</td>
      <td className={row.expired ? "v q" : "v"}>{row.expired ? <s>{row.value}</s> : row.value}</td>
      <Confidence row={row} />
      <td className="t">
        {row.report && row.sender ? (
          <Go className="ttl cut" href={PATHS.report(row.report.id)} data-row-link>
            {say(row.sender.name)}
          </Go>
        ) : (
          <Go className="q" href={PATHS.indicators(row.value)} data-row-link>
            {t("indicator.noSource")}
          </Go>
        )}
        <span className="s cut">
          {moment(row.receivedAt, now, lang)}
          {row.report ? `${lang === "ja" ? "・" : " · "}${row.report.title}` : null}
        </span>
      </td>
      <td className="nw until">
        {row.validUntil === null ? (
          <span className="q">{t("report.noEnd")}</span>
        ) : row.expired ? (
          <span className="q">{t("report.ended", { at: moment(row.validUntil, now, lang) })}</span>
        ) : (
          moment(row.validUntil, now, lang)
        )}
      </td>
      <td className="n mk">
        <RowMarking marking={row.marking} />
      </td>
    </>
  );
}
