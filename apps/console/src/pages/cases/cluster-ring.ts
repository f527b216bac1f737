/** Where reports stand on the ring of a case's graph, and which lines are drawn. The same case is always drawn the same. */
import type { CaseDetail, ReportSummary } from "@noroshi/api";

export const WIDTH = 420;
export const HEIGHT = 240;
/** More than this is a thicket; the list tells of the rest. */
const MOST = 24;
const RADIUS = 88;
const GAP = 10;

export interface Placed {
  readonly report: ReportSummary;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  /** From the dot to where its name begins. */
  readonly dx: number;
}

/** The earliest reports, clockwise from the top. */
export function placed(reports: readonly ReportSummary[]): readonly Placed[] {
  const shown = reports.toSorted(earlier).slice(0, MOST);
  return shown.map((report, n) => {
    const turn = (2 * Math.PI * n) / shown.length - Math.PI / 2;
    const [x, y] = [WIDTH / 2 + RADIUS * Math.cos(turn), HEIGHT / 2 + RADIUS * Math.sin(turn)].map(Math.round);
    const right = Math.cos(turn) >= -0.01;
    return { report, x: x ?? 0, y: y ?? 0, anchor: right ? "start" : "end", dx: right ? GAP : -GAP };
  });
}

export interface Drawn {
  readonly key: string;
  readonly from: Placed;
  readonly to: Placed;
  readonly width: number;
}

/** Lines between reports that are drawn: from one to four pixels by evidence. */
export function drawnLinks(links: CaseDetail["links"], at: ReadonlyMap<string, Placed>): readonly Drawn[] {
  return links.flatMap(({ a, b, score }) => {
    const [from, to] = [at.get(a), at.get(b)];
    return from && to
      ? [{ key: `${a} ${b}`, from, to, width: Math.min(4, Math.max(1, 1 + Math.max(0, score) / 12)) }]
      : [];
  });
}

function earlier(x: ReportSummary, y: ReportSummary): number {
  return x.receivedAt < y.receivedAt ? -1 : x.receivedAt > y.receivedAt ? 1 : x.id < y.id ? -1 : 1;
}
