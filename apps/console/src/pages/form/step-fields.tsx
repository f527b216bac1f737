/** The questions of one step, each drawn by its kind. Knows the fields of the form, not where the answers are kept. */
import { type Answers, type FormField, readLocalTime, UNKNOWN } from "@noroshi/api/form";
import { ChoiceAnswer } from "../../ui/answers/choice-answer.tsx";
import { LinesAnswer } from "../../ui/answers/lines-answer.tsx";
import { TextAnswer } from "../../ui/answers/text-answer.tsx";
import { TimeAnswer } from "../../ui/answers/time-answer.tsx";
import type { Fault } from "../../ui/fault-list.tsx";
import { useWords } from "../../words/use-words.ts";
import { written } from "./written.ts";
import { FORM_ZONE } from "./zone.ts";

interface Props {
  readonly fields: readonly FormField[];
  readonly answers: Answers;
  readonly faults: readonly Fault[];
  readonly now: string;
  readonly onAnswer: (label: string, text: string) => void;
}

export function StepFields({ fields, ...rest }: Props) {
  return fields.map((field) => <FieldAnswer key={field.label} field={field} {...rest} />);
}

const readTime = (text: string) => readLocalTime(text, FORM_ZONE);

function FieldAnswer({ field, answers, faults, now, onAnswer }: Omit<Props, "fields"> & { readonly field: FormField }) {
  const { lang, say } = useWords();
  const place = `$.answers.${field.label}`;
  const fault = faults.find((f) => f.place === place || f.place.startsWith(`${place} `) || f.place === field.label);
  const props = {
    id: `answer-${field.label}`,
    ask: field.ask[lang],
    // In the reader's own language the question stands for the label; in another the label says which box is meant.
    ...(lang === "en" ? { official: field.label } : {}),
    value: answers[field.label] ?? "",
    wanted: field.wanted === true,
    ...(field.known ? {} : { unknown: UNKNOWN }),
    error: fault ? say(fault.say) : null,
    onChange: (text: string) => onAnswer(field.label, text),
  };
  switch (field.kind) {
    case "choice":
      return <ChoiceAnswer {...props} choices={(field.words ?? []).map((w) => ({ value: w.written, say: w[lang] }))} />;
    case "time":
      return <TimeAnswer {...props} now={now} read={readTime} write={written} />;
    case "lines":
      return <LinesAnswer {...props} />;
    default:
      return <TextAnswer {...props} long={field.kind === "long"} mode={modeOf(field)} />;
  }
}

function modeOf(field: FormField): "text" | "tel" | "email" | "numeric" {
  if (field.kind === "number") return "numeric";
  if (field.label.includes("電話")) return "tel";
  return field.label.includes("メール") ? "email" : "text";
}
