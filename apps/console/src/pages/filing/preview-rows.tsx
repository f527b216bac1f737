/** What one authority would be told, row by row as on its form; what changed since the last filing; what it is not told. */
import type { FilingPreview } from "@noroshi/api";
import { reading } from "../../format/reading.ts";
import { keyed } from "../../ui/keyed.ts";
import { Flag } from "../../ui/says.tsx";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";

const KINDS = { added: "filing.added", changed: "filing.changed", removed: "filing.removed" } as const;

export function PreviewRows({ preview }: { readonly preview: FilingPreview }) {
  const { t, lang, say } = useWords();
  return (
    <>
      {preview.contradicts.map((c) => (
        <p key={`${say(c.name)} ${c.with}`}>
          <Flag>{t("filing.contradicts")}</Flag>{" "}
          <span className="s">{t("filing.contradictsOne", { name: say(c.name), other: c.with })}</span>
        </p>
      ))}
      {preview.heldBack.length > 0 ? (
        <p className="s">{t("filing.heldBack", { names: preview.heldBack.map(say).join(PUNCTUATION[lang].comma) })}</p>
      ) : null}
      {preview.changes ? (
        <details className="diff" open>
          <summary>
            {t("filing.changes")} <span className="s">{t("filing.version", { n: preview.version })}</span>
          </summary>
          {preview.changes.length === 0 ? <p className="s">{t("filing.noChanges")}</p> : null}
          <ul>
            {preview.changes.map((c) => (
              <li key={say(c.name)}>
                <b>{say(c.name)}</b> <span className="s">{t(KINDS[c.kind])}</span>
                <span>
                  {c.kind === "added" ? null : <del>{shown(c.before)}</del>}{" "}
                  {c.kind === "removed" ? null : <ins>{shown(c.after)}</ins>}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <dl className="told">
        {keyed(preview.rows, (row) => row.label.ja).map(({ key, row }) => (
          <div key={key} className={row.state}>
            <dt>{say(row.label)}</dt>
            <dd>{row.text === "" ? <span className="q">{t("filing.notStated")}</span> : row.text}</dd>
          </div>
        ))}
      </dl>
    </>
  );

  function shown(value: NonNullable<FilingPreview["changes"]>[number]["before"]): string {
    if (value === null) return t("filing.notKnown");
    return Array.isArray(value) ? value.join(", ") : reading(String(value), lang);
  }
}
