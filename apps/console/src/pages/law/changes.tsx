/** Changes of state: who asked for what, whose confirmation is waited for, and the form to ask for one. */
import type { BasisChange, LawPage } from "@noroshi/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { moment } from "../../format/time.ts";
import { randomKey } from "../../hub/file-key.ts";
import { answerChange } from "../../hub/law.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { citation } from "../../words/citations.ts";
import { useWords } from "../../words/use-words.ts";
import { AskForm } from "./ask-form.tsx";
import { StateWord } from "./marks.tsx";

export function Changes({ law }: { readonly law: LawPage }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  if (!law.mayAsk && law.changes.length === 0) return null;
  return (
    <Block
      title={t("law.changes")}
      sub={t("law.changesSub")}
      end={law.mayAsk && !asking ? <Button onClick={() => setAsking(true)}>{t("law.ask")}</Button> : null}
    >
      {asking ? <AskForm law={law} onDone={() => setAsking(false)} /> : null}
      {law.changes.length === 0 && !asking ? <p className="s">{t("law.noChanges")}</p> : null}
      <ul className="plain">
        {law.changes.map((c) => (
          <Change key={c.id} change={c} law={law} />
        ))}
      </ul>
    </Block>
  );
}

function Change({ change: c, law }: { readonly change: BasisChange; readonly law: LawPage }) {
  const { t, lang, say } = useWords();
  const basis = law.bases.find((b) => b.id === c.basis);
  const who = (p: BasisChange["askedBy"]) => ({ name: p.name, body: say(p.body.name) });
  return (
    <li>
      <b>{basis ? `${say(basis.instrument)} ${citation(basis.article, lang)}` : c.basis}</b> →{" "}
      <StateWord state={c.state} /> {t("law.since", { day: moment(c.since, law.now, lang) })}
      <span className="s under">{c.reason}</span>
      <span className="s under">
        {t("law.source")} {c.source}
      </span>
      <span className="s under">
        {t("law.askedBy", who(c.askedBy))} {moment(c.askedAt, law.now, lang)}
      </span>
      {c.answer !== null && c.answeredBy ? (
        <span className="s under">
          {t(c.answer === "confirmed" ? "law.confirmedBy" : "law.refusedBy", who(c.answeredBy))}{" "}
          {c.answeredAt ? moment(c.answeredAt, law.now, lang) : ""}
        </span>
      ) : (
        <span className="flag">{t("law.waits")}</span>
      )}
      {c.mine ? <Answering id={c.id} /> : null}
    </li>
  );
}

/** Approve and refuse never differ in weight. */
function Answering({ id }: { readonly id: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const key = useRef(randomKey());
  const said = useMutation({
    mutationFn: (answer: "confirmed" | "refused") => answerChange(id, answer, `${key.current}-${answer}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ["law"] }),
  });
  return (
    <div className="acts">
      <Button disabled={said.isPending} onClick={() => said.mutate("confirmed")}>
        {t("law.confirm")}
      </Button>
      <Button disabled={said.isPending} onClick={() => said.mutate("refused")}>
        {t("law.refuse")}
      </Button>
      {said.isError ? <Trouble error={said.error} /> : null}
    </div>
  );
}
