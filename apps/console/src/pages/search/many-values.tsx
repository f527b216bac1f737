/** Thousands of values at once: pasted as they were copied, answered with what was found, what was not, and what is no value. */
import type { ValuesAnswer } from "@noroshi/api";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef } from "react";
import { Trouble } from "../../app/answer.tsx";
import { send } from "../../hub/client.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

/** More of a list than this nobody reads on a screen. */
const MOST_SHOWN = 2000;

const lookUp = (text: string): Promise<ValuesAnswer> =>
  send("/api/v1/search/values", {
    method: "POST",
    body: text,
    headers: { "content-type": "application/octet-stream", "idempotency-key": crypto.randomUUID() },
  });

export function ManyValues() {
  const { t } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const question = useMutation({ mutationFn: lookUp });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = field.current?.value ?? "";
    if (text.trim() !== "") question.mutate(text);
  };
  return (
    <section className="search-part">
      <h2>{t("search.many")}</h2>
      <form className="paste" onSubmit={submit}>
        <label className="f">
          <span className="l">{t("search.manyField")}</span>
          <textarea ref={field} className="i v" spellCheck={false} autoComplete="off" />
          <span className="h">{t("search.manyHint")}</span>
        </label>
        <div className="acts">
          <Button type="submit" look="plain" disabled={question.isPending}>
            {t("search.manyGo")}
          </Button>
        </div>
      </form>
      {question.isError ? <Trouble error={question.error} onRetry={() => question.reset()} /> : null}
      {question.data ? <Answered answer={question.data} /> : null}
    </section>
  );
}

function Answered({ answer }: { readonly answer: ValuesAnswer }) {
  const { t, lang, say } = useWords();
  const { found, missing, unread } = answer;
  return (
    <div aria-live="polite">
      <h3>
        {t("search.found")} {found.length}
      </h3>
      {found.length === 0 ? null : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t("search.asked")}</th>
              <th scope="col">{t("report.kind")}</th>
              <th scope="col">{t("report.value")}</th>
              <th scope="col">{t("search.sources")}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((row) => (
              <tr key={`${row.asked} ${row.kind}`}>
                <td className="v">{row.asked}</td>
                <td className="nw">{nameOf(VALUE_KIND_NAMES, row.kind, lang)}</td>
                <td className="v">
                  <Go href={PATHS.indicators(row.value)}>{row.value}</Go>
                </td>
                <td>
                  {[...new Set(row.sources.flatMap((s) => (s.sender ? [say(s.sender.name)] : [])))].join(
                    lang === "ja" ? "、" : ", ",
                  ) || t("indicator.noSource")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Plain title={t("search.missing")} values={missing.map((m) => m.asked)} />
      <Plain title={t("search.unread")} values={unread} />
    </div>
  );
}

function Plain({ title, values }: { readonly title: string; readonly values: readonly string[] }) {
  if (values.length === 0) return null;
  return (
    <details>
      <summary>
        {title} {values.length}
      </summary>
      <ul className="plain-values">
        {[...new Set(values)].slice(0, MOST_SHOWN).map((value) => (
          <li key={value} className="v">
            {value}
          </li>
        ))}
      </ul>
    </details>
  );
}
