/** One question, asked in the way of its kind. "Not known" is always one press away where it is a full answer. */
import type { FactQuestion } from "@noroshi/api";
import { ChoiceAnswer } from "../../ui/answers/choice-answer.tsx";
import { TextAnswer } from "../../ui/answers/text-answer.tsx";
import { TimeAnswer } from "../../ui/answers/time-answer.tsx";
import { useWords } from "../../words/use-words.ts";
import { writtenHere } from "../form/written.ts";
import { NOT_KNOWN, readTime } from "./answer-text.ts";

interface Props {
  readonly question: FactQuestion;
  readonly text: string;
  readonly now: string;
  readonly refused: boolean;
  readonly wanted?: boolean;
  /** @param soon a choice is final at once, typing is not */
  readonly onAnswer: (text: string, soon: boolean) => void;
}

export function Question({ question: q, text, now, refused, wanted = true, onAnswer }: Props) {
  const { t, say } = useWords();
  const props = {
    id: `fact-${q.fact.replaceAll(".", "-")}`,
    ask: say(q.ask),
    value: text,
    wanted,
    error: refused ? t("filing.refusedValue") : null,
    ...(q.unknownOk ? { unknown: NOT_KNOWN } : {}),
  };
  const typed = (value: string) => onAnswer(value, value === NOT_KNOWN || text === NOT_KNOWN);
  const notKnown = q.unknownOk ? [{ value: NOT_KNOWN, say: t("filing.notKnown") }] : [];
  const hint = q.hint ? say(q.hint) : null;
  if (q.kind === "flag")
    return (
      <ChoiceAnswer
        {...props}
        choices={[{ value: "yes", say: t("filing.yes") }, { value: "no", say: t("filing.no") }, ...notKnown]}
        onChange={(value) => onAnswer(value, true)}
      />
    );
  if (q.kind === "choice")
    return (
      <ChoiceAnswer
        {...props}
        choices={[...q.choices.map((c) => ({ value: c.id, say: say(c.name) })), ...notKnown]}
        onChange={(value) => onAnswer(value, true)}
      />
    );
  if (q.kind === "instant")
    return <TimeAnswer {...props} now={now} read={readTime} write={writtenHere} onChange={typed} />;
  return (
    <TextAnswer
      {...props}
      long={q.kind === "longText" || q.kind === "list"}
      mode={modeOf(q)}
      hint={hint}
      onChange={typed}
    />
  );
}

function modeOf(q: FactQuestion): "text" | "tel" | "email" | "numeric" {
  if (q.kind === "number") return "numeric";
  if (q.fact === "contact.phone") return "tel";
  return q.fact === "contact.mail" ? "email" : "text";
}
