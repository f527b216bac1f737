/** The file of one request as it is decided on: who asks, on what ground, against what, and the four tests that it must pass. */
import type { MeasureDetail } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Flag } from "../../ui/says.tsx";
import { Told } from "../../ui/told.tsx";
import { MEASURE_STATES, MEASURE_TYPES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { Earlier } from "../measures/earlier.tsx";
import { GatePath } from "../measures/gate-path.tsx";
import { Decisions } from "../measures/measure-parts.tsx";
import { saidOf } from "../measures/said-of.ts";
import { ProofBlock } from "../proof/proof-block.tsx";
import { Refused } from "./desk-refused.tsx";
import { GateTimes } from "./desk-times.tsx";

interface Props {
  readonly measure: MeasureDetail;
}

export function DeskFile({ measure: m }: Props) {
  const { t, lang } = useWords();
  const said = saidOf(m);
  const means = said.subsidiarity.split("\n").filter((line) => line !== "");
  return (
    <div className="file">
      <Block
        title={
          <>
            <span className="nw">{m.number}</span> {nameOf(MEASURE_TYPES, m.type, lang)}
          </>
        }
        sub={nameOf(MEASURE_STATES, m.state, lang)}
        end={<Go href={PATHS.measure(m.id)}>{t("oversight.openFile")}</Go>}
      >
        <Head measure={m} />
        <Test title={t("oversight.necessity")}>
          <p>
            <Told text={said.necessity} />
          </p>
        </Test>
        <Test title={t("oversight.means")}>
          {means.length === 0 ? <p>{t("oversight.noMeans")}</p> : null}
          <ul>
            {means.map((line) => (
              <li key={line}>
                <span>
                  <Told text={line} />
                </span>
              </li>
            ))}
          </ul>
        </Test>
        <Test title={t("oversight.proportion")}>
          <p>
            <Told text={said.scope} />
          </p>
        </Test>
        <Test title={t("oversight.scopeTime")}>
          <ScopeAndTime measure={m} />
        </Test>
      </Block>
      <Refused measure={m} />
      <Earlier measure={m} />
      <Decisions measure={m} />
      <GateTimes measure={m} />
      <ProofBlock about={m.id} />
    </div>
  );
}

function Head({ measure: m }: Props) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const row = useQuery(QUERIES.register()).data;
  const request = row?.requests.find((r) => r.id === m.id);
  const provision = row?.profile.provisions.find((p) => p.id === request?.provision);
  return (
    <dl className="kv ruled">
      <dt>{t("oversight.askedBy")}</dt>
      <dd>
        {say(m.asker.name)} {m.askedBy ?? ""} <span className="s nw">{moment(m.askedAt, now, lang)}</span>
        {request?.prolongs ? (
          <span className="s under">{t("oversight.prolongs", { number: request.prolongs })}</span>
        ) : null}
      </dd>
      <dt>{t("measure.basis")}</dt>
      <dd>
        {provision ? say(provision.name) : t("oversight.noProvision")}{" "}
        {m.basis.capability === null ? null : m.basis.inForce ? (
          <b>{t("measure.inForce")}</b>
        ) : (
          <Flag>{t("measure.notInForce")}</Flag>
        )}
        {row?.profile.verified && m.plan.verified ? null : <span className="s under">{t("measure.unverified")}</span>}
      </dd>
      <dt>{t("oversight.aim")}</dt>
      <dd>
        {m.target ? (
          <>
            <span className="v">{m.target.value}</span> {m.target.kind} {m.target.country ?? ""}
          </>
        ) : (
          "—"
        )}
      </dd>
      <dt>{t("oversight.path")}</dt>
      <dd>
        <GatePath measure={m} />
        {m.exPostOverdue ? <Flag>{t("measure.overdue")}</Flag> : null}
        {m.timesOutAt ? <p className="s">{t("measure.timesOut", { at: moment(m.timesOutAt, now, lang) })}</p> : null}
        {m.exPostBy ? <p className="s">{t("measure.exPost", { at: moment(m.exPostBy, now, lang) })}</p> : null}
      </dd>
    </dl>
  );
}

function ScopeAndTime({ measure: m }: Props) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const cap = m.form?.proportionality.volumeCap ?? null;
  return (
    <dl className="kv">
      <dt>{t("oversight.carriedOut")}</dt>
      <dd>
        {m.recipients.length === 0
          ? t("oversight.nobodyNamed")
          : m.recipients.map((b) => say(b.name)).join(lang === "ja" ? "、" : ", ")}
      </dd>
      {m.form ? (
        <>
          <dt>{t("oversight.askedUntil")}</dt>
          <dd>{moment(m.form.proportionality.until, now, lang)}</dd>
        </>
      ) : null}
      {cap === null ? null : (
        <>
          <dt>{t("oversight.volume")}</dt>
          <dd>{cap}</dd>
        </>
      )}
      {m.endsAt ? (
        <>
          <dt>{t("oversight.valid")}</dt>
          <dd>{t("oversight.ends", { when: moment(m.endsAt, now, lang) })}</dd>
        </>
      ) : null}
    </dl>
  );
}

function Test({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="test">
      <h3>{title}</h3>
      <div>{children}</div>
    </div>
  );
}
