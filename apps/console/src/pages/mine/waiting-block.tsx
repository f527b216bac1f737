/** Decisions, deadlines and answers that wait for this person or its body: each in one line that leads to where it is done. */
import "./mine.css";
import { moment } from "../../format/time.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Flag } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";
import { useWaiting } from "./use-waiting.ts";

export function WaitingBlock({ now }: { readonly now: string }) {
  const { t, lang } = useWords();
  const waiting = useWaiting(now);
  return (
    <Block title={t("mine.waiting")} sub={waiting.length > 0 ? String(waiting.length) : null}>
      {waiting.length === 0 ? <p className="s">{t("mine.nothing")}</p> : null}
      <ul className="asks">
        {waiting.map((one) => (
          <li key={one.key}>
            <Go href={one.href}>
              <span className="shu" aria-hidden="true">
                ▶{" "}
              </span>
              {one.say}
            </Go>
            <span className="s">
              <span>{one.what}</span>
              {one.due === null ? null : one.late ? (
                <span>
                  <Flag>{t("mine.lateSince", { at: moment(one.due, now, lang) })}</Flag>
                </span>
              ) : (
                <span className="nw">{t("acting.due", { at: moment(one.due, now, lang) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
