/** Bodies, each with yes or no, the step that decided, and the whole chain for who wants it. */
import "./preview.css";
import type { WhoSees } from "@noroshi/api";
import { keyed } from "../../ui/keyed.ts";
import { useWords } from "../../words/use-words.ts";
import { decisive, inOrder, stepText, type Verdict } from "./verdicts.ts";

export function VerdictList({ answer }: { readonly answer: WhoSees }) {
  const { t } = useWords();
  const yes = answer.bodies.filter((b) => b.sees).length;
  return (
    <>
      <p className="s" role="status">
        {t("sight.counts", { yes, no: answer.bodies.length - yes })}
      </p>
      <ul className="verdicts">
        {inOrder(answer.bodies).map((v) => (
          <Row key={v.body.id} verdict={v} />
        ))}
      </ul>
    </>
  );
}

function Row({ verdict: v }: { readonly verdict: Verdict }) {
  const { t, lang, say } = useWords();
  return (
    <li className={v.sees ? "" : "is-not"}>
      <span className="yn">
        {v.sees ? "●" : "○"} {t(v.sees ? "sight.yes" : "sight.no")}
      </span>
      <div>
        <b>{say(v.body.name)}</b> <span className="s">{decisive(v.why, lang)}</span>
        {v.values ? <span className="s vals">{t("sight.valuesOf", v.values)}</span> : null}
        {v.why.length > 1 ? (
          <details>
            <summary className="s">{t("sight.steps")}</summary>
            <ol className="steps s">
              {keyed(v.why, (step) => step.rule).map(({ key, row: step }) => (
                <li key={key}>
                  {step.outcome === "passes" ? "–" : step.outcome === "allows" ? "●" : "○"} {stepText(step, lang)}
                </li>
              ))}
            </ol>
          </details>
        ) : null}
      </div>
    </li>
  );
}
