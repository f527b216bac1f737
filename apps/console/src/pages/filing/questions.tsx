/**
 * What is missing, the nearest first. An answered question stays where it is, with its tick, until the page is opened anew: what
 * somebody reads must not move under the thumb.
 */
import type { CaseFile, FactQuestion } from "@noroshi/api";
import { useEffect, useState } from "react";
import { deadline } from "../../format/time.ts";
import { useWords } from "../../words/use-words.ts";
import { saidBy, textOf } from "./answer-text.ts";
import { Question } from "./question.tsx";
import type { Saving } from "./use-saving.ts";

interface Props {
  readonly file: CaseFile;
  readonly now: string;
  readonly saving: Saving;
}

export function Questions({ file, now, saving }: Props) {
  const { t, lang, say } = useWords();
  const [shown, setShown] = useState<readonly FactQuestion[]>(file.ask);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    setShown((before) => {
      const have = new Set(before.map((q) => q.fact));
      const fresh = file.ask.filter((q) => !have.has(q.fact));
      return fresh.length > 0 ? [...before, ...fresh] : before;
    });
  }, [file.ask]);
  const stated = new Map(file.facts.map((f) => [f.fact, f]));
  const textFor = (q: FactQuestion): string => {
    const known = stated.get(q.fact);
    return texts[q.fact] ?? (known ? textOf(q.kind, known.value) : "");
  };
  const answer = (q: FactQuestion) => (text: string, soon: boolean) => {
    setTexts((before) => ({ ...before, [q.fact]: text }));
    const said = saidBy(q.fact, q.kind, text);
    if (said) saving.say(said, soon);
  };
  const missing = file.ask.filter((q) => (texts[q.fact] ?? "") === "").length;
  const titles = new Map(file.forms.map((f) => [f.id, say(f.title)]));
  const later = file.unknown.filter((q) => !shown.some((s) => s.fact === q.fact));
  return (
    <section className="ask-room" aria-labelledby="ask-title">
      <h2 id="ask-title">
        {missing > 0 ? t("filing.asks", { count: missing }) : t("filing.asksNone")}{" "}
        <span className="s">{t("filing.kept", { count: file.facts.length })}</span>
      </h2>
      {shown.length > 0 ? <p className="s">{t("filing.unknownFine")}</p> : null}
      {shown.map((q, i) => (
        <div key={q.fact}>
          {heading(q, shown[i - 1]) ? (
            <p className="group s">
              {q.due ? t("filing.by", { at: deadline(q.due, now, lang) }) : null}{" "}
              {t("filing.for", { forms: shortList(q.forms.map((f) => titles.get(f) ?? f)) })}
            </p>
          ) : null}
          <Question
            question={q}
            text={textFor(q)}
            now={now}
            refused={saving.refused.has(q.fact)}
            onAnswer={answer(q)}
          />
        </div>
      ))}
      {later.length > 0 ? (
        <details className="later">
          <summary>
            {t("filing.later", { count: later.length })} <span className="s">{t("filing.laterSub")}</span>
          </summary>
          {later.map((q) => (
            <Question
              key={q.fact}
              question={q}
              text={textFor(q)}
              now={now}
              refused={saving.refused.has(q.fact)}
              wanted={false}
              onAnswer={answer(q)}
            />
          ))}
        </details>
      ) : null}
    </section>
  );
}

/** Does a new deadline or another set of forms begin here? */
function heading(q: FactQuestion, before: FactQuestion | undefined): boolean {
  return before?.due !== q.due || before.forms.join() !== q.forms.join();
}

/** The first two by name, the others by their number: a heading is no list. */
function shortList(names: readonly string[]): string {
  const [one = "", two] = names;
  if (two === undefined) return one;
  return names.length === 2 ? `${one}・${two}` : `${one}・${two} +${names.length - 2}`;
}
