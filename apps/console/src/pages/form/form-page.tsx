/**
 * A common form on the phone: small steps with the most urgent first, every answer may be "not known", a draft that outlives
 * reload, closing and no network, and one button that sends it when it can.
 */
import "../../ui/css/answers.css";
import "./form.css";
import { type Answers, FORMS, type FormFormat, fieldsOf } from "@noroshi/api/form";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { AUTHORITY } from "../../drafts/draft.ts";
import { useDraft } from "../../drafts/use-draft.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { Empty, Loading } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { AuthorityAnswer } from "./authority-answer.tsx";
import { FormFrame } from "./form-frame.tsx";
import { Sent, Waits } from "./outcome.tsx";
import { Review } from "./review.tsx";
import { SendFoot } from "./send-foot.tsx";
import { StepFields } from "./step-fields.tsx";
import { StepNav } from "./step-nav.tsx";
import { isStep, nextStep, STEP_KEYS, STEPS, type Step, stepBefore } from "./steps.ts";
import { TakeIn } from "./take-in.tsx";
import { useFirstAnswers } from "./use-first-answers.ts";
import { written } from "./written.ts";

/** Did the reporter say anything but yes to the coordinator? */
const held = (answers: Answers): boolean =>
  answers["調整機関への提供"] !== undefined && answers["調整機関への提供"] !== "同意する";

export function FormPage() {
  const { t, lang } = useWords();
  const { form } = useParams({ strict: false });
  const kind = FORMS.find((f) => f.format.endsWith(`-${form}`)) ?? FORMS[0];
  const format: FormFormat = kind?.format ?? "common-form-ransomware";
  const title = kind ? kind[lang] : "";
  const { step: asked, from } = useSearch({ strict: false }) as { step?: string; from?: string };
  const step: Step = isStep(asked) ? asked : "now";
  const navigate = useNavigate();
  const go = (to: Step) => void navigate({ to: ".", search: { step: to, ...(from ? { from } : {}) } });
  const first = useFirstAnswers(format, from || null);
  const use = useDraft(format, from ? `${format}:${from}` : format, first);
  const { draft, owner } = use;
  const now = use.now();
  useEffect(() => {
    document.title = `${title} · ${t("frame.product")}`;
  }, [title, t]);
  useEffect(() => {
    // A new step begins at its top.
    if (step) globalThis.scrollTo({ top: 0 });
  }, [step]);

  const known = owner !== null && owner !== "nobody" ? owner : null;
  const fields = fieldsOf(format);
  return (
    <FormFrame title={title} owner={known} now={now}>
      {owner === "nobody" ? (
        <Empty say={t("form.nobody")}>
          <Go className="b main" href={PATHS.signIn(location.pathname + location.search)}>
            {t("form.signIn")}
          </Go>
        </Empty>
      ) : draft === null ? (
        <Loading rows={6} />
      ) : draft.state === "sent" ? (
        <Sent receiptId={draft.receiptId ?? ""} onAnother={use.discard} />
      ) : draft.state === "waiting" ? (
        <Waits use={use} />
      ) : (
        <>
          <StepNav fields={fields} answers={draft.answers} step={step} onStep={go} />
          {step === "review" ? (
            <Review fields={fields} draft={draft} onStep={go} onDiscard={use.discard} />
          ) : (
            <>
              <h2 className="step-title">{t(STEP_KEYS[step])}</h2>
              <p className="s">{t(step === "share" ? "form.consentSays" : "form.unknownFine")}</p>
              {step === "now" ? <TakeIn form={format} online={use.online} onAnswers={use.takeIn} /> : null}
              <StepFields
                fields={fields.filter((f) => f.step === step)}
                answers={draft.answers}
                faults={draft.faults}
                now={now}
                onAnswer={use.answer}
              />
              {step === "share" && held(draft.answers) ? (
                <AuthorityAnswer value={draft.answers[AUTHORITY] ?? ""} onAnswer={use.answer} />
              ) : null}
            </>
          )}
          <SendFoot use={use}>
            {step === "review" ? (
              <Button look="main" onClick={() => use.send(written(use.now()))}>
                {t(use.online ? "form.send" : "form.sendLater")}
              </Button>
            ) : (
              <>
                {stepBefore(step) ? (
                  <Button onClick={() => go(stepBefore(step) ?? step)}>{t("form.back")}</Button>
                ) : null}
                <Button look="main" onClick={() => go(nextStep(step))}>
                  {t("form.next")}
                </Button>
                {nextStep(step) === STEPS.at(-1) ? null : (
                  <Button look="bare" onClick={() => go("review")}>
                    {t("form.toReview")}
                  </Button>
                )}
              </>
            )}
          </SendFoot>
        </>
      )}
    </FormFrame>
  );
}
