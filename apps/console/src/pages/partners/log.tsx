/** Every package and every word of what was taken back on its way to partners: state, tries, why, and sending it once more. */
import "./partners.css";
import type { Dispatch } from "@noroshi/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { Older } from "../../app/older.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { sendAgain } from "../../hub/sharing.ts";
import { Block } from "../../ui/block.tsx";
import { Choices } from "../../ui/choices.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Empty } from "../../ui/states.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";
import { WAY_NAMES } from "./way-names.ts";

type Show = "all" | "waiting" | "dead";

/** @param bodyId of one partner alone */
export function Log({ bodyId }: { readonly bodyId?: string }) {
  const { t } = useWords();
  const [show, setShow] = useState<Show>("all");
  const question = useInfiniteQuery(QUERIES.dispatches(show));
  const log = (
    <>
      <div className="log-show">
        <Choices
          legend={t("share.state")}
          quiet
          choices={[
            { value: "all", say: t("share.all") },
            { value: "waiting", say: t("share.waiting") },
            { value: "dead", say: t("share.dead") },
          ]}
          value={show}
          onChoose={(value) => setShow(value as Show)}
        />
      </div>
      <Answer question={question} rows={6}>
        {(data) => {
          const all = data.pages.flatMap((page) => page.items);
          const items = bodyId === undefined ? all : all.filter((d) => d.body.id === bodyId);
          if (items.length === 0) return <Empty say={t("share.logNone")} next={t("share.logNoneNext")} />;
          return (
            <ul className="log">
              {items.map((d) => (
                <Line key={d.id} dispatch={d} />
              ))}
            </ul>
          );
        }}
      </Answer>
      <Older question={question} />
    </>
  );
  // On its own page the log is the page, whose title stands above it already.
  if (bodyId === undefined) return <section aria-label={t("share.log")}>{log}</section>;
  return (
    <Block title={t("share.log")} sub={t("share.logSub")}>
      {log}
    </Block>
  );
}

const STATES = {
  waiting: "share.waiting",
  delivered: "share.delivered",
  in_part: "share.in_part",
  dead: "share.dead",
} as const;

function Line({ dispatch: d }: { readonly dispatch: Dispatch }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const stuck = d.state === "dead" || d.state === "in_part";
  return (
    <li className={`is-${d.state}`}>
      <div className="top">
        <span className="n">{moment(d.at, now, lang)}</span>
        <b>{say(d.body.name)}</b>
        <span className="s">{WAY_NAMES[d.way][lang]}</span>
        <span>{d.what === "recall" ? t("share.recallSent") : <Told text={d.audience ?? ""} />}</span>
        <b className={stuck ? "shu end" : "end"}>{t(STATES[d.state])}</b>
      </div>
      {d.say && d.state !== "delivered" ? (
        <p className={stuck ? "shu" : "s"}>
          {say(d.say)} <span className="v">{d.code}</span>
        </p>
      ) : null}
      <p className="s">
        {t("share.tries", { count: d.tries })}
        {d.nextAt ? `・${t("share.nextTry", { at: moment(d.nextAt, now, lang) })}` : ""}
      </p>
      {d.log.length > 1 ? (
        <details>
          <summary className="s">{t("share.everyTry")}</summary>
          <ol className="s">
            {keyed(d.log, (one) => `${one.at} ${one.code}`).map(({ key, row }) => (
              <li key={key}>
                {moment(row.at, now, lang)} {say(row.say)} <span className="v">{row.code}</span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {d.state === "delivered" ? null : (
        <Gate act="partner.keep">
          <OneAct say={t("share.sendAgain")} act={(_, key) => sendAgain(d.id, key)} stale={[["channels"]]} />
        </Gate>
      )}
    </li>
  );
}
