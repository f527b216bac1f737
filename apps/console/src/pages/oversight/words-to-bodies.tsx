/** Notices, demands and recommendations: said by the commission, answered by the body. The same page serves both. */
import type { OversightWord } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { answerWord, sayToBody } from "../../hub/overseeing.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Empty } from "../../ui/states.tsx";
import { Told } from "../../ui/told.tsx";
import { nameOf } from "../../words/names.ts";
import { REGISTER_ACT_NAMES } from "../../words/oversight.ts";
import { useWords } from "../../words/use-words.ts";
import type { Written } from "../acting/form-act.tsx";
import { OneAct } from "../acting/one-act.tsx";
import { StandingForm } from "./standing-form.tsx";

const KINDS = ["notice", "demand", "recommendation"] as const;
const STALE = [["oversight"]] as const;

export function WordsToBodies() {
  const { t } = useWords();
  const list = useQuery(QUERIES.oversightWords());
  const maySay = useLeave("oversight.say").allowed;
  return (
    <>
      {maySay ? <Say /> : null}
      <Answer question={list}>
        {({ items }) => (
          <Block title={t("oversight.words")} sub={items.length}>
            {items.length === 0 ? <Empty say={t("oversight.noWords")} next={t("oversight.noWordsNext")} /> : null}
            <ul className="plain">
              {items.map((w) => (
                <Word key={w.id} word={w} />
              ))}
            </ul>
          </Block>
        )}
      </Answer>
    </>
  );
}

function Word({ word }: { readonly word: OversightWord }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const mayAnswer = useLeave("oversight.answer").allowed;
  return (
    <li>
      <b>{word.name ? say(word.name) : nameOf(REGISTER_ACT_NAMES, word.kind, lang)}</b>{" "}
      <span className="s">
        {word.provision ?? ""} · {say(word.from.name)} → {say(word.to.name)} · {moment(word.at, now, lang)}
      </span>
      {word.overdue ? <span className="flag under">{t("oversight.overdue")}</span> : null}
      <span className="under">{word.words === null ? "—" : <Told text={word.words} />}</span>
      {word.answers.map((a) => (
        <span key={a.id} className="under answer">
          <b>{t("oversight.yourAnswer")}</b> {a.words === null ? "—" : <Told text={a.words} />}{" "}
          <span className="s nw">
            {a.by ?? ""} {moment(a.at, now, lang)}
          </span>
        </span>
      ))}
      {word.answers.length === 0 ? <span className="s under">{t("oversight.noAnswer")}</span> : null}
      {!word.mine && mayAnswer ? (
        <OneAct
          say={t("oversight.answer")}
          words={t("oversight.yourAnswer")}
          act={(words, key) => answerWord(word.id, words, key)}
          stale={STALE}
        />
      ) : null}
    </li>
  );
}

function Say() {
  const { t, lang, say } = useWords();
  const bodies = useQuery(QUERIES.bodies()).data?.items.filter((b) => b.kind !== "commission") ?? [];
  const tell = (of: Written, key: string) => sayToBody({ kind: of("kind"), to: of("to"), words: of("words") }, key);
  return (
    <Block title={t("oversight.say")}>
      <StandingForm say={t("oversight.send")} act={tell}>
        <label className="f">
          <span className="l">{t("oversight.kind")}</span>
          <select name="kind" className="i">
            {KINDS.map((k) => (
              <option key={k} value={k}>
                {nameOf(REGISTER_ACT_NAMES, k, lang)}
              </option>
            ))}
          </select>
        </label>
        <label className="f">
          <span className="l">{t("oversight.to")}</span>
          <select name="to" className="i" required>
            {bodies.map((b) => (
              <option key={b.id} value={b.slug}>
                {say(b.name)}
              </option>
            ))}
          </select>
        </label>
        <label className="f">
          <span className="l">{t("oversight.text")}</span>
          <textarea name="words" className="i" rows={3} maxLength={20000} required />
        </label>
      </StandingForm>
    </Block>
  );
}
