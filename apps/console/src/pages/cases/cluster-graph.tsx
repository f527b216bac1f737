/**
 * How the reports of a case hang together, as this reader sees them: reports on a ring in the order in which they came, a line
 * for each link, thicker for more evidence. The drawing is for the eye; the list below it says the same to everybody.
 */
import type { CaseDetail, ReportSummary } from "@noroshi/api";
import { Fragment } from "react";
import { bits } from "../../format/figures.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { drawnLinks, HEIGHT, type Placed, placed, WIDTH } from "./cluster-ring.ts";

interface Props {
  readonly founding: CaseDetail["founding"];
  readonly members: CaseDetail["members"];
  readonly links: CaseDetail["links"];
}

export function ClusterGraph({ founding, members, links }: Props) {
  const { t, say } = useWords();
  const reports = [...(founding ? [founding] : []), ...members.map((m) => m.report)];
  if (reports.length < 2) return null;
  const ring = placed(reports);
  const at = new Map(ring.map((p) => [p.report.id, p]));
  const lines = drawnLinks(links, at);
  const name = (r: ReportSummary) => r.list ?? say(r.sender.name);
  const strongest = links.toSorted((x, y) => y.score - x.score);
  const known = new Map(reports.map((r) => [r.id, r]));
  return (
    <Block title={t("case.graph")} sub={t("case.graphSub", { reports: reports.length, count: links.length })}>
      <svg className="ring" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        {lines.map((line) => (
          <line
            key={line.key}
            x1={line.from.x}
            y1={line.from.y}
            x2={line.to.x}
            y2={line.to.y}
            strokeWidth={line.width}
          />
        ))}
        {ring.map((p) => (
          <Dot key={p.report.id} place={p} name={name(p.report)} first={p.report.id === founding?.id} />
        ))}
      </svg>
      {ring.length < reports.length ? (
        <p className="s">{t("case.graphRest", { count: reports.length - ring.length })}</p>
      ) : null}
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

function Dot({ place, name, first }: { readonly place: Placed; readonly name: string; readonly first: boolean }) {
  const { x, y, anchor, dx } = place;
  return (
    <g className={first ? "first" : ""}>
      <circle cx={x} cy={y} r={first ? 6 : 4.5} />
      <text x={x + dx} y={y + 4} textAnchor={anchor}>
        {name.length > 18 ? `${name.slice(0, 17)}…` : name}
      </text>
    </g>
  );
}
