/** The head of a case: number, sector, how it was opened, who co-ordinates; then its title and its marking. */

import type { CaseSummary } from "@noroshi/api";
import { moment } from "../../format/time.ts";
import { Marking } from "../../ui/marking.tsx";
import { Told } from "../../ui/told.tsx";
import { INCIDENT_NAMES, nameOf, sectorName } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { SeverityLine } from "./severity-line.tsx";

export function CaseHead({ summary, now }: { readonly summary: CaseSummary; readonly now: string }) {
  const { t, lang, say } = useWords();
  const at = moment(summary.openedAt, now, lang);
  const facts = [
    summary.number,
    summary.incidentType ? nameOf(INCIDENT_NAMES, summary.incidentType, lang) : null,
    summary.sector ? sectorName(summary.sector, lang) : null,
    t(summary.openedBy.kind === "person" ? "case.openedByPerson" : "case.openedByOrder", {
      at,
      name: summary.openedBy.name,
    }),
    t("case.lead", { name: say(summary.lead.name) }),
  ].filter((fact) => fact !== null);
  return (
    <header className="case-head">
      <div>
        <p className="no">{facts.join(lang === "ja" ? "・" : " · ")}</p>
        <h1>
          <Told text={summary.title} />
        </h1>
      </div>
      <div className="facts">
        {summary.severity ? <SeverityLine assessment={summary.severity} /> : null}
        <span className="s nw">
          {t("board.reports", { count: summary.reports })}
          {lang === "ja" ? "・" : " · "}
          {t("board.senders", { count: summary.senders })}
        </span>
        <Marking marking={summary.marking} most={3} />
      </div>
    </header>
  );
}
