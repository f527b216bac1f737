/** Where one stands: what is still missing, and the steps, each with a mark where something in it waits. */
import type { Answers, FormField } from "@noroshi/api/form";
import { useWords } from "../../words/use-words.ts";
import { STEP_KEYS, STEPS, type Step } from "./steps.ts";

interface Props {
  readonly fields: readonly FormField[];
  readonly answers: Answers;
  readonly step: Step;
  readonly onStep: (step: Step) => void;
}

export function StepNav({ fields, answers, step, onStep }: Props) {
  const { t } = useWords();
  const missing = fields.filter((f) => f.wanted && !answers[f.label]);
  return (
    <>
      <p className="missing-line" role="status">
        <b>{missing.length > 0 ? t("form.missingLeft", { count: missing.length }) : t("form.missingNone")}</b>{" "}
        <span className="s">{t("form.answeredCount", { count: Object.keys(answers).length })}</span>
      </p>
      <nav aria-label={t("form.steps")}>
        <ol className="form-steps">
          {STEPS.map((s, i) => {
            const waits = missing.some((f) => f.step === s);
            return (
              <li key={s}>
                <button type="button" aria-current={s === step ? "step" : undefined} onClick={() => onStep(s)}>
                  <span className="n">{i + 1}</span>
                  <span className={s === step ? "name" : "name other"}>{t(STEP_KEYS[s])}</span>
                  {waits ? (
                    <span className="shu" title={t("form.missing")}>
                      ▶<span className="sr">{t("form.missing")}</span>
                    </span>
                  ) : null}
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
    </>
  );
}
