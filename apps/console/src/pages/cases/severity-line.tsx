/** The severity that counts, in one line: rungs, figure and word, its three viewpoints, its stage, the priority beside it. */
import type { Assessment } from "@noroshi/api";
import { Severity, type SeverityLevel } from "../../ui/severity.tsx";
import { useWords } from "../../words/use-words.ts";

const LEVELS: readonly SeverityLevel[] = [0, 1, 2, 3, 4];

export const levelOf = (figure: number): SeverityLevel => LEVELS.find((l) => l === figure) ?? 4;

export function SeverityLine({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useWords();
  const { continuity, safety, trust } = assessment;
  return (
    <span className="sev-line">
      <Severity level={levelOf(assessment.overall)} />
      <span className="s">
        {t(assessment.stage === "provisional" ? "severity.provisional" : "severity.expost")} ·{" "}
        {t("severity.three", { continuity, safety, trust })}
      </span>
      {assessment.priorityScore === null ? null : (
        <span className="s nw">
          {t("severity.priority")} <b className="ink">{assessment.priorityScore.toFixed(1)}</b>
        </span>
      )}
    </span>
  );
}
