/** Indicator (STIX 2.1 §4.7): a pattern that detects suspicious or malicious activity, and how long it holds. */
import { type Of, sdo } from "../object/define.ts";
import { at } from "../property/identifier.ts";
import { killChainPhase } from "../property/kill-chain-phase.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";
import type { Rule } from "../property/shape.ts";
import { timesInOrder, timestamp } from "../property/timestamp.ts";
import { indicatorType, patternType } from "../vocabulary/intelligence.ts";
import { patternHolds } from "./indicator-pattern.ts";

const isNamed: Rule = (object, trial) => {
  if (!Object.hasOwn(object, "name") || !Object.hasOwn(object, "description")) {
    trial.flag("indicator-properties", "An indicator should have a name and a description.");
  }
};

const stixPattern: Rule = (object, trial) => {
  const { pattern, pattern_type } = object;
  if (pattern_type === "stix" && typeof pattern === "string") at("pattern", trial, () => patternHolds(pattern, trial));
};

export const indicator = sdo("indicator", {
  section: "4.7",
  must: { pattern: text, pattern_type: patternType, valid_from: timestamp },
  may: {
    name: text,
    description: text,
    indicator_types: listOf(indicatorType),
    pattern_version: text,
    valid_until: timestamp,
    kill_chain_phases: listOf(killChainPhase),
  },
  rules: [timesInOrder("valid_from", "valid_until", "after"), isNamed, stixPattern],
});
export type Indicator = Of<typeof indicator>;
