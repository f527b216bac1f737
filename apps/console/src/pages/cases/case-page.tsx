/** One case: how far its word has travelled and for whom it waits, its axis, its reports and why they belong, its room. */
import "./cases.css";
import "./severity.css";
import type { CaseDetail } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { PATHS } from "../../paths.ts";
import { TimeAxis } from "../../ui/axis/time-axis.tsx";
import { FiresHead } from "../../ui/fires/fires-head.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { InquiriesBlock } from "../acting/inquiries-block.tsx";
import { RoomBlock } from "../acting/room-block.tsx";
import { TasksBlock } from "../acting/tasks-block.tsx";
import { ClockBlock } from "../clocks/clock-block.tsx";
import { MeasuresBlock } from "../measures/measures-block.tsx";
import { ProofBlock } from "../proof/proof-block.tsx";
import { CaseHead } from "./case-head.tsx";
import { ClusterGraph } from "./cluster-graph.tsx";
import { CourtBlock } from "./court-block.tsx";
import { IndicatorFigures } from "./indicator-figures.tsx";
import { Members } from "./members.tsx";
import { PinHere } from "./pin-here.tsx";
import { Relations } from "./relations.tsx";
import { SeverityBlock } from "./severity-block.tsx";

/** The markings of all that the page shows: the case, its founding report, its members. */
const marksOf = (c: CaseDetail) => [
  c.marking,
  ...(c.founding ? [c.founding.marking] : []),
  ...c.members.map((m) => m.report.marking),
];

const reportsOf = (c: CaseDetail) => [...(c.founding ? [c.founding.id] : []), ...c.members.map((m) => m.report.id)];

export function CasePage() {
  const { t } = useWords();
  const { id } = useParams({ strict: false });
  const question = useQuery(QUERIES.case(id ?? ""));
  const found = question.data;
  usePage(found ? `${found.number} ${found.title}` : t("board.case"), found ? marksOf(found) : []);
  return (
    <>
      {question.data ? null : <h1 className="sr">{t("board.case")}</h1>}
      <Answer question={question} rows={10}>
        {(data) => <CaseSheet data={data} />}
      </Answer>
    </>
  );
}

function CaseSheet({ data }: { readonly data: CaseDetail }) {
  const { t } = useWords();
  const now = useNow();
  const me = useQuery(QUERIES.me());
  const files = useLeave("report.submit").allowed;
  const clocks = useQuery(QUERIES.caseClocks(data.id));
  return (
    <>
      <CaseHead summary={data} now={now} />
      <section className="line" aria-label={t("case.line")}>
        <FiresHead line={data.fires} now={now} you={me.data?.body.name} />
      </section>
      <section aria-label={t("case.axis")}>
        <TimeAxis marks={data.axis} now={now} />
      </section>
      <div className="cols case-cols">
        <div>
          <TasksBlock
            caseId={data.id}
            incidentType={data.incidentType}
            leads={data.lead.id === me.data?.body.id}
            now={now}
          />
          <InquiriesBlock caseId={data.id} now={now} />
          <MeasuresBlock caseId={data.id} />
          <Members founding={data.founding} members={data.members} now={now} />
          <PinHere caseId={data.id} within={new Set(reportsOf(data))} />
        </div>
        <div>
          <ClockBlock clocks={clocks.data?.items ?? []} />
          <SeverityBlock data={data} now={now} />
          {files ? (
            <p className="more">
              <Go className="b" href={PATHS.filing(data.number)}>
                {t("filing.open")}
              </Go>{" "}
              <span className="s">{t("filing.openSub")}</span>
            </p>
          ) : null}
          <ClusterGraph founding={data.founding} members={data.members} links={data.links} />
          <Relations campaign={data.campaign} waves={data.waves} now={now} />
          <RoomBlock caseId={data.id} now={now} />
          <ProofBlock about={data.id} />
          <CourtBlock caseId={data.id} now={now} />
          {data.indicators.received > 0 ? <IndicatorFigures figures={data.indicators} /> : null}
        </div>
      </div>
    </>
  );
}
