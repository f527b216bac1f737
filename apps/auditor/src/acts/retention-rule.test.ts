import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { auditExport } from "../audit.ts";
import { Findings } from "../findings.ts";
import { NODE_MEANS } from "../folder.ts";
import {
  evidenceOf,
  exportOf,
  leavesOf,
  POLICY,
  quietActs,
  quietRecords,
  readingKey,
  uuidOf,
} from "../testing-export.ts";
import type { Act } from "./entries.ts";
import { judgeRule, readRule } from "./retention-rule.ts";

const PLAN = JSON.stringify({ schema: "retention-plan/1", id: "jp", classes: [{ id: "notices", keepDays: 1096 }] });
const digest = createHash("sha256").update(PLAN).digest("hex");
const RIGHT = { class: "notices", plan: "jp", keepDays: 1096, rule: digest };

async function told(facts: Readonly<Record<string, unknown>>, plan: string | undefined = PLAN) {
  const act: Act = {
    schema: "noroshi.entry/1",
    realm: "made",
    act: "retention.disposed",
    actor: uuidOf("officer"),
    body: uuidOf("office"),
    at: "2030-01-01T00:00:00Z",
    subject: uuidOf("disposal"),
    facts,
    index: 7,
  };
  const findings = new Findings();
  judgeRule([act], plan === undefined ? undefined : await readRule(plan, NODE_MEANS), findings);
  return findings.all.map((f) => `${f.code} ${f.detail}`.trim());
}

describe("a disposal", () => {
  it("by the rule that the commission has is in order; by other days, class, plan or file it is named", async () => {
    expect(await told(RIGHT)).toEqual([]);
    const others: [object, RegExp][] = [
      [{ keepDays: 1 }, /after 1 days, the rule says 1096/],
      [{ keepDays: null }, /after null days/],
      [{ class: "made-up" }, /class made-up/],
      [{ plan: "other" }, /plan other/],
      [{ rule: "00" }, /another file/],
      [{ rule: undefined }, /another file/],
    ];
    for (const [over, why] of others)
      expect(await told({ ...RIGHT, ...over })).toEqual([
        expect.stringMatching(new RegExp(`DISPOSED_BY_ANOTHER_RULE .*${why.source}`)),
      ]);
  });
});

describe("an audit", () => {
  it("remarks where no rule was given, and fails on one that is none", async () => {
    const evidence = evidenceOf(await exportOf(leavesOf(quietActs(3), 64), quietRecords(3)));
    const trust = { policy: POLICY, readingKey: await readingKey() };
    const codes = async (retention?: string) => {
      const given = retention === undefined ? trust : { ...trust, retention };
      const { findings } = await auditExport(evidence, given, NODE_MEANS);
      return findings.all.map((f) => f.code).filter((code) => code.startsWith("RETENTION"));
    };
    expect(await codes()).toEqual(["RETENTION_RULE_NOT_GIVEN"]);
    expect(await codes("{}")).toEqual(["RETENTION_RULE_BROKEN"]);
  });
});
