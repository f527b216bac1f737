/**
 * The drawing of how a case's reports hang together: a dot for each, a link to its page, a line for each pair. Who stands on a
 * dot sees its own links and the strongest of them. Fetched only where it is shown; the list beside it says the same in words.
 */
import type { CaseDetail, ReportSummary } from "@noroshi/api";
import { type MouseEvent, useContext, useMemo, useState } from "react";
import { PATHS } from "../../paths.ts";
import { GoContext } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { type Drawn, HEIGHT, laidOut, type Placed, WIDTH } from "./cluster-layout.ts";

interface Props {
  readonly reports: readonly ReportSummary[];
  readonly links: CaseDetail["links"];
  readonly founding: string | null;
  readonly nameOf: (report: ReportSummary) => string;
}

const LONGEST = 16;

export function ClusterDrawing({ reports, links, founding, nameOf }: Props) {
  const { t } = useWords();
  const { dots, lines } = useMemo(() => laidOut(reports, links), [reports, links]);
  const [on, setOn] = useState<string | null>(null);
  const touches = (line: Drawn) => line.from.report.id === on || line.to.report.id === on;
  return (
    <>
      <svg className={on === null ? "web" : "web is-on"} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <title>{t("case.graph")}</title>
        {lines.map((line) => (
          <line
            key={line.key}
            className={touches(line) ? "lit" : ""}
            x1={line.from.x}
            y1={line.from.y}
            x2={line.to.x}
            y2={line.to.y}
            strokeWidth={line.width}
          />
        ))}
        {dots.map((dot) => (
          <Dot
            key={dot.report.id}
            place={dot}
            name={nameOf(dot.report)}
            linked={lines.filter((l) => l.from === dot || l.to === dot).length}
            first={dot.report.id === founding}
            onTurn={setOn}
          />
        ))}
      </svg>
      {dots.length < reports.length ? (
        <p className="s">{t("case.graphRest", { count: reports.length - dots.length })}</p>
      ) : null}
    </>
  );
}

interface DotProps {
  readonly place: Placed;
  readonly name: string;
  readonly linked: number;
  readonly first: boolean;
  readonly onTurn: (id: string | null) => void;
}

function Dot({ place: { report, x, y }, name, linked, first, onTurn }: DotProps) {
  const { t } = useWords();
  const go = useContext(GoContext);
  const href = PATHS.report(report.id);
  const follow = (event: MouseEvent) => {
    const ours = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!go || !ours) return;
    event.preventDefault();
    go(href);
  };
  return (
    <a
      href={href}
      className={first ? "dot first" : "dot"}
      aria-label={t("case.graphDot", { name, count: linked })}
      onClick={follow}
      onFocus={() => onTurn(report.id)}
      onBlur={() => onTurn(null)}
      onMouseEnter={() => onTurn(report.id)}
      onMouseLeave={() => onTurn(null)}
    >
      <circle className="reach" cx={x} cy={y} r={14} />
      <circle cx={x} cy={y} r={first ? 7 : 5} />
      <text x={x} y={y + 19} textAnchor="middle">
        {name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name}
      </text>
    </a>
  );
}
