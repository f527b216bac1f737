/** What waits for the commission, with how long it has; what it approved and until when; emergencies to be looked at afterwards. */
import type { Register } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { MEASURE_TYPES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

type Request = Register["requests"][number];

export function Requests() {
  const { t, lang } = useWords();
  const now = useNow();
  const register = useQuery(QUERIES.register());
  return (
    <Answer question={register}>
      {({ requests }) => {
        const of = (standing: Request["standing"]) => requests.filter((r) => r.standing === standing);
        const waiting = of("waiting");
        const valid = of("approved");
        const open = of("emergency");
        return (
          <>
            <Block title={t("oversight.waiting")} sub={String(waiting.length)}>
              {waiting.length === 0 ? (
                <Empty say={t("oversight.noneWaiting")} next={t("oversight.noneWaitingNext")} />
              ) : (
                <List of={waiting} beside={(r) => t("oversight.since", { when: moment(r.askedAt, now, lang) })} asks />
              )}
            </Block>
            <Block title={t("oversight.exPost")} sub={String(open.length)}>
              {open.length === 0 ? (
                <p className="s">{t("oversight.noneOpen")}</p>
              ) : (
                <List of={open} beside={(r) => t("oversight.since", { when: moment(r.askedAt, now, lang) })} asks />
              )}
            </Block>
            <Block title={t("oversight.valid")} sub={String(valid.length)}>
              {valid.length === 0 ? (
                <p className="s">{t("oversight.noneValid")}</p>
              ) : (
                <List
                  of={valid}
                  beside={(r) =>
                    r.validUntil === null
                      ? t("oversight.noEnd")
                      : t("oversight.ends", { when: moment(r.validUntil, now, lang) })
                  }
                />
              )}
            </Block>
            <p className="s only">{t("oversight.only")}</p>
          </>
        );
      }}
    </Answer>
  );
}

function List(p: {
  readonly of: readonly Request[];
  readonly beside: (r: Request) => ReactNode;
  readonly asks?: true;
}) {
  const { t, lang, say } = useWords();
  return (
    <ul className="plain asked">
      {p.of.map((r) => (
        <li key={r.id}>
          <Go href={PATHS.measure(r.id)}>
            <b>{r.number}</b>
          </Go>{" "}
          {nameOf(MEASURE_TYPES, r.type, lang)} <span className="s">{say(r.asker.name)}</span>{" "}
          <span className={p.asks ? "flag nw" : "s nw"}>{p.beside(r)}</span>
          {r.prolongs === null ? null : <span className="s"> · {t("oversight.prolongs", { number: r.prolongs })}</span>}
          {p.asks ? (
            <Go href={PATHS.measure(r.id)} className="end">
              {t("oversight.decide")}
            </Go>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
