/**
 * Where the reports of a case stand in its drawing: linked ones draw together, the stronger the closer, and what hangs on one
 * link hangs apart. The same case is always drawn the same: the layout begins from the order of arrival and rolls no dice.
 */
import type { CaseDetail, ReportSummary } from "@noroshi/api";
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";

export const WIDTH = 480;
export const HEIGHT = 280;
/** More than this is a thicket; the list tells of the rest. */
const MOST = 48;
const TICKS = 240;
/** Room for a name below and beside a dot. */
const MARGIN = { x: 56, top: 14, bottom: 26 };
/** How far a small case is stretched: names are wide, so that dots keep more distance across than up and down. */
const STRETCH = { across: 3.4, down: 1.9 };

export interface Placed {
  readonly report: ReportSummary;
  readonly x: number;
  readonly y: number;
}

export interface Drawn {
  readonly key: string;
  readonly from: Placed;
  readonly to: Placed;
  readonly width: number;
}

interface Dot extends SimulationNodeDatum {
  readonly report: ReportSummary;
}

/** The earliest reports, placed, and the links among them: from one to four pixels wide by evidence. */
export function laidOut(
  reports: readonly ReportSummary[],
  links: CaseDetail["links"],
): { readonly dots: readonly Placed[]; readonly lines: readonly Drawn[] } {
  const dots: Dot[] = reports
    .toSorted(earlier)
    .slice(0, MOST)
    .map((report) => ({ report }));
  const known = new Map(dots.map((d) => [d.report.id, d]));
  const drawn = links
    .filter((l) => known.has(l.a) && known.has(l.b))
    .toSorted((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1));
  const pulls = drawn.flatMap(({ a, b, score }) => {
    const [source, target] = [known.get(a), known.get(b)];
    return source && target ? [{ source, target, score }] : [];
  });
  startApart(dots, pulls);
  forceSimulation(dots)
    .force(
      "links",
      forceLink(pulls).distance((l) => 70 - Math.min(40, Math.max(0, l.score))),
    )
    .force("apart", forceManyBody().strength(-90))
    .force("room", forceCollide(20))
    .force("x", forceX(0).strength(0.06))
    .force("y", forceY(0).strength(0.12))
    .stop()
    .tick(TICKS);
  const placed = new Map(fitted(dots).map((p) => [p.report.id, p]));
  return {
    dots: [...placed.values()],
    lines: drawn.flatMap(({ a, b, score }) => {
      const [from, to] = [placed.get(a), placed.get(b)];
      return from && to
        ? [{ key: `${a} ${b}`, from, to, width: Math.min(4, Math.max(1, 1 + Math.max(0, score) / 12)) }]
        : [];
    }),
  };
}

/** What no line connects begins apart, so that two groups never lock into each other. */
function startApart(dots: readonly Dot[], pulls: readonly { readonly source: Dot; readonly target: Dot }[]): void {
  const group = new Map(dots.map((d) => [d, d]));
  for (const { source, target } of pulls) {
    const [kept, gone] = [group.get(source), group.get(target)];
    if (kept && gone && kept !== gone) for (const d of dots) if (group.get(d) === gone) group.set(d, kept);
  }
  const groups = [...new Set(group.values())];
  const within = new Map<Dot | undefined, number>();
  for (const dot of dots) {
    const own = group.get(dot);
    const nth = within.get(own) ?? 0;
    within.set(own, nth + 1);
    const turn = groups.length === 1 || !own ? 0 : (2 * Math.PI * groups.indexOf(own)) / groups.length;
    const far = groups.length === 1 ? 0 : 60 * groups.length;
    dot.x = far * Math.cos(turn) + 12 * Math.sqrt(nth) * Math.cos(nth * 2.4);
    dot.y = far * Math.sin(turn) + 12 * Math.sqrt(nth) * Math.sin(nth * 2.4);
  }
}

/** Stretched into the drawing; a small case stays small. */
function fitted(dots: readonly Dot[]): readonly Placed[] {
  const [xs, ys] = [dots.map((d) => d.x ?? 0), dots.map((d) => d.y ?? 0)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const [room, height] = [WIDTH - 2 * MARGIN.x, HEIGHT - MARGIN.top - MARGIN.bottom];
  const across = Math.min(STRETCH.across, room / Math.max(1, right - left));
  const down = Math.min(STRETCH.down, height / Math.max(1, bottom - top));
  const [middle, centre] = [(left + right) / 2, (top + bottom) / 2];
  return dots.map((d) => ({
    report: d.report,
    x: Math.round(WIDTH / 2 + ((d.x ?? 0) - middle) * across),
    y: Math.round(MARGIN.top + height / 2 + ((d.y ?? 0) - centre) * down),
  }));
}

function earlier(x: ReportSummary, y: ReportSummary): number {
  return x.receivedAt < y.receivedAt ? -1 : x.receivedAt > y.receivedAt ? 1 : x.id < y.id ? -1 : 1;
}
