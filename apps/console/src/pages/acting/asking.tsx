/** Asks another body. What goes abroad is decided first: on which basis, under which caveats, with a look at human rights. */
import { useId, useState } from "react";
import { fromField } from "../../format/office-instant.ts";
import { askBody } from "../../hub/acting.ts";
import { HubProblem } from "../../hub/problem.ts";
import { useWords } from "../../words/use-words.ts";
import { BodyPick } from "./body-pick.tsx";
import { Field, FormAct } from "./form-act.tsx";

const STALE = [["inquiries"], ["work"]] as const;

export function Asking({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const id = useId();
  const [to, setTo] = useState("");
  const [abroad, setAbroad] = useState(false);
  const pick = (slug: string) => {
    setTo(slug);
    setAbroad(false);
  };
  return (
    <div className="acts">
      <label htmlFor={id}>{t("acting.to")}</label>
      <BodyPick id={id} value={to} onPick={pick} />
      {to.trim() === "" ? null : (
        <FormAct
          say={t("acting.ask")}
          stale={STALE}
          onRefused={(e) => setAbroad(e instanceof HubProblem && e.problem?.code === "RELEASE_UNDECIDED")}
          act={(written, key) => {
            const due = written("due");
            const release = {
              legalBasis: written("basis"),
              humanRights: written("rights"),
              caveats: written("caveats")
                .split(/[\s,、]+/)
                .filter((c) => c !== ""),
            };
            return askBody(
              {
                to: to.trim(),
                question: written("question"),
                case: caseId,
                ...(due === "" ? {} : { due: fromField(due) }),
                ...(written("basis") === "" ? {} : { release }),
              },
              key,
            );
          }}
        >
          <Field name="question" label={t("acting.question")} long />
          <Field name="due" label={t("acting.dueOptional")} type="datetime-local" optional />
          {abroad ? (
            <fieldset className="abroad">
              <legend>{t("acting.abroad")}</legend>
              <Field name="basis" label={t("acting.legalBasis")} />
              <Field name="rights" label={t("acting.humanRights")} long />
              <Field name="caveats" label={t("acting.caveats")} optional />
            </fieldset>
          ) : null}
        </FormAct>
      )}
    </div>
  );
}
