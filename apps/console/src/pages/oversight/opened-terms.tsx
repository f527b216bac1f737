/** Under which terms an opened report stands: what its reporter consented to or took back, and its versions. */
import type { Opened } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { Block } from "../../ui/block.tsx";
import { keyed } from "../../ui/keyed.ts";
import { useWords } from "../../words/use-words.ts";

export function TermsList({ report: r }: { readonly report: NonNullable<Opened["report"]> }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <Block title={t("opened.terms")}>
      {r.terms.length === 0 ? <p className="s">{t("opened.noTerms")}</p> : null}
      <ul className="plain">
        {keyed(r.terms, (one) => `${one.kind} ${one.at} ${one.said.join(" ")}`).map(({ key, row: one }) => (
          <li key={key}>
            {t(`opened.${one.kind}`)} <span className="v">{one.said.join(" · ")}</span>{" "}
            {one.recipients.map((b) => say(b.name)).join(lang === "ja" ? "、" : ", ")}{" "}
            <span className="s">
              {one.items === null ? "" : `${t("opened.items", { count: one.items })} · `}
              {one.from === null ? "" : moment(one.from, now, lang)}
              {one.until === null ? "" : ` – ${moment(one.until, now, lang)}`}
            </span>
          </li>
        ))}
      </ul>
      <ul className="plain">
        {r.versions.map((v) => (
          <li key={v.id}>
            {t("opened.version", { n: v.version })} <span className="s nw">{moment(v.receivedAt, now, lang)}</span>{" "}
            <span className="v q">{v.id}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
