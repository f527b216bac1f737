/** The regimes from which clocks come, each with its stages, recipients, the law's words and whether they were checked. */
import type { LawPage } from "@noroshi/api";
import { Block } from "../../ui/block.tsx";
import { DUTY_NAMES, UNIT_NAMES } from "../../words/law.ts";
import { nameOf } from "../../words/names.ts";
import type { Lang } from "../../words/pair.ts";
import { useWords } from "../../words/use-words.ts";
import { Checked, StateWord } from "./marks.tsx";

export function Regimes({ law }: { readonly law: LawPage }) {
  const { t, lang, say } = useWords();
  if (law.regimes.length === 0) return null;
  return (
    <Block title={t("law.regimes")} sub={t("law.regimesSub")}>
      <ul className="plain">
        {law.regimes.map((r) => (
          <li key={r.id}>
            <b>{say(r.name)}</b> <span className="s">{r.jurisdiction === "*" ? "" : r.jurisdiction}</span>{" "}
            <StateWord state={r.state} /> {r.voluntary ? <span className="cav">{t("law.voluntary")}</span> : null}{" "}
            <Checked is={r.verified} />
            <details>
              <summary className="s">
                {r.stages.length > 0
                  ? r.stages.map((s) => `${say(s.name)} ${amountOf(s, lang)}`).join(lang === "ja" ? "、" : ", ")
                  : t("law.lawText")}
              </summary>
              <p className="s">{say(r.text)}</p>
              <p className="s">
                {t("law.to")} {r.recipients.map(say).join(lang === "ja" ? "、" : ", ")}
              </p>
              <p className="s">
                {t("law.source")} {r.source}
              </p>
              <ol className="plain history">
                {r.stages.map((s) => (
                  <li key={s.id}>
                    {say(s.name)} {amountOf(s, lang)} <span className="s">{nameOf(DUTY_NAMES, s.obliged, lang)}</span>{" "}
                    <Checked is={s.verified} />
                    <span className="s under">{say(s.text)}</span>
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** 72時間, 72 h. */
function amountOf(s: { readonly amount: number; readonly unit: string }, lang: Lang): string {
  return `${s.amount}${lang === "ja" ? "" : " "}${nameOf(UNIT_NAMES, s.unit, lang)}`;
}
