/** What one question found: values by why they answer it, and reports with the passages in which the words stand. */
import type { SearchAnswer } from "@noroshi/api";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { RowMarking } from "../../ui/marking.tsx";
import { Empty } from "../../ui/states.tsx";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { IndicatorTable } from "../indicators/indicator-table.tsx";

const WHYS = [
  ["exact", "search.exact"],
  ["holds", "search.holds"],
  ["inside", "search.inside"],
] as const;

export function Found({ answer }: { readonly answer: SearchAnswer }) {
  const { t, lang } = useWords();
  const { meant, values, texts, more } = answer;
  const nothing = values.length === 0 && texts.length === 0;
  return (
    <>
      {meant ? (
        <p className="asked" aria-live="polite">
          {t("search.meant", { kind: nameOf(VALUE_KIND_NAMES, meant.kind, lang), value: meant.value })}
        </p>
      ) : null}
      {nothing ? <Empty say={t("search.none")} next={t("search.noneNext")} /> : null}
      {WHYS.map(([why, word]) => {
        const rows = values.filter((v) => v.why === why).map((v) => v.indicator);
        return rows.length === 0 ? null : (
          <section key={why} className="search-part">
            <h2>{t(word)}</h2>
            <IndicatorTable rows={rows} onMore={null} />
          </section>
        );
      })}
      {texts.length === 0 ? null : (
        <section className="search-part">
          <h2>{t("search.texts")}</h2>
          <ul className="passages">
            {texts.map(({ report, passages }) => (
              <li key={report.id}>
                <Go className="ttl" href={PATHS.report(report.id)}>
                  {report.title}
                </Go>{" "}
                <RowMarking marking={report.marking} />
                {passages.map((p) => (
                  <div key={`${p.where} ${p.text}`}>
                    <span className="where">{p.where}</span>
                    <q>{p.text}</q>
                  </div>
                ))}
              </li>
            ))}
          </ul>
          {more ? <p>{t("search.more")}</p> : null}
        </section>
      )}
    </>
  );
}
