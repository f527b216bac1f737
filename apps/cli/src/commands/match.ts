/** `noroshi match --indicators FILE --input FILE`: indicators against traffic, without a hub. */
import { randomBytes } from "node:crypto";
import { type Hit, TRAFFIC_FORMATS, type UrlReach } from "@noroshi/sensing";
import { command, misused, oneOf } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { printable, writeText } from "../lines-out.ts";
import { FORMATS, type Format } from "../match/formats.ts";
import { hitLine, hitObject } from "../match/hit-lines.ts";
import { type Loaded, loadIndicators } from "../match/indicators.ts";
import { readThrough } from "../match/read-through.ts";
import { openSource } from "../match/source.ts";
import { peeked, tellFormat } from "../match/tell-format.ts";

const URLS: readonly UrlReach[] = ["host", "path", "full"];
const SHOWN = 5;

export const match = command({
  name: "match",
  usage: ["--indicators FILE --input FILE [--format FORMAT] [options]"],
  about: `Looks for indicators in traffic: addresses and ranges, names and what is below them (never below a public suffix), URLs,
digests, mail addresses. The file of indicators is a list (a value a line, defanged or not, comments after #), a table with
commas whose first line has a column "value", or STIX. An indicator with a validity counts only for traffic of that time.
Hits go to standard output as they are found; what was passed over is said on standard error. The input is read in
portions, may be packed with gzip, and may be - for standard input.
Exit status: 0 there are hits, 1 there is none, 2 wrong use, or a file that cannot be read.`,
  options: {
    indicators: { type: "string", word: "FILE", say: "what to look for" },
    input: { type: "string", word: "FILE", say: "the traffic, or - for standard input" },
    format: {
      type: "string",
      word: "FORMAT",
      say: `what the traffic is: ${TRAFFIC_FORMATS.join(", ")}; else told by its content`,
    },
    workers: { type: "string", word: "N", default: "1", say: "threads, for formats of lines" },
    urls: {
      type: "string",
      word: "REACH",
      default: "full",
      say: "how much of a URL may be looked at: host, path, full",
    },
    exact: { type: "boolean", say: "names match only themselves, not what is below them" },
    json: { type: "boolean", say: "one JSON object a hit" },
  },
  run: async (o, words) => {
    try {
      return await lookFor(o, words);
    } catch (e) {
      // As with grep: 1 says that there is nothing to find, so a failure must be something else.
      if (!(e instanceof CommandFailed) || e.code === "USAGE") throw e;
      process.stderr.write(`noroshi match: ${e.message}\n`);
      return 2;
    }
  },
});

interface Asked {
  readonly indicators: string | undefined;
  readonly input: string | undefined;
  readonly format: string | undefined;
  readonly workers: string;
  readonly urls: string;
  readonly exact: boolean;
  readonly json: boolean;
}

async function lookFor(o: Asked, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw misused(`What is ${words.join(" ")}?`);
  if (o.indicators === undefined || o.input === undefined) throw misused("Say --indicators and --input.");
  const said = o.format === undefined ? undefined : oneOf(o.format, TRAFFIC_FORMATS, "--format");
  const urls = oneOf(o.urls, URLS, "--urls");
  const workers = Number(o.workers);
  if (!Number.isInteger(workers) || workers < 1 || workers > 64) throw misused("--workers is a number from 1 to 64.");
  const loaded = await loadIndicators(o.indicators, randomBytes(16), o.exact);
  tellLoaded(loaded);
  const opened = await openSource(o.input);
  // Nothing is waited for where it was said: what comes in by and by is matched as it comes.
  const { head, source } = said === undefined ? await peeked(opened) : { head: undefined, source: opened };
  const format = said ?? (head === undefined ? undefined : tellFormat(head));
  if (format === undefined) throw misused(`What ${o.input} is cannot be told by its content: say --format.`);
  const sum = { passed: 0, records: 0, hits: 0, undated: 0 };
  const faults = new Map<string, { count: number; first: number }>();
  try {
    for await (const found of readThrough(source, { format, tables: loaded.tables, options: { urls } }, workers)) {
      for (const { code, number } of found.faults) {
        const known = faults.get(code);
        if (known === undefined) faults.set(code, { count: 1, first: sum.passed + number });
        else known.count++;
      }
      if (found.hits.length > 0) await writeText(linesOf(found.hits, sum.passed, FORMATS[format], o.json));
      sum.passed += found.passed;
      sum.records += found.records;
      sum.hits += found.hits.length;
      sum.undated += found.undated;
    }
  } finally {
    await source.close();
  }
  tellSum(sum, faults, FORMATS[format]);
  return sum.hits > 0 ? 0 : 1;
}

function linesOf(hits: readonly Hit[], before: number, format: Format, json: boolean): string {
  return hits
    .map((hit) => ({ ...hit, number: hit.number + before }))
    .map((hit) => `${json ? JSON.stringify(hitObject(hit, format)) : hitLine(hit, format)}\n`)
    .join("");
}

function tellLoaded({ taken, tables, left }: Loaded): void {
  const lines = [`noroshi match: ${taken.toLocaleString("en")} indicators, tables ${tables.version}`];
  for (const [reason, { count, first, what }] of left)
    lines.push(
      `  left out ${count.toLocaleString("en")}: ${reason}, first in line ${first}: ${printable(what).slice(0, 120)}`,
    );
  process.stderr.write(`${lines.join("\n")}\n`);
}

function tellSum(
  sum: { readonly passed: number; readonly records: number; readonly hits: number; readonly undated: number },
  faults: ReadonlyMap<string, { readonly count: number; readonly first: number }>,
  format: Format,
): void {
  const number = (n: number) => n.toLocaleString("en");
  const lines = [`noroshi match: ${number(sum.hits)} hits in ${number(sum.records)} records`];
  if (sum.undated > 0)
    lines.push(`  ${number(sum.undated)} values not told: their indicators have a validity, the records no time`);
  for (const [code, { count, first }] of [...faults].slice(0, SHOWN))
    lines.push(`  not read ${number(count)}: ${code}, first in ${format.counts} ${number(first)}`);
  process.stderr.write(`${lines.join("\n")}\n`);
}
