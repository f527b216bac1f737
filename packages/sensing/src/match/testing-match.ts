/** Tables and traffic for tests: a few indicators, a log of a few columns, and what is found. */
import { ZeekReader } from "../readers/zeek-tsv.ts";
import { type Indicator, TableBuilder } from "./build.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { Hit, MatchOptions } from "./hit.ts";
import { Matcher } from "./match.ts";
import { Tables } from "./tables.ts";

const SEED = Uint8Array.from({ length: 16 }, (_, n) => 31 * n + 5);

export function tablesOf(indicators: readonly Partial<Indicator>[], fingerprint?: Fingerprint): Tables {
  const builder = new TableBuilder(SEED, fingerprint);
  for (const [n, one] of indicators.entries()) {
    const fault = builder.add({ kind: "domain", value: "", line: n + 1, ...one });
    if (fault !== undefined) throw new Error(`${one.value}: ${fault}`);
  }
  return new Tables(builder.finish(), fingerprint);
}

/** Hits of a log of one column beside its time. */
export function hitsIn(
  tables: Tables,
  field: string,
  values: readonly string[],
  options?: MatchOptions,
): readonly Hit[] {
  const rows = values.map((value, n) => `${1_700_000_000 + n}.5\t${value}`);
  const log = `#fields\tts\t${field.replaceAll(" ", "\t")}\n${rows.join("\n")}\n`;
  const { batch } = new ZeekReader({ matchedOnly: true }).read(new TextEncoder().encode(log), true);
  return new Matcher(tables, options).match(batch).hits;
}

/** What is found, short: value ← indicator (relation). */
export function found(hits: readonly Hit[]): readonly string[] {
  return hits.map(({ value, indicator, relation }) => `${value} ← ${indicator.value} (${relation})`);
}
