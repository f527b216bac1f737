/**
 * Lines a second and core of matching Zeek's columns and Suricata's EVE against millions of indicators, beside the same reader
 * with nothing behind it, DuckDB, ripgrep and `wc -l`. Single runs on a shared machine: read the ratios.
 * MATCH_INDICATORS and MATCH_LINES change the sizes; DUCKDB names a folder that has `@duckdb/node-api`.
 */
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { type SharedTables, TableBuilder, Tables } from "@noroshi/sensing";
import { type LogKind, pass, type Share } from "./match/pass.ts";
import { openDuck, ripgrep, wordCount } from "./match/peers.ts";
import { HEAD_LINES, indicator, writeEve, writeZeek } from "./match/traffic.ts";

const INDICATORS = Number(process.env["MATCH_INDICATORS"] ?? 5_000_000);
const LINES = Number(process.env["MATCH_LINES"] ?? 1_000_000);
const PATTERNS = 100_000;

const count = (n: number) => Math.round(n).toLocaleString("en");
const megabytes = () => Math.round(process.memoryUsage().rss / 1e6);

/** Seconds of computing, not of waiting for a core that others use. */
function coreSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Prints the table. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "noroshi-match-"));
  try {
    const { lists, shared } = await build(folder);
    const duck = await openDuck(lists.all);
    for (const [kind, lines, make] of [
      ["zeek", LINES, writeZeek],
      ["eve", Math.ceil(LINES / 2), writeEve],
    ] as const) {
      const file = join(folder, kind);
      await make(file, lines);
      await measure(kind, file, shared, lists.some, duck);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(folder: string): Promise<{ lists: { all: string; some: string }; shared: SharedTables }> {
  const lists = { all: join(folder, "all"), some: join(folder, "some") };
  const [all, some] = [createWriteStream(lists.all), createWriteStream(lists.some)];
  const before = megabytes();
  const builder = new TableBuilder(crypto.getRandomValues(new Uint8Array(16)));
  let adding = 0;
  for (let n = 0; n < INDICATORS; ) {
    let text = "";
    const start = performance.now();
    for (const until = Math.min(INDICATORS, n + 10_000); n < until; n++) {
      const one = indicator(n);
      builder.add(one);
      text += `${one.value}\n`;
    }
    adding += performance.now() - start;
    if (n <= PATTERNS) some.write(text);
    if (!all.write(text)) await once(all, "drain");
  }
  const start = performance.now();
  const shared = builder.finish();
  const seconds = (adding + performance.now() - start) / 1000;
  some.end();
  all.end();
  await Promise.all([once(all, "finish"), once(some, "finish")]);
  const tables = new Tables(shared);
  const [hot, cold] = [tables.hotBytes / INDICATORS, tables.coldBytes / INDICATORS];
  console.log(
    `${count(INDICATORS)} indicators built at ${count(INDICATORS / seconds)}/s: ${hot.toFixed(1)} B each hot (aim ≤ 20), ${cold.toFixed(1)} B cold; process ${before} → ${megabytes()} MB`,
  );
  return { lists, shared };
}

async function measure(
  kind: LogKind,
  file: string,
  shared: SharedTables,
  patterns: string,
  duck: Awaited<ReturnType<typeof openDuck>>,
): Promise<void> {
  const bytes = readFileSync(file);
  const log = new SharedArrayBuffer(bytes.length);
  const view = new Uint8Array(log);
  view.set(bytes);
  const tables = new Tables(shared);
  pass(kind, view, 0, Math.min(view.length, 8_000_000), "", tables);
  const best = (work: () => { records: number; hits: number }) => {
    let [seconds, found] = [Infinity, { records: 0, hits: 0 }];
    for (let n = 0; n < 3; n++) {
      const start = coreSeconds();
      found = work();
      seconds = Math.min(seconds, coreSeconds() - start);
    }
    return { seconds, ...found };
  };
  const bare = best(() => pass(kind, view, 0, view.length, "", undefined));
  const one = best(() => pass(kind, view, 0, view.length, "", tables));
  const [alone, two] = [await together(kind, log, shared, 1), await together(kind, log, shared, 2)];
  const row = (name: string, seconds: number | undefined, note = "") => {
    const rate = seconds === undefined ? undefined : bare.records / seconds;
    const said =
      rate === undefined || seconds === undefined
        ? "left out"
        : `${count(rate).padStart(12)} lines/s ${count(view.length / seconds / 1e6).padStart(7)} MB/s`;
    console.log(`  ${name.padEnd(34)} ${said}  ${note}`);
  };
  console.log(
    `${kind}: ${count(bare.records)} lines of ${Math.round(view.length / bare.records)} bytes, ${count(one.hits)} hits`,
  );
  row("reader with nothing behind it", bare.seconds);
  row("matched, one thread", one.seconds, `${(bare.seconds / one.seconds).toFixed(2)} of the bare reader (aim ≥ 0.5)`);
  row(
    "matched, two workers",
    two.seconds,
    `${(alone.seconds / two.seconds).toFixed(2)} × one worker (aim ≥ 1.7) by the clock, ${((2 * alone.core) / two.core).toFixed(2)} × by computing time`,
  );
  const peer = await duck?.(kind, file);
  const aim = kind === "zeek" ? 2 : 1.3;
  row(
    "DuckDB semi-join, one thread",
    peer?.seconds,
    peer === undefined
      ? "(DUCKDB is not set)"
      : `we ${(peer.seconds / one.seconds).toFixed(2)} × it (aim ≥ ${aim}); process now ${megabytes()} MB`,
  );
  row(`ripgrep, ${count(PATTERNS)} patterns`, ripgrep(file, patterns));
  row("wc -l", wordCount(file));
}

/** Time by the clock, which on a busy machine is mostly waiting, and time of computing by all threads together. */
interface Spent {
  readonly seconds: number;
  readonly core: number;
}

/** Time of workers that share a log, one copy of tables and log. */
async function together(kind: LogKind, log: SharedArrayBuffer, tables: SharedTables, count: number): Promise<Spent> {
  const bytes = new Uint8Array(log);
  const cuts = Array.from({ length: count }, (_, n) =>
    n === 0 ? 0 : bytes.indexOf(10, (n * bytes.length) / count) + 1,
  );
  const shares = cuts.map((from, n): Share => {
    const head = n > 0 && kind === "zeek" ? HEAD_LINES : "";
    return { kind, log, from, to: cuts[n + 1] ?? bytes.length, head, tables };
  });
  const workers = shares.map((workerData) => new Worker(new URL("./match/pass.ts", import.meta.url), { workerData }));
  await Promise.all(workers.map((worker) => once(worker, "message")));
  let best: Spent = { seconds: Infinity, core: Infinity };
  for (let n = 0; n < 3; n++) {
    const [start, core] = [performance.now(), coreSeconds()];
    const answers = workers.map((worker) => once(worker, "message"));
    for (const worker of workers) worker.postMessage("go");
    await Promise.all(answers);
    const seconds = (performance.now() - start) / 1000;
    best = { seconds: Math.min(best.seconds, seconds), core: Math.min(best.core, coreSeconds() - core) };
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return best;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await run();
