/** The head of a report: who sent it and when, what it says happened when, to whom; its case and its marking. */

import type { ReportDetail } from "@noroshi/api";
import type { ReactNode } from "react";
import { bytes } from "../../format/figures.ts";
import { date, moment, zoneOfDay } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { Marking } from "../../ui/marking.tsx";
import { Mach } from "../../ui/says.tsx";
import { Told } from "../../ui/told.tsx";
import { FORMAT_NAMES, INCIDENT_NAMES, nameOf, sectorName } from "../../words/names.ts";
import type { Lang } from "../../words/pair.ts";
import { useWords, type Words } from "../../words/use-words.ts";

interface Props {
  readonly report: ReportDetail;
  readonly now: string;
}

/** A span as precise as it was told: a day has no clock time, an approximate one says so. */
export function spanText(span: NonNullable<ReportDetail["occurred"]>, now: string, lang: Lang, about: string): string {
  const one = (iso: string) =>
    span.precision === "day" ? date(iso, now, lang, zoneOfDay(span.from)) : moment(iso, now, lang);
  const [from, to] = [one(span.from), one(span.to)];
  const text = from === to ? from : lang === "ja" ? `${from}〜${to}` : `${from} to ${to}`;
  if (!span.approximate) return text;
  return lang === "ja" ? `${text}${about}` : `${about} ${text}`;
}

/** The facts beside the title; those that were not said are left out, never shown as empty. */
function factsOf({ report, now }: Props, { t, lang, say }: Words): (readonly [string, ReactNode])[] {
  const { subject } = report;
  const place = [subject.region, subject.country].filter((p) => p !== null).join(lang === "ja" ? "・" : ", ");
  return [
    [t("report.sender"), say(report.sender.name)],
    ...(report.originator ? ([[t("desk.for"), say(report.originator.name)]] as const) : []),
    ...(report.list ? ([[t("report.list"), report.list]] as const) : []),
    [t("report.received"), moment(report.receivedAt, now, lang)],
    ...(report.enteredAt
      ? ([[t("desk.entered"), `${moment(report.enteredAt, now, lang)}（${t("desk.backfilled")}）`]] as const)
      : []),
    ...(report.noticedAt ? ([[t("report.noticed"), moment(report.noticedAt, now, lang)]] as const) : []),
    ...(report.occurred
      ? ([[t("report.occurred"), spanText(report.occurred, now, lang, t("report.about"))]] as const)
      : []),
    ...(report.linkedAt ? ([[t("report.linked"), moment(report.linkedAt, now, lang)]] as const) : []),
    ...(subject.name ? ([[t("report.subject"), subject.name]] as const) : []),
    ...(subject.sector ? ([[t("report.sector"), sectorName(subject.sector, lang)]] as const) : []),
    ...(place ? ([[t("report.place"), place]] as const) : []),
    ...(report.raw ? ([[t("report.file"), bytes(report.raw.bytes)]] as const) : []),
  ];
}

export function ReportHead({ report, now }: Props) {
  const words = useWords();
  const { t, lang } = words;
  const kind = [
    nameOf(FORMAT_NAMES, report.format, lang),
    // The common forms carry the kind of incident in their own name.
    report.incidentType && report.kind !== "common_form" ? nameOf(INCIDENT_NAMES, report.incidentType, lang) : null,
    report.version > 1 ? t("report.version", { version: report.version }) : null,
    report.historical ? t("report.historical") : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <header className="case-head">
        <div>
          <p className="no">{kind.join(lang === "ja" ? "・" : " · ")}</p>
          <h1>
            <Told text={report.title} />
          </h1>
        </div>
        <div className="facts">
          {report.case ? (
            <Mach>
              <Go href={PATHS.case(report.case.number)}>{t("board.inCase", { number: report.case.number })}</Go>
            </Mach>
          ) : null}
          <Marking marking={report.marking} most={4} />
        </div>
      </header>
      <dl className="facts-line">
        {factsOf({ report, now }, words).map(([name, value]) => (
          <div key={name}>
            <dt className="s">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
