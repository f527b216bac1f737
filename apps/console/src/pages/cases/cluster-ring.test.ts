import type { ReportSummary } from "@noroshi/api";
import { describe, expect, it } from "vitest";
import { drawnLinks, HEIGHT, placed, WIDTH } from "./cluster-ring.ts";

const report = (n: number) =>
  ({ id: `r${n}`, receivedAt: `2026-01-01T00:00:${String(n % 60).padStart(2, "0")}Z` }) as ReportSummary;

describe("the ring of a case", () => {
  it("is the same whatever the order in which reports are named, and lies inside the drawing", () => {
    const reports = Array.from({ length: 9 }, (_, n) => report(n));
    const ring = placed(reports);
    expect(placed(reports.toReversed())).toEqual(ring);
    for (const { x, y } of ring) expect(x > 0 && x < WIDTH && y > 0 && y < HEIGHT).toBe(true);
  });

  it("draws no line to a report that is not on it", () => {
    const ring = new Map(placed([report(1), report(2)]).map((p) => [p.report.id, p]));
    const lines = drawnLinks(
      [
        { a: "r1", b: "r2", score: 50 },
        { a: "r1", b: "r9", score: 50 },
      ],
      ring,
    );
    expect(lines.map((l) => [l.key, l.width])).toEqual([["r1 r2", 4]]);
  });
});
