/** Search in what this reader sees: a value in any writing, ranges, words in reports, or thousands of values at once. */
import "../reports/reports.css";
import "../indicators/indicators.css";
import "./search.css";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { useNavigateTo } from "../../app/navigate.ts";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { Found } from "./found.tsx";
import { ManyValues } from "./many-values.tsx";

export function SearchPage() {
  const { t } = useWords();
  const { q: asked } = useSearch({ strict: false });
  const q = asked ?? "";
  const question = useQuery(QUERIES.search(q));
  const shown = q === "" ? undefined : question.data;
  usePage(t("search.title"), [
    ...(shown?.values ?? []).map((v) => v.indicator.marking),
    ...(shown?.texts ?? []).map((x) => x.report.marking),
  ]);
  return (
    <>
      <ListHead title={t("search.title")} sub={t("search.sub")} end={null} />
      <Ask key={q} q={q} />
      {q === "" ? null : (
        <Answer question={question} rows={6}>
          {() => (shown ? <Found answer={shown} /> : null)}
        </Answer>
      )}
      <ManyValues />
    </>
  );
}

const PAUSE_MS = 180;

function Ask({ q }: { readonly q: string }) {
  const { t } = useWords();
  const go = useNavigateTo();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery(QUERIES.suggestions(settled));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(PATHS.search(field.current?.value.trim()));
  };
  return (
    <search>
      <form className="look-up" onSubmit={submit}>
        <label className="f">
          <span className="l">{t("search.field")}</span>
          <input
            ref={field}
            className="i v"
            type="search"
            data-find
            defaultValue={q}
            list="search-values"
            maxLength={4000}
            autoComplete="off"
            spellCheck={false}
            onInput={(event) => setTyped(event.currentTarget.value.trim())}
          />
          <span className="h">{t("search.hint")}</span>
        </label>
        <datalist id="search-values">
          {(data?.items ?? []).map((item) => (
            <option key={`${item.kind} ${item.value}`} value={item.value} />
          ))}
        </datalist>
        <div className="acts">
          <Button type="submit" look="main">
            {t("search.go")}
          </Button>
        </div>
      </form>
    </search>
  );
}
