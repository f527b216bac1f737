/** What stands around every answer: the question, whether it is answered or missing, help, and what is wrong with it. */
import type { ReactNode } from "react";
import { useWords } from "../../words/use-words.ts";

export interface AnswerProps {
  readonly id: string;
  readonly ask: string;
  /** The label of the official form, where it says more than the question. */
  readonly official?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Somebody waits for it: missing until it is answered, 不明 being an answer. */
  readonly wanted?: boolean;
  /** What is written where the answer is not known; absent = it always is. */
  readonly unknown?: string;
  readonly error?: string | null;
}

interface Props extends Pick<AnswerProps, "id" | "ask" | "official" | "value" | "wanted" | "error"> {
  /** A group of buttons has no single field for its label to point at. */
  readonly group?: boolean;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

export function AnswerFrame({ id, ask, official, value, wanted = false, error, group = false, hint, children }: Props) {
  const { t } = useWords();
  const missing = wanted && value === "";
  const Label = group ? "span" : "label";
  return (
    <div className={missing || error ? "answer missing" : "answer"}>
      <div className="ask">
        <Label id={`${id}-ask`} {...(group ? {} : { htmlFor: id })}>
          {ask}
        </Label>
        <span className="state s">
          {value !== "" ? (
            `✓ ${t("form.answered")}`
          ) : wanted ? (
            <span className="shu">▶ {t("form.missing")}</span>
          ) : (
            t("form.optional")
          )}
        </span>
      </div>
      {official && official !== ask ? (
        <p className="official s" lang="ja">
          {official}
        </p>
      ) : null}
      {children}
      {hint ? <p className="h s">{hint}</p> : null}
      {error ? (
        <p className="e" id={`${id}-error`} role="alert">
          ✕ {error}
        </p>
      ) : null}
    </div>
  );
}

/** The button that answers 不明; pressed again it takes the answer back. */
export function NotKnown({ value, unknown, onChange }: Pick<AnswerProps, "value" | "unknown" | "onChange">) {
  const { t } = useWords();
  if (unknown === undefined) return null;
  const on = value === unknown;
  return (
    <button type="button" className="b not-known" aria-pressed={on} onClick={() => onChange(on ? "" : unknown)}>
      {on ? "✓ " : ""}
      {t("form.notKnown")}
    </button>
  );
}
