/** One report: what was written and how it is read, its values, its free text, what was refused, and its links. */
import "./reports.css";
import type { ReportDetail } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { FaultList } from "../../ui/fault-list.tsx";
import { FieldList } from "../../ui/field-list.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ConcernedBlock } from "../assets/concerned.tsx";
import { AskHere } from "../consents/ask-here.tsx";
import { OfferHere } from "../consents/offer-here.tsx";
import { LoweringBlock } from "../lowering/lowering-block.tsx";
import { ProofBlock } from "../proof/proof-block.tsx";
import { Attachments } from "./attachments.tsx";
import { CaseActs } from "./case-acts.tsx";
import { DeskNote } from "./desk-note.tsx";
import { LinkedReport } from "./linked-report.tsx";
import { Narrative } from "./narrative.tsx";
import { Outcome } from "./outcome.tsx";
import { OwnActs } from "./own-acts.tsx";
import { ReleaseHere } from "./release-here.tsx";
import { ReportHead } from "./report-head.tsx";
import { ValueTable } from "./value-table.tsx";
import { WhoSeesBlock } from "./who-sees.tsx";

const marksOf = (r: ReportDetail) => [
  r.marking,
  ...r.itemList.map((item) => item.marking),
  ...r.links.map((link) => link.report.marking),
];

export function ReportPage() {
  const { t } = useWords();
  const { id } = useParams({ strict: false });
  const question = useQuery(QUERIES.report(id ?? ""));
  const found = question.data;
  usePage(found?.title ?? t("report.report"), found ? marksOf(found) : []);
  return (
    <>
      {question.data ? null : <h1 className="sr">{t("report.report")}</h1>}
      <Answer question={question} rows={10}>
        {(data) => <ReportSheet data={data} />}
      </Answer>
    </>
  );
}

function ReportSheet({ data }: { readonly data: ReportDetail }) {
  const { t } = useWords();
  const now = useNow();
  return (
    <>
      <ReportHead report={data} now={now} />
      <div className="cols report-cols">
        <div>
          {data.refused.length > 0 ? (
            <Block title={t("report.refused")} sub={t("report.refusedSub")}>
              <FaultList faults={data.refused} />
            </Block>
          ) : null}
          {data.desk ? <DeskNote report={data} desk={data.desk} /> : null}
          <OwnActs report={data} />
          <Outcome report={data} />
          <ValueTable items={data.itemList} now={now} />
          <Narrative parts={data.narrative} />
          <Attachments report={data} />
          {data.fields.length > 0 ? (
            <Block title={t("report.fields")} sub={t("report.fieldsSub", { count: data.fields.length })}>
              <FieldList fields={data.fields} most={12} />
            </Block>
          ) : null}
        </div>
        <div>
          <Block title={t("report.links")} sub={data.links.length > 0 ? data.links.length : null}>
            {data.links.length > 0 ? (
              data.links
                .toSorted((a, b) => b.score - a.score)
                .map((link, i) => (
                  <LinkedReport key={link.report.id} link={link} now={now} open={i < 2} beside={data.id} />
                ))
            ) : (
              <Empty say={t("report.noLinks")} next={t("case.noMembersNext")} />
            )}
          </Block>
          <CaseActs report={data} />
          <ConcernedBlock reportId={data.id} />
          <ReleaseHere report={data} />
          <AskHere report={data} />
          <OfferHere report={data} />
          <LoweringBlock report={data} />
          <WhoSeesBlock reportId={data.id} />
          <ProofBlock about={data.id} />
        </div>
      </div>
    </>
  );
}
