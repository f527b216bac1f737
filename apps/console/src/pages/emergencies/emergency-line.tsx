/** One emergency: what, why, by whom, how it stands, and what this person may do about it. */
import type { Emergency } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { lasting } from "../../format/lasting.ts";
import { moment } from "../../format/time.ts";
import { Told } from "../../ui/told.tsx";
import { nameOf } from "../../words/names.ts";
import { CONTENT_NAMES, GLASS_NAMES } from "../../words/rules.ts";
import { useWords } from "../../words/use-words.ts";
import { Answering, Closing, Reviewing } from "./emergency-acts.tsx";
import { closedAt, minutesLeft } from "./standing.ts";

export function EmergencyLine({ emergency: e }: { readonly emergency: Emergency }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const left = minutesLeft(e, now);
  const closed = closedAt(e);
  const who = (p: Emergency["askedBy"]) => ({ name: p.name, body: say(p.body.name) });
  const needed = e.mayAnswer || e.mayReview || (e.mine && e.state === "open");
  return (
    <li className="emergency">
      <span className={needed ? "flag" : "cav"}>{nameOf(GLASS_NAMES, e.state, lang)}</span>{" "}
      <b>{e.kinds.map((k) => nameOf(CONTENT_NAMES, k, lang)).join(lang === "ja" ? "・" : ", ")}</b>{" "}
      {t("glass.min", { count: e.minutes })}
      <p className="reason">
        <Told text={e.reason} />
      </p>
      <span className="s under">
        {t("glass.askedBy", who(e.askedBy))} {moment(e.askedAt, now, lang)}
        {e.state === "asked" ? ` · ${t("glass.until", { at: moment(e.expiresAt, now, lang) })}` : ""}
      </span>
      {e.answer !== null && e.answeredBy ? (
        <span className="s under">
          {t(e.answer === "confirmed" ? "glass.confirmedBy" : "glass.refusedBy", who(e.answeredBy))}
        </span>
      ) : null}
      {left !== null && e.closesAt ? (
        <span className="under">
          {t("glass.left", { left: lasting(left, lang), at: moment(e.closesAt, now, lang) })}
        </span>
      ) : e.openedAt && closed ? (
        <span className="s under">
          {t("glass.closed", { from: moment(e.openedAt, now, lang), to: moment(closed, now, lang) })}
        </span>
      ) : null}
      {e.reviewedAt ? (
        <span className="s under">
          {t("glass.reviewed", { at: moment(e.reviewedAt, now, lang) })}
          {e.review ? (
            <>
              {" — "}
              <Told text={e.review} />
            </>
          ) : null}
        </span>
      ) : null}
      {e.mayAnswer ? <Answering emergency={e} /> : null}
      {e.mine && e.state === "open" ? <Closing id={e.id} /> : null}
      {e.mayReview ? <Reviewing id={e.id} /> : null}
    </li>
  );
}
