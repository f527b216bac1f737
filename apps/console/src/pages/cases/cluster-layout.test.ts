import type { ReportSummary } from "@noroshi/api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HEIGHT, laidOut, WIDTH } from "./cluster-layout.ts";

const report = (n: number) =>
  ({ id: `r${n}`, receivedAt: `2026-01-01T00:00:${String(n % 60).padStart(2, "0")}Z` }) as ReportSummary;
const link = (a: number, b: number, score = 20) => ({ a: `r${Math.min(a, b)}`, b: `r${Math.max(a, b)}`, score });

describe("the drawing of a case", () => {
  it("is the same whatever the order in which reports and links are named, and lies inside its frame", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 14 }),
        fc.uniqueArray(fc.tuple(fc.nat({ max: 13 }), fc.nat({ max: 13 })), {
          maxLength: 20,
          selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
        }),
        (count, pairs) => {
          const reports = Array.from({ length: count }, (_, n) => report(n));
          const links = pairs.filter(([a, b]) => a !== b).map(([a, b]) => link(a, b));
          const drawing = laidOut(reports, links);
          expect(laidOut(reports.toReversed(), links.toReversed())).toEqual(drawing);
          for (const { x, y } of drawing.dots) expect(x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("draws what is linked nearer than what is not", () => {
    const reports = Array.from({ length: 6 }, (_, n) => report(n));
    const { dots, lines } = laidOut(reports, [link(0, 1), link(1, 2), link(0, 2), link(3, 4), link(4, 5), link(3, 5)]);
    const linked = new Set(lines.map((l) => l.key));
    const mean = (list: readonly number[]) => list.reduce((sum, far) => sum + far, 0) / list.length;
    const pairs = dots.flatMap((a, n) =>
      dots.slice(n + 1).map((b) => ({ key: `${a.report.id} ${b.report.id}`, a, b })),
    );
    const [near, far] = [true, false].map((is) =>
      mean(pairs.filter((p) => linked.has(p.key) === is).map(({ a, b }) => Math.hypot(a.x - b.x, a.y - b.y))),
    );
    expect(near).toBeLessThan(far ?? 0);
  });

  it("draws no line to a report that is not in it, and the strongest no wider than four", () => {
    const { lines } = laidOut([report(1), report(2)], [link(1, 2, 500), link(1, 9, 50)]);
    expect(lines.map((l) => [l.key, l.width])).toEqual([["r1 r2", 4]]);
  });
});
