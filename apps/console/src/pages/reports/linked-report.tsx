/** A report in a line, and a report with the reasons for its link: what a machine found, in indigo, never as a fact. */

import type { ReportSummary, ViewLink } from "@noroshi/api";
import { type ReactNode, useState } from "react";
import { bits } from "../../format/figures.ts";
import { moment } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Caveats } from "../../ui/caveats.tsx";
import { Go } from "../../ui/go.tsx";
import { Mach } from "../../ui/says.tsx";
import { TlpChip } from "../../ui/tlp.tsx";
import { Told } from "../../ui/told.tsx";
import { Waterfall } from "../../ui/waterfall.tsx";
import { nameOf, REPORT_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

interface LineProps {
  readonly report: ReportSummary;
  readonly now: string;
  readonly note?: string;
  readonly score?: ReactNode;
  readonly children?: ReactNode;
}

export function ReportLine({ report, now, note, score, children }: LineProps) {
  const { t, lang, say } = useWords();
  const facts = [
    note ?? null,
    moment(report.receivedAt, now, lang),
    nameOf(REPORT_KIND_NAMES, report.kind, lang),
    report.items > 0 ? t("case.items", { count: report.items }) : null,
    report.version > 1 ? t("report.version", { version: report.version }) : null,
    report.historical ? t("report.historical") : null,
  ].filter((fact) => fact !== null);
  return (
    <article className="rep">
      <div className="h">
        <Go className="ttl" href={PATHS.report(report.id)}>
          {say(report.sender.name)}
        </Go>
        {report.list ? <span className="s">{report.list}</span> : null}
        {score}
        <span className="end">
          <Caveats codes={report.marking.caveats} most={1} />
          <TlpChip tlp={report.marking.tlp} />
        </span>
      </div>
      <p className="title">
        <Told text={report.title} />
      </p>
      <p className="s">{facts.join(lang === "ja" ? "・" : " · ")}</p>
      {children}
    </article>
  );
}

interface LinkProps {
  readonly link: ViewLink;
  readonly now: string;
  readonly open?: boolean;
}

export function LinkedReport({ link, now, open = false }: LinkProps) {
  const { t } = useWords();
  const [shown, setShown] = useState(open);
  const score = (
    <Mach>
      <span className="sr">{t("case.bitsFor", { value: bits(link.score) })}</span>
      <span aria-hidden="true">{t("case.bits", { value: bits(link.score) })}</span>
    </Mach>
  );
  return (
    <ReportLine report={link.report} now={now} score={score}>
      {shown ? <Waterfall reasons={link.reasons} /> : null}
      <Button look="bare" small aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? "case.hideReasons" : "case.reasons")}
      </Button>
    </ReportLine>
  );
}
