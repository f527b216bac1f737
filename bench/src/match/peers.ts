/** What others need for the same logs: DuckDB's semi-join on one thread, ripgrep with patterns, `wc -l`. Left out where absent. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { LogKind } from "./pass.ts";

/** Seconds, or undefined where the program is not there. */
export function timed(program: string, args: readonly string[]): number | undefined {
  const start = performance.now();
  const { error, status } = spawnSync(program, [...args], { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 30 });
  return error !== undefined || (status ?? 2) > 1 ? undefined : (performance.now() - start) / 1000;
}

export const wordCount = (file: string) => timed("wc", ["-l", file]);
export const ripgrep = (file: string, patterns: string) => timed("rg", ["-c", "-j1", "-F", "-f", patterns, file]);

interface Duck {
  readonly DuckDBInstance: {
    create(path: string, options: Readonly<Record<string, string>>): Promise<{ connect(): Promise<Connection> }>;
  };
}
interface Connection {
  runAndReadAll(sql: string): Promise<{ getRowsJson(): readonly (readonly unknown[])[] }>;
}

/**
 * Opens DuckDB with the indicators in a table, on one thread. It is no part of the house (70 MB): `DUCKDB` names a folder where
 * `npm install @duckdb/node-api` was run.
 */
export async function openDuck(
  indicators: string,
): Promise<((kind: LogKind, file: string) => Promise<Answer>) | undefined> {
  const folder = process.env["DUCKDB"];
  if (folder === undefined) return undefined;
  const { DuckDBInstance } = createRequire(join(folder, "here.js"))("@duckdb/node-api") as Duck;
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  await connection.runAndReadAll(
    `CREATE TABLE listed AS SELECT DISTINCT column0 AS v FROM read_csv('${indicators}', header=false, columns={'column0': 'VARCHAR'})`,
  );
  return async (kind, file) => {
    const start = process.cpuUsage();
    const answer = await connection.runAndReadAll(kind === "zeek" ? ofZeek(file) : ofEve(file));
    const { user, system } = process.cpuUsage(start);
    return { seconds: (user + system) / 1e6, hits: Number(answer.getRowsJson()[0]?.[0]) };
  };
}

export interface Answer {
  readonly seconds: number;
  readonly hits: number;
}

const ofZeek = (file: string) =>
  `SELECT count(*) FROM read_csv('${file}', delim='\t', header=false, skip=7, auto_detect=false, quote='', escape='', columns={${Array.from({ length: 21 }, (_, n) => `'c${n}': 'VARCHAR'`).join(", ")}}) WHERE c2 IN (SELECT v FROM listed) OR c4 IN (SELECT v FROM listed)`;

/** Names are looked for exactly only: DuckDB's easier task. */
const ofEve = (file: string) =>
  `SELECT count(*) FROM read_json('${file}', format='newline_delimited', columns={src_ip: 'VARCHAR', dest_ip: 'VARCHAR', tls: 'STRUCT(sni VARCHAR)', http: 'STRUCT(hostname VARCHAR)', dns: 'STRUCT(queries STRUCT(rrname VARCHAR)[], answers STRUCT(rdata VARCHAR)[])'}) WHERE src_ip IN (SELECT v FROM listed) OR dest_ip IN (SELECT v FROM listed) OR tls.sni IN (SELECT v FROM listed) OR http.hostname IN (SELECT v FROM listed) OR dns.queries[1].rrname IN (SELECT v FROM listed) OR dns.answers[1].rdata IN (SELECT v FROM listed)`;
