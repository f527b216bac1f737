/** Names a body to the case. What that would tell it stands there before the button that does it. */
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { nameBody } from "../../hub/acting.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { BodyPick } from "./body-pick.tsx";
import { OneAct } from "./one-act.tsx";

export function Naming({ caseId }: { readonly caseId: string }) {
  const { t, say } = useWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [body, setBody] = useState("");
  const preview = useQuery({ ...QUERIES.disclosure(caseId, body), enabled: body !== "", retry: false });
  const seen = preview.data;
  return (
    <form
      className="one-act"
      onSubmit={(event) => {
        event.preventDefault();
        setBody(typed.trim());
      }}
    >
      <label htmlFor={id}>{t("acting.name")}</label>
      <div className="acts">
        <BodyPick id={id} value={typed} onPick={setTyped} />
        <Button small type="submit" disabled={typed.trim() === ""}>
          {t("acting.look")}
        </Button>
      </div>
      {preview.error ? <Trouble error={preview.error} /> : null}
      {seen?.already ? <p className="s">{t("acting.already", { name: say(seen.body.name) })}</p> : null}
      {seen && !seen.already ? (
        <>
          <p>
            <b>{say(seen.body.name)}</b> <span className="s">{t("acting.nameWhat")}</span>
          </p>
          <p className="s">
            {t("acting.learns", {
              count: seen.learns.statements,
              parties: seen.learns.participants.length,
              assessments: seen.learns.assessments,
              tasks: seen.learns.tasks,
            })}
          </p>
          <p className="s">{t("acting.sees", { of: seen.reports.of, sees: seen.reports.sees })}</p>
          <div className="acts">
            <OneAct
              say={t("acting.nameNow")}
              look="main"
              stale={[["case"], ["tasks"]]}
              act={(_, key) =>
                nameBody(caseId, body, key).then(() => {
                  setBody("");
                  setTyped("");
                })
              }
            />
          </div>
        </>
      ) : null}
    </form>
  );
}
