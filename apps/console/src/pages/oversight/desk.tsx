/**
 * The commissioner's desk: what waits, what is valid and which emergencies are open on the left, the file of one request in the
 * middle, and the decision on it to the right. What is decided is decided on what stands here.
 */
import "./desk.css";
import type { Register } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { lasting, minutesBetween } from "../../format/lasting.ts";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Flag } from "../../ui/says.tsx";
import { Empty } from "../../ui/states.tsx";
import { MEASURE_TYPES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { DeskDecision } from "./desk-decision.tsx";
import { DeskFile } from "./desk-file.tsx";

type Request = Register["requests"][number];

export function Desk() {
  const register = useQuery(QUERIES.register());
  const asked = useSearch({ strict: false }).request ?? "";
  return (
    <Answer question={register} rows={8}>
      {({ requests }) => {
        const of = (standing: Request["standing"]) => requests.filter((r) => r.standing === standing);
        const shown = asked !== "" ? asked : [...of("waiting"), ...of("emergency")][0]?.id;
        return (
          <div className="cols desk-cols">
            <Lists waiting={of("waiting")} valid={of("approved")} open={of("emergency")} shown={shown} />
            <Shown id={shown} />
          </div>
        );
      }}
    </Answer>
  );
}

function Shown({ id }: { readonly id: string | undefined }) {
  const { t } = useWords();
  const measure = useQuery({ ...QUERIES.measure(id ?? ""), enabled: id !== undefined });
  if (id === undefined)
    return (
      <section className="block file">
        <Empty say={t("oversight.noneHere")} next={t("oversight.noneHereNext")} />
      </section>
    );
  return (
    <Answer question={measure} rows={10}>
      {(m) => (
        <>
          <DeskFile measure={m} />
          <DeskDecision key={m.id} measure={m} />
        </>
      )}
    </Answer>
  );
}

interface ListsProps {
  readonly waiting: readonly Request[];
  readonly valid: readonly Request[];
  readonly open: readonly Request[];
  readonly shown: string | undefined;
}

function Lists({ waiting, valid, open, shown }: ListsProps) {
  const { t, lang } = useWords();
  const now = useNow();
  const waits = (r: Request) => <Flag>{lasting(minutesBetween(r.askedAt, now), lang)}</Flag>;
  const ends = (r: Request) => (
    <span className="s">
      {r.validUntil === null ? t("oversight.noEnd") : t("oversight.ends", { when: moment(r.validUntil, now, lang) })}
    </span>
  );
  return (
    <Block title={t("oversight.waiting")} sub={waiting.length} className="before">
      {waiting.length === 0 ? (
        <Empty say={t("oversight.noneWaiting")} next={t("oversight.noneWaitingNext")} />
      ) : (
        <List of={waiting} beside={waits} shown={shown} />
      )}
      <h3>{t("oversight.valid")}</h3>
      {valid.length === 0 ? (
        <p className="s">{t("oversight.noneValid")}</p>
      ) : (
        <List of={valid} beside={ends} shown={shown} />
      )}
      <h3>{t("oversight.exPost")}</h3>
      {open.length === 0 ? (
        <p className="s">{t("oversight.noneOpen")}</p>
      ) : (
        <List of={open} beside={waits} shown={shown} />
      )}
      <p className="s q">{t("oversight.only")}</p>
    </Block>
  );
}

function List(p: {
  readonly of: readonly Request[];
  readonly beside: (r: Request) => ReactNode;
  readonly shown: string | undefined;
}) {
  const { t, lang, say } = useWords();
  return (
    <ul>
      {p.of.map((r) => (
        <li key={r.id} aria-current={r.id === p.shown ? "true" : undefined}>
          <Go href={PATHS.oversight("requests", r.id)}>
            <b>{r.number}</b>
          </Go>{" "}
          {p.beside(r)}
          <span className="s under">
            {nameOf(MEASURE_TYPES, r.type, lang)} <span>{say(r.asker.name)}</span>
            {r.prolongs === null ? null : <span>{t("oversight.prolongs", { number: r.prolongs })}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
