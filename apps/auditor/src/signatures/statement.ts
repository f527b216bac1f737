/**
 * Whether a signed statement is of the act whose entry names it. What both say has to be the same; what the statement alone says
 * (grounds, conditions, times) is held by its digest, which the entry names.
 */
import type { Act } from "../acts/entries.ts";
import { jsonOf } from "../evidence.ts";

/** @returns the first name that differs; undefined where none does */
export function contradiction(statement: string, act: Act): string | undefined {
  const said = jsonOf(statement);
  if (typeof said !== "object" || said === null || Array.isArray(said)) return "schema";
  const of = (name: string): unknown =>
    Object.hasOwn(said, name) ? (said as Record<string, unknown>)[name] : undefined;
  const pairs: readonly (readonly [string, unknown])[] = [
    ["schema", "noroshi.vote/1"],
    ["realm", act.realm],
    ["measure", act.subject],
    ["object", act.facts["digest"]],
    ["says", act.facts["says"]],
  ];
  if (act.act !== "measure.decided") return "act";
  return pairs.find(([name, recorded]) => of(name) !== recorded)?.[0];
}
