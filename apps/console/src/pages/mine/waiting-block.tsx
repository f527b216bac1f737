/** Decisions, deadlines and answers that wait for this person or its body: each in one line that leads to where it is done. */
import "./mine.css";
import { deadline, moment } from "../../format/time.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Flag } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";
import { useWaiting } from "./use-waiting.ts";

export function WaitingBlock({ now }: { readonly now: string }) {
  const { t, lang } = useWords();
  const waiting = useWaiting(now);
  return (
    <Block title={t("mine.waiting")} sub={waiting.length > 0 ? waiting.length : null}>
      {waiting.length === 0 ? <p className="s">{t("mine.nothing")}</p> : null}
      <ul className="asks">
        {waiting.map((one) => (
          <li key={one.key}>
            <span className="ask">
              <Go href={one.href}>{one.say}</Go>
            </span>
            <span className="s">
              <span>{one.what}</span>
              {one.due === null ? null : one.late ? (
                <span>
                  <Flag>{t("mine.lateSince", { at: moment(one.due, now, lang) })}</Flag>
                </span>
              ) : (
                <span className="nw">{t("law.until", { at: deadline(one.due, now, lang) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
