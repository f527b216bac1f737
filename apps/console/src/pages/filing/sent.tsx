/** What was filed and what came back on it, in one place; open questions of authorities first. */
import type { CaseFile, FilingSummary } from "@noroshi/api";
import { useState } from "react";
import { moment } from "../../format/time.ts";
import { filingAddress } from "../../hub/stating.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Done, Flag } from "../../ui/says.tsx";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import type { Saving } from "./use-saving.ts";

interface Props {
  readonly file: CaseFile;
  readonly now: string;
  readonly saving: Saving;
}

export function Sent({ file, now, saving }: Props) {
  const { t } = useWords();
  return (
    <Block title={t("filing.sent")} sub={file.filings.length > 0 ? file.filings.length : null}>
      {file.openQuestions.map((q) => (
        <OpenQuestion key={q.word.id} asked={q} saving={saving} />
      ))}
      {file.filings.length === 0 ? <p className="s">{t("filing.sentNone")}</p> : null}
      <ul>
        {file.filings.map((f) => (
          <SentLine key={f.id} filing={f} now={now} />
        ))}
      </ul>
    </Block>
  );
}

function SentLine({ filing, now }: { readonly filing: FilingSummary; readonly now: string }) {
  const { t, lang, say } = useWords();
  return (
    <li className="sent-line">
      <div className="h">
        <b>{say(filing.title)}</b>
        <span className="end nw">{moment(filing.at, now, lang)}</span>
      </div>
      <p className="s">
        {filing.number} · {t("filing.version", { n: filing.version })} · {say(filing.recipient)} · {filing.filer}
      </p>
      {filing.outdated.length > 0 ? (
        <p>
          <Flag>{t("filing.outdatedFacts", { names: filing.outdated.map(say).join(PUNCTUATION[lang].comma) })}</Flag>
        </p>
      ) : null}
      <ul className="words">
        {filing.words.map((w) => (
          <li key={w.id}>
            {w.kind === "receipt" ? (
              <Done>
                {t("filing.receiptOf", { number: w.number ?? "" })} {w.text}
              </Done>
            ) : w.kind === "question" ? (
              <>
                {t("filing.asksYou", { who: say(w.by.name) })}: {w.fact ? `${say(w.fact.name)} ` : ""}
                {w.text}
              </>
            ) : (
              t("filing.answeredWith", { text: w.text ?? t("filing.notKnown") })
            )}{" "}
            <span className="s nw">{moment(w.at, now, lang)}</span>
          </li>
        ))}
      </ul>
      <p className="acts">
        <a className="b small" href={filingAddress(filing.id)} download>
          {t("filing.save")}
        </a>
        <span className="v s hash">{t("filing.hash", { hash: filing.sha256.slice(0, 16) })}</span>
      </p>
    </li>
  );
}

interface OpenProps {
  readonly asked: CaseFile["openQuestions"][number];
  readonly saving: Saving;
}

/** Answered by a fact: what one authority is told, the next one is not asked for. */
function OpenQuestion({ asked, saving }: OpenProps) {
  const { t, say } = useWords();
  const [text, setText] = useState("");
  const { word, filing } = asked;
  const fact = word.fact?.fact ?? "response.other";
  return (
    <form
      className="open-question"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") saving.say({ fact, value: text.trim(), answers: { filing, question: word.id } }, true);
      }}
    >
      <label className="f">
        <span className="l">
          <Flag>{t("filing.asksYou", { who: say(word.by.name) })}</Flag>
        </span>
        <span>
          {word.fact ? `${say(word.fact.name)} ` : ""}
          {word.text}
        </span>
        <textarea className="i" rows={2} value={text} onChange={(e) => setText(e.target.value)} />
      </label>
      <Button type="submit" disabled={text.trim() === ""}>
        {t("filing.answerIt")}
      </Button>
    </form>
  );
}
