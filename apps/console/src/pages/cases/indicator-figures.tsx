/** How many indicators the case holds, as this reader sees them. */
import type { CaseDetail } from "@noroshi/api";
import { count } from "../../format/figures.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";

export function IndicatorFigures({ figures }: { readonly figures: CaseDetail["indicators"] }) {
  const { t, lang } = useWords();
  const rows = [
    { name: t("case.received"), value: figures.received },
    { name: t("case.distinct"), value: figures.distinct },
    { name: t("case.expired"), value: figures.expired },
  ];
  return (
    <Block title={t("case.figures")} sub={t("case.figuresSub")}>
      <dl className="figures">
        {rows.map((row) => (
          <div key={row.name}>
            <dt className="s">{row.name}</dt>
            <dd>{count(row.value, lang)}</dd>
          </div>
        ))}
      </dl>
      <p className="more">
        <Go href={PATHS.indicators()}>{t("case.showIndicators")}</Go>
      </p>
    </Block>
  );
}
