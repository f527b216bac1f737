/** The parts of a measure's page: what is asked and why, who was consulted and voted, and what happened. */
import type { MeasureDetail } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { Block } from "../../ui/block.tsx";
import { Told } from "../../ui/told.tsx";
import { FAULT_RULES, GATE_CODES, MEASURE_EVENTS, MEASURE_STATES, VOTES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { saidOf } from "./said-of.ts";
import { SignedWith } from "./signed-with.tsx";

interface Props {
  readonly measure: MeasureDetail;
}

export function Asked({ measure: m }: Props) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const said = saidOf(m);
  return (
    <Block title={t("measure.asked")}>
      <dl>
        <dt>{t("measure.on")}</dt>
        <dd>{m.target ? `${m.target.kind} ${m.target.value} ${m.target.country ?? ""}` : "—"}</dd>
        <dt>{t("measure.necessity")}</dt>
        <dd>
          <Told text={said.necessity} />
        </dd>
        <dt>{t("measure.subsidiarity")}</dt>
        <dd>{said.subsidiarity === "" ? "—" : <Told text={said.subsidiarity} />}</dd>
        <dt>{t("measure.proportionality")}</dt>
        <dd>
          <Told text={said.scope} />
        </dd>
        {m.form ? (
          <>
            <dt>{t("measure.until")}</dt>
            <dd>{moment(m.form.proportionality.until, now, lang)}</dd>
          </>
        ) : null}
        {m.recipients.length > 0 ? (
          <>
            <dt>{t("measure.recipients")}</dt>
            <dd>{m.recipients.map((b) => say(b.name)).join(lang === "ja" ? "、" : ", ")}</dd>
          </>
        ) : null}
        {m.faults.length > 0 ? (
          <>
            <dt>{t("measure.lacking")}</dt>
            <dd>{m.faults.map((f) => `${f.place}: ${nameOf(FAULT_RULES, f.rule, lang)}`).join("\n")}</dd>
          </>
        ) : null}
      </dl>
    </Block>
  );
}

export function Decisions({ measure: m }: Props) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const empty = m.votes.length + m.consultations.length === 0;
  return (
    <Block
      title={t("measure.decisions")}
      sub={m.tally.missing > 0 ? t("measure.missing", { count: m.tally.missing }) : null}
    >
      {empty ? <p className="s">{t("measure.noDecisions")}</p> : null}
      <ul className="plain">
        {m.consultations.map((c) => (
          <li key={`${c.reference} ${c.at}`}>
            {t("measure.consulted", { reference: c.reference })} · {moment(c.at, now, lang)}{" "}
            {c.exactlyThis ? null : <span className="cav">{t("measure.notThis")}</span>}
          </li>
        ))}
        {m.votes.map((v) => (
          <li key={`${v.by.name} ${v.at} ${v.says}`}>
            <b>{nameOf(VOTES, v.says, lang)}</b> {v.decision ?? ""} — {v.by.name} ({say(v.by.body.name)}) ·{" "}
            {moment(v.at, now, lang)} {v.validUntil ? t("measure.ends", { at: moment(v.validUntil, now, lang) }) : ""}{" "}
            {v.exactlyThis ? null : <span className="cav">{t("measure.notThis")}</span>}
            <SignedWith vote={v} number={m.number} />
            {v.words ? (
              <span className="under">
                <Told text={v.words} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Block>
  );
}

export function Steps({ measure: m }: Props) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <Block title={t("measure.steps")} sub={m.steps.length}>
      <ul className="plain">
        {m.steps.toReversed().map((s) => (
          <li key={s.n}>
            {nameOf(MEASURE_EVENTS, s.event, lang)} → <b>{nameOf(MEASURE_STATES, s.state, lang)}</b>{" "}
            {s.answer ? <span className="cav">{nameOf(GATE_CODES, s.answer, lang)}</span> : null}
            <span className="s under">
              {s.by.name === null ? null : <span>{s.by.name}</span>}
              <span>{say(s.by.body.name)}</span>
              <span>{moment(s.at, now, lang)}</span>
            </span>
            {s.words ? (
              <span className="under">
                <Told text={s.words} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Block>
  );
}
