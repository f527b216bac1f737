/**
 * How the reports of a case hang together, as this reader sees them: a drawing for the eye and the keyboard, and a list that
 * says the same in words. The drawing comes after the page: nobody waits for it.
 */
import type { CaseDetail, ReportSummary } from "@noroshi/api";
import { Fragment, lazy, Suspense, useMemo } from "react";
import { bits } from "../../format/figures.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";

const Drawing = lazy(() => import("./cluster-drawing.tsx").then((m) => ({ default: m.ClusterDrawing })));

interface Props {
  readonly founding: CaseDetail["founding"];
  readonly members: CaseDetail["members"];
  readonly links: CaseDetail["links"];
}

export function ClusterGraph({ founding, members, links }: Props) {
  const { t, say } = useWords();
  const reports = useMemo(
    () => [...(founding ? [founding] : []), ...members.map((m) => m.report)],
    [founding, members],
  );
  if (reports.length < 2) return null;
  const name = (r: ReportSummary) => r.list ?? say(r.sender.name);
  const strongest = links.toSorted((x, y) => y.score - x.score);
  const known = new Map(reports.map((r) => [r.id, r]));
  return (
    <Block title={t("case.graph")} sub={t("case.graphSub", { reports: reports.length, count: links.length })}>
      <Suspense fallback={<div className="web" />}>
        <Drawing reports={reports} links={links} founding={founding?.id ?? null} nameOf={name} />
      </Suspense>
      <details className="pairs">
        <summary>{t("case.graphList")}</summary>
        <ul>
          {strongest.map((link) => {
            const [a, b] = [known.get(link.a), known.get(link.b)];
            return a && b ? (
              <li key={`${link.a} ${link.b}`}>
                <span>
                  {[a, b].map((r, i) => (
                    <Fragment key={r.id}>
                      {i === 0 ? null : " — "}
                      <Go href={PATHS.report(r.id)}>{name(r)}</Go>
                    </Fragment>
                  ))}
                </span>
                <span className="n">{t("case.bits", { value: bits(link.score) })}</span>
              </li>
            ) : null;
          })}
        </ul>
      </details>
    </Block>
  );
}
