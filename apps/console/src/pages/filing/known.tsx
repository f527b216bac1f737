/** What is known of the incident and from whom; who says otherwise stays in sight; each can be said anew. */
import type { CaseFile, FactShown } from "@noroshi/api";
import { useState } from "react";
import { moment } from "../../format/time.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Flag } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";
import { type Kind, saidBy, textOf } from "./answer-text.ts";
import { factText } from "./fact-text.ts";
import { Question } from "./question.tsx";
import type { Saving } from "./use-saving.ts";

interface Props {
  readonly file: CaseFile;
  readonly now: string;
  readonly saving: Saving;
}

const SOURCES = {
  register: "filing.from_register",
  report: "filing.from_report",
  person: "filing.from_person",
  answer: "filing.from_answer",
} as const;

export function Known({ file, now, saving }: Props) {
  const { t } = useWords();
  const shown = file.facts.filter((f) => !f.fact.startsWith("report.") && !f.fact.startsWith("capability."));
  return (
    <Block
      title={t("filing.facts")}
      sub={t("filing.factsSub", { count: shown.length })}
      end={t("filing.once", file.asked)}
    >
      <ul className="known">
        {shown.map((f) => (
          <KnownLine key={f.fact} fact={f} now={now} saving={saving} />
        ))}
      </ul>
    </Block>
  );
}

function KnownLine({ fact, now, saving }: { readonly fact: FactShown } & Omit<Props, "file">) {
  const { t, lang, say } = useWords();
  const [editing, setEditing] = useState(false);
  const [text, setText] = useState<string | null>(null);
  const value = (v: FactShown["value"]): string => {
    if (v === null) return t("filing.notKnown");
    return factText(fact.fact, v, lang);
  };
  const kind = fact.kind as Kind;
  return (
    <li>
      <div className="row">
        <span className="k">{say(fact.name)}</span>
        <span className="val">{value(fact.value)}</span>
        <span className="s nw">
          {t(SOURCES[fact.source.kind])} {fact.own ? "" : say(fact.source.by.name)} {moment(fact.at, now, lang)}
        </span>
        {kind === "choice" || fact.source.kind === "register" ? (
          <span />
        ) : (
          <Button look="bare" small aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {t("filing.edit")}
          </Button>
        )}
      </div>
      {fact.otherwise.map((o) => (
        <p key={`${o.by.id} ${o.at}`} className="s">
          <Flag>{t("filing.otherwise", { who: say(o.by.name), value: value(o.value) })}</Flag>
        </p>
      ))}
      {editing ? (
        <Question
          question={{
            fact: fact.fact,
            name: fact.name,
            ask: fact.name,
            hint: null,
            kind,
            choices: [],
            due: null,
            forms: [],
            unknownOk: true,
          }}
          text={text ?? textOf(kind, fact.value)}
          now={now}
          refused={saving.refused.has(fact.fact)}
          wanted={false}
          onAnswer={(next, soon) => {
            setText(next);
            const said = saidBy(fact.fact, kind, next);
            if (said) saving.say(said, soon);
          }}
        />
      ) : null}
    </li>
  );
}
