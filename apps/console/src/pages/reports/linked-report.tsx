/** A report in a line, and a report with the reasons for its link: what a machine found, in indigo, never as a fact. */

import type { ReportSummary, ViewLink } from "@noroshi/api";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { bits } from "../../format/figures.ts";
import { moment } from "../../format/time.ts";
import { randomKey } from "../../hub/file-key.ts";
import { sayLink } from "../../hub/saying.ts";
import { useLeave } from "../../hub/standing.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Caveats } from "../../ui/caveats.tsx";
import { Go } from "../../ui/go.tsx";
import { Mach } from "../../ui/says.tsx";
import { TlpChip } from "../../ui/tlp.tsx";
import { useToast } from "../../ui/toasts.tsx";
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
  /** The report that it is linked with, where a person may say that they are two incidents. */
  readonly beside?: string;
}

export function LinkedReport({ link, now, open = false, beside }: LinkProps) {
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
      <div className="acts">
        <Button look="bare" small aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? "case.hideReasons" : "case.reasons")}
        </Button>
        {beside === undefined ? null : <Part a={beside} b={link.report.id} />}
      </div>
    </ReportLine>
  );
}

/** Says that the two are different incidents; it stands among what people said, and can be taken back there. */
function Part({ a, b }: { readonly a: string; readonly b: string }) {
  const { t } = useWords();
  const toast = useToast();
  const client = useQueryClient();
  const may = useLeave("link.say").allowed;
  const [failed, setFailed] = useState<unknown>(null);
  const part = async () => {
    setFailed(null);
    try {
      await sayLink({ a, b, says: "apart", why: null }, randomKey());
      toast(t("link.parted"));
      await client.invalidateQueries();
    } catch (e) {
      setFailed(e);
    }
  };
  // A line has no room for a reason: the page of proposals says it.
  if (!may) return null;
  return (
    <>
      <Button look="bare" small onClick={() => void part()}>
        {t("link.part")}
      </Button>
      {failed === null ? null : <Trouble error={failed} />}
    </>
  );
}
