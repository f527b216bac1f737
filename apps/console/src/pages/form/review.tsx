/** Everything that was answered, before it is sent: by step, with the way back to each; what the hub refused stands first. */
import type { FormField } from "@noroshi/api/form";
import { useState } from "react";
import type { Draft } from "../../drafts/draft.ts";
import { Button } from "../../ui/button.tsx";
import { FaultList } from "../../ui/fault-list.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { STEP_KEYS, STEPS, type Step } from "./steps.ts";

interface Props {
  readonly fields: readonly FormField[];
  readonly draft: Draft;
  readonly onStep: (step: Step) => void;
  readonly onDiscard: () => void;
}

export function Review({ fields, draft, onStep, onDiscard }: Props) {
  const { t, lang } = useWords();
  const [sure, setSure] = useState(false);
  const said = (f: FormField) => {
    const text = draft.answers[f.label];
    return f.words?.find((w) => w.written === text)?.[lang] ?? text;
  };
  const shown = (f: FormField) => f.wanted || draft.answers[f.label];
  return (
    <>
      <h2 className="step-title">{t("form.step_review")}</h2>
      {draft.faults.length > 0 ? (
        <div className="note shu-w refused" role="alert">
          <p>
            <b>{t("form.refusedTitle")}</b> <span className="s">{t("form.refusedNext")}</span>
          </p>
          <FaultList faults={draft.faults.map((f) => ({ ...f, place: f.place.replace("$.answers.", "") }))} />
        </div>
      ) : null}
      {STEPS.filter((s) => fields.some((f) => f.step === s && shown(f))).map((s) => (
        <section key={s} className="review-part">
          <header>
            <h3>{t(STEP_KEYS[s])}</h3>
            <Button look="bare" onClick={() => onStep(s)}>
              {t("form.edit")}
            </Button>
          </header>
          <dl>
            {fields
              .filter((f) => f.step === s && shown(f))
              .map((f) => (
                <div key={f.label}>
                  <dt className="s">{f.ask[lang]}</dt>
                  <dd>
                    {said(f) ? <Told text={said(f) ?? ""} /> : <span className="shu">▶ {t("form.missing")}</span>}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      {draft.answers["調整機関への提供"] === "同意する" ? null : (
        <p className="note shu-w">
          <b className="shu">▶</b> {t("form.consentSays")}
        </p>
      )}
      <p className="s">{t("form.sendSays")}</p>
      <Button look="bare" onClick={() => (sure ? onDiscard() : setSure(true))}>
        {t(sure ? "form.discardSure" : "form.discard")}
      </Button>
    </>
  );
}
