/** One measure: where it stands and whom it waits for, everything that is needed to decide, and what this person may do. */
import "../law/law.css";
import "./measures.css";
import type { MeasureDetail } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { BODY_KINDS, MEASURE_STATES, MEASURE_TYPES, STATIONS } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { ProofBlock } from "../proof/proof-block.tsx";
import { Directions } from "./directions.tsx";
import { Earlier } from "./earlier.tsx";
import { EditMeasure } from "./edit-form.tsx";
import { GatePath } from "./gate-path.tsx";
import { Losses, Notices } from "./ledger.tsx";
import { MeasureActs } from "./measure-acts.tsx";
import { Asked, Decisions, Steps } from "./measure-parts.tsx";

const MARK = [{ tlp: "amber", caveats: [] }] as const;

export function MeasurePage() {
  const { t } = useWords();
  const { id } = useParams({ strict: false });
  const question = useQuery(QUERIES.measure(id ?? ""));
  usePage(t("measure.title"), question.data ? MARK : []);
  return (
    <>
      {question.data ? null : <h1 className="sr">{t("measure.title")}</h1>}
      <Answer question={question} rows={10}>
        {(measure) => <Sheet measure={measure} />}
      </Answer>
    </>
  );
}

function Sheet({ measure: m }: { readonly measure: MeasureDetail }) {
  const { t, lang, say } = useWords();
  return (
    <div className="measure">
      <header className="list-head">
        <h1>
          {nameOf(MEASURE_TYPES, m.type, lang)} {m.target ? <code>{m.target.value}</code> : null}
        </h1>
        <span className="s">
          <Go href={PATHS.measures()}>{t("measure.title")}</Go> · {m.number} · {t("measure.asks")} {say(m.asker.name)}
          {m.askedBy ? ` (${m.askedBy})` : ""}
          {m.case ? (
            <>
              {" · "}
              <Go href={PATHS.case(m.case)}>{t("board.case")}</Go>
            </>
          ) : null}
        </span>
      </header>
      <Block
        title={nameOf(MEASURE_STATES, m.state, lang)}
        sub={t("measure.waitsFor", { who: nameOf(STATIONS, m.waitsFor, lang) })}
      >
        <GatePath measure={m} />
        <Earlier measure={m} />
        <Clocks measure={m} />
      </Block>
      <MeasureActs measure={m} />
      <Asked measure={m} />
      <EditMeasure measure={m} />
      <Decisions measure={m} />
      {m.directions.length > 0 ? (
        <Block title={t("measure.directions")}>
          <Directions items={m.directions} />
        </Block>
      ) : null}
      <Losses measure={m} />
      <Notices measure={m} />
      <Steps measure={m} />
      <ProofBlock about={m.id} />
    </div>
  );
}

function Clocks({ measure: m }: { readonly measure: MeasureDetail }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const law = useQuery(QUERIES.law()).data;
  const capability = law?.capabilities.find((c) => c.id === m.basis.capability);
  const at = (instant: string) => ({ at: moment(instant, now, lang) });
  const rule = [
    t("measure.rule", { who: nameOf(BODY_KINDS, m.plan.approver, lang), quorum: m.plan.quorum }),
    ...(m.plan.otherOrganisation ? [t("measure.other")] : []),
    ...(m.plan.veto ? [t("measure.veto")] : []),
  ].join(lang === "ja" ? "・" : ", ");
  return (
    <>
      {m.exPostOverdue ? <p className="flag">{t("measure.overdue")}</p> : null}
      {m.noticeOverdue ? <p className="flag">{t("measure.noticeOverdue")}</p> : null}
      {m.deconflictedAt ? <p>{t("measure.deconflicted", at(m.deconflictedAt))}</p> : null}
      {m.timesOutAt ? <p>{t("measure.timesOut", at(m.timesOutAt))}</p> : null}
      {m.endsAt ? <p>{t("measure.ends", at(m.endsAt))}</p> : null}
      {m.exPostBy ? <p>{t("measure.exPost", at(m.exPostBy))}</p> : null}
      <dl>
        <dt>{t("measure.basis")}</dt>
        <dd>
          {m.basis.capability === null
            ? t("measure.basisNone")
            : `${capability ? say(capability.name) : m.basis.capability} — ${t(m.basis.inForce ? "measure.inForce" : "measure.notInForce")}`}
        </dd>
        <dt>{nameOf(STATIONS, "approver", lang)}</dt>
        <dd>{rule}</dd>
      </dl>
      {m.plan.verified ? null : <p className="s">{t("measure.unverified")}</p>}
    </>
  );
}
