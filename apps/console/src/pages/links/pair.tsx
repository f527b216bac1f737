/** Two reports side by side: who, what, when, and their values by kind with what both hold marked. */
import type { ReportDetail, ReportSummary } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Fragment, type ReactNode } from "react";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { TlpChip } from "../../ui/tlp.tsx";
import { Told } from "../../ui/told.tsx";
import { INCIDENT_NAMES, nameOf, REPORT_KIND_NAMES, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { beside, type KindRow } from "./values-beside.ts";

const SHOWN = 8;

export function Pair({ a, b }: { readonly a: ReportSummary; readonly b: ReportSummary }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const left = useQuery(QUERIES.report(a.id));
  const right = useQuery(QUERIES.report(b.id));
  const rows = beside(valuesOf(left.data), valuesOf(right.data));
  const type = (r: ReportSummary) => (r.incidentType === null ? "—" : nameOf(INCIDENT_NAMES, r.incidentType, lang));
  const when = (r: ReportSummary) => (r.occurred === null ? "—" : moment(r.occurred.from, now, lang));
  return (
    <div className="pair">
      <div className="hd" />
      <Head report={a} />
      <div className="hd" />
      <Head report={b} />
      <Row name={t("link.kind")} left={type(a)} right={type(b)} rel={relOf(a.incidentType, b.incidentType, t)} />
      <Row name={t("link.occurred")} left={when(a)} right={when(b)} />
      <Row name={t("link.sender")} left={say(a.sender.name)} right={say(b.sender.name)} />
      <Row name={t("link.received")} left={moment(a.receivedAt, now, lang)} right={moment(b.receivedAt, now, lang)} />
      {rows.map((row) => (
        <Row
          key={row.kind}
          name={nameOf(VALUE_KIND_NAMES, row.kind, lang)}
          left={<Values row={row} values={row.left} />}
          right={<Values row={row} values={row.right} />}
          {...(row.common.size > 0 ? { rel: { say: t("link.shared", { count: row.common.size }), eq: true } } : {})}
        />
      ))}
    </div>
  );
}

const valuesOf = (detail: ReportDetail | undefined) => (detail?.itemList ?? []).filter((i) => i.indicator);

interface Rel {
  readonly say: string;
  readonly eq: boolean;
}

function relOf(a: string | null, b: string | null, t: (key: "link.same" | "link.differs") => string): Rel | undefined {
  if (a === null || b === null) return undefined;
  return a === b ? { say: t("link.same"), eq: true } : { say: t("link.differs"), eq: false };
}

function Head({ report }: { readonly report: ReportSummary }) {
  const { lang } = useWords();
  return (
    <div className="hd">
      <h2>
        <Go href={PATHS.report(report.id)}>
          <Told text={report.title} />
        </Go>
        <TlpChip tlp={report.marking.tlp} />
      </h2>
      <span className="s">{nameOf(REPORT_KIND_NAMES, report.kind, lang)}</span>
    </div>
  );
}

function Row({
  name,
  left,
  right,
  rel,
}: {
  readonly name: string;
  readonly left: ReactNode;
  readonly right: ReactNode;
  readonly rel?: Rel | undefined;
}) {
  return (
    <>
      <div className="k">{name}</div>
      <div>{left}</div>
      <div className={rel?.eq ? "rel eq" : "rel"}>{rel?.say ?? "—"}</div>
      <div>{right}</div>
    </>
  );
}

function Values({ row, values }: { readonly row: KindRow; readonly values: readonly string[] }) {
  const { t } = useWords();
  if (values.length === 0) return <span className="q">{t("link.noValue")}</span>;
  return (
    <span className="v">
      {values.slice(0, SHOWN).map((value) => (
        <Fragment key={value}>
          {row.common.has(value) ? <mark>{value}</mark> : value}
          <br />
        </Fragment>
      ))}
      {values.length > SHOWN ? (
        <span className="s">{t("link.moreValues", { count: values.length - SHOWN })}</span>
      ) : null}
    </span>
  );
}
