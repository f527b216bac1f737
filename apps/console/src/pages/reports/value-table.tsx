/** The values of a report: kind, canonical value, whether the sender calls it malicious, until when, and who else has it. */
import type { ReportDetail } from "@noroshi/api";
import { useState } from "react";
import { moment } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { RowMarking } from "../../ui/marking.tsx";
import { Empty } from "../../ui/states.tsx";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

type Item = ReportDetail["itemList"][number];
interface Props {
  readonly items: readonly Item[];
  readonly now: string;
  /** Only this report is open to who reads: nothing is said of others, and no value leads anywhere. */
  readonly alone?: boolean;
}

const MOST = 100;

export function ValueTable({ items, now, alone = false }: Props) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, MOST);
  const indicators = items.filter((item) => item.indicator).length;
  return (
    <Block title={t("report.values")} sub={t("report.valuesSub", { indicators, others: items.length - indicators })}>
      {items.length === 0 ? (
        <Empty say={t("report.noItems")} />
      ) : (
        <table className="list values">
          <thead>
            <tr>
              <th scope="col" className="w-kind">
                {t("report.kind")}
              </th>
              <th scope="col">{t("report.value")}</th>
              <th scope="col" className="w-until">
                {t("report.validUntil")}
              </th>
              {alone ? null : (
                <th scope="col" className="n w-also">
                  {t("report.alsoIn")}
                </th>
              )}
              <th scope="col" className="n w-mark">
                {t("report.marking")}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <ValueRow key={item.id} item={item} now={now} alone={alone} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length < items.length ? (
        <Button look="bare" onClick={() => setAll(true)}>
          {t("intake.hidden", { count: items.length - shown.length })}・{t("intake.showAll")}
        </Button>
      ) : null}
    </Block>
  );
}

function ValueRow({ item, now, alone }: { readonly item: Item; readonly now: string; readonly alone: boolean }) {
  const { t, lang } = useWords();
  const ended = item.validUntil !== null && Date.parse(item.validUntil) <= Date.parse(now);
  return (
    <tr>
      <td className="nw kind">
        {nameOf(VALUE_KIND_NAMES, item.kind, lang)}
        {item.indicator ? null : <span className="s q"> {t("report.context")}</span>}
      </td>
      <td className={ended ? "v q" : "v"}>
        {alone ? item.value : <Go href={PATHS.indicators(item.value)}>{item.value}</Go>}
      </td>
      <td className="nw until">
        {item.validUntil === null ? (
          <span className="q">{t("report.noEnd")}</span>
        ) : ended ? (
          <span className="q">{t("report.ended", { at: moment(item.validUntil, now, lang) })}</span>
        ) : (
          moment(item.validUntil, now, lang)
        )}
      </td>
      {alone ? null : (
        <td className="n also">
          {item.alsoIn > 0 ? t("report.alsoInReports", { count: item.alsoIn }) : <span className="q">—</span>}
        </td>
      )}
      <td className="n mk">
        <RowMarking marking={item.marking} />
      </td>
    </tr>
  );
}
