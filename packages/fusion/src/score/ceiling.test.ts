import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtinPolicies } from "../policy/builtin.ts";
import { builtinReference } from "../reference/reference.ts";
import { noticeReports } from "../testing/linkable.ts";
import { ceiling } from "./ceiling.ts";
import { prepare } from "./prepared.ts";
import { scorePrepared } from "./score.ts";

const { notices } = builtinPolicies;

describe("the ceiling of a pair", () => {
  it("is never below its score, and asking for at least so many bits changes no score that has them", () => {
    fc.assert(
      fc.property(noticeReports, fc.integer({ min: -20, max: 20 }), (reports, atLeast) => {
        const prepared = reports.map((report) => prepare(report, notices, builtinReference));
        prepared.forEach((a, at) => {
          for (const b of prepared.slice(at + 1)) {
            const link = scorePrepared(a, b, notices, builtinReference);
            if (link !== undefined)
              expect(ceiling(a, b, notices.prior, builtinReference) + 0.01).toBeGreaterThanOrEqual(link.score);
            const wanted = link !== undefined && link.score >= atLeast ? link : undefined;
            expect(scorePrepared(a, b, notices, builtinReference, atLeast)).toEqual(wanted);
          }
        });
      }),
    );
  });
});
