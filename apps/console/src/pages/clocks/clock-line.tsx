/** One clock: how much time is left, what is due to whom, what is missing, and the law's words below. */
import type { LegalClock } from "@noroshi/api";
import { useState } from "react";
import { Gate } from "../../app/gate.tsx";
import { lasting, minutesBetween } from "../../format/lasting.ts";
import { date, day, moment } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { DUTY_NAMES, EVIDENCE_NAMES, STANDING_NAMES } from "../../words/law.ts";
import { nameOf } from "../../words/names.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { Meet } from "./meet.tsx";

interface Props {
  readonly clock: LegalClock;
  readonly now: string;
  /** On the board: the line alone. */
  readonly brief?: boolean;
}

/** Of the time that it has, how much is gone: 0 to 100. */
function gone(clock: LegalClock, now: string): number {
  const [from, to, at] = [clock.anchorAt, clock.until, now].map(Date.parse);
  if (from === undefined || to === undefined || at === undefined || to <= from) return 100;
  return Math.round(Math.min(1, Math.max(0, (at - from) / (to - from))) * 100);
}

const OVER: ReadonlySet<string> = new Set(["met", "met_late"]);
const STILL: ReadonlySet<string> = new Set(["paused", "frozen"]);

export function ClockLine({ clock, now, brief = false }: Props) {
  const { t, lang, say } = useWords();
  const [meeting, setMeeting] = useState(false);
  const { standing } = clock;
  const near = standing === "warning" || standing === "overdue";
  const look = OVER.has(standing) ? "done" : STILL.has(standing) ? "still" : near ? "near" : "";
  return (
    <div className={`clock ${look}`}>
      <Left clock={clock} now={now} brief={brief} />
      <div className="what">
        <b>{say(clock.name)}</b> <span className="s">{say(clock.regime)}</span>{" "}
        {clock.verified ? null : <span className="cav gues">{t("law.assumed")}</span>}{" "}
        {clock.covered ? null : <span className="cav gues">{t("law.uncovered")}</span>}
        <span className="s under">
          {nameOf(DUTY_NAMES, clock.obliged, lang)}
          {clock.whose ? `${lang === "ja" ? "・" : " · "}${say(clock.whose.name)}` : ""}
          {lang === "ja" ? "・" : " · "}
          <span className="nw">
            <Due clock={clock} now={now} />
          </span>
        </span>
        {brief ? null : (
          <>
            <span className="s under">
              {clock.case ? <Go href={PATHS.case(clock.case.number)}>{clock.case.number}</Go> : null}{" "}
              <Go href={PATHS.report(clock.report.id)}>{clock.report.title}</Go>
              {clock.recipients.length > 0
                ? ` ${t("law.to")} ${clock.recipients.map(say).join(lang === "ja" ? "、" : ", ")}`
                : ""}
            </span>
            <Missing clock={clock} />
            <details>
              <summary className="s">{t("law.lawText")}</summary>
              <p className="s">
                {say(clock.text)} {t("law.from", { at: moment(clock.anchorAt, now, lang) })}
                {clock.pause ? ` ${say(clock.pause)}` : ""}
              </p>
              <p className="s">
                {t("law.source")} {clock.source}{" "}
                <span className={clock.verified ? "cav" : "cav gues"}>
                  {t(clock.verified ? "law.verified" : "law.assumed")}
                </span>
              </p>
            </details>
            {clock.evidence ? (
              <p className="s">
                {t("law.evidence")} {nameOf(EVIDENCE_NAMES, clock.evidence.kind, lang)}{" "}
                <span className="v">{clock.evidence.reference}</span> {moment(clock.evidence.at, now, lang)}
              </p>
            ) : null}
          </>
        )}
      </div>
      {brief || !clock.mine || clock.evidence ? null : (
        <div className="acts">
          {meeting ? (
            <Meet clock={clock} onDone={() => setMeeting(false)} />
          ) : (
            <Gate act="report.submit">
              <Button small onClick={() => setMeeting(true)}>
                {t("law.meet")}
              </Button>
            </Gate>
          )}
        </div>
      )}
      <div className="bar">
        <i style={{ width: `${OVER.has(standing) ? 100 : gone(clock, now)}%` }} />
      </div>
    </div>
  );
}

function Left({ clock, now, brief }: { readonly clock: LegalClock; readonly now: string; readonly brief: boolean }) {
  const { t, lang } = useWords();
  const { standing, until } = clock;
  if (OVER.has(standing) || STILL.has(standing))
    return <div className="left word">{nameOf(STANDING_NAMES, standing, lang)}</div>;
  const over = standing === "overdue";
  const minutes = over ? minutesBetween(until, now) : minutesBetween(now, until);
  return (
    <div className="left">
      {over ? (
        <span className="flag">{lasting(minutes, lang, brief && lang === "ja")}</span>
      ) : (
        lasting(minutes, lang, brief && lang === "ja")
      )}{" "}
      <small>{t(over ? "law.over" : "law.left")}</small>
    </div>
  );
}

function Due({ clock, now }: { readonly clock: LegalClock; readonly now: string }) {
  const { t, lang } = useWords();
  if (clock.due.includes("T")) return <>{t("law.until", { at: moment(clock.until, now, lang) })}</>;
  const said = (d: string): string => day(`${d}T03:00:00Z`, lang);
  if (clock.rolled !== null && clock.rolled !== clock.due)
    return (
      <>
        {t("law.dayEnd", { day: date(`${clock.due}T03:00:00Z`, now, lang) })} →{" "}
        {t("law.rolls", { day: said(clock.rolled) })}
      </>
    );
  return <>{t("law.dayEnd", { day: said(clock.due) })}</>;
}

function Missing({ clock }: { readonly clock: LegalClock }) {
  const { t, lang, say } = useWords();
  if (clock.asked === 0 || OVER.has(clock.standing)) return null;
  if (clock.missing.length === 0) return <span className="s under">{t("law.complete")}</span>;
  const names = clock.missing.map((m) => say(m.name)).join(lang === "ja" ? "、" : ", ");
  return (
    <span className="s under">
      {t("law.missing", { missing: clock.missing.length, asked: clock.asked })}
      {PUNCTUATION[lang].colon}
      {names}
    </span>
  );
}
