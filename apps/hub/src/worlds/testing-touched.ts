/**
 * What a reader's questions cost the database, read from the plans that were really run: the statements that the hub issues for
 * a reader are taken down as they go out, and each is explained again, in the same reader's transaction, with its own values.
 */
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { attachPostgres } from "../db/attach.ts";
import { attachRealm } from "../db/realm.ts";
import { asRole } from "../db/testing.ts";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The statements of one transaction, in their order, without those that begin and end it. */
export type Transaction = readonly Statement[];

export interface Notebook {
  /** Everything that readers' connections to a database asked since the last time, by transaction; waits for those under way. */
  readonly take: (host: string) => Promise<readonly Transaction[]>;
  readonly close: () => void;
}

const READERS = /_app$/;
/** Written in batches, by the host's clock. */
const BESIDE = /handed_over/;

/** Takes down what goes out of this process to any realm's readers' role. */
export function takeDown(): Notebook {
  const asked = new Map<string, Statement[][]>();
  const open = new Map<pg.Client & { host: string }, Statement[]>();
  const { query } = pg.Client.prototype;
  const noted = function (this: pg.Client & { host: string; user?: string }, ...args: unknown[]): unknown {
    const [text, values = []] = args;
    if (typeof text === "string" && READERS.test(String(this.user))) {
      if (/^(begin|start)/i.test(text)) {
        const fresh: Statement[] = [];
        open.set(this, fresh);
        asked.set(this.host, [...(asked.get(this.host) ?? []), fresh]);
      } else if (/^(commit|rollback)\b(?! to)/i.test(text)) open.delete(this);
      else if (!/^set/i.test(text)) open.get(this)?.push({ text, values: [...(values as unknown[])] });
    }
    return Reflect.apply(query, this, args);
  };
  pg.Client.prototype.query = noted as typeof query;
  return {
    async take(host) {
      // What a transaction is for is known by its last statement: one that is looked at half-way might be one of those beside.
      while ([...open.keys()].some((c) => c.host === host)) await pause(5);
      const all = (asked.get(host) ?? []).filter((t) => !t.some((s) => BESIDE.test(s.text)));
      asked.delete(host);
      return all;
    },
    close() {
      pg.Client.prototype.query = query;
    },
  };
}

export interface Touched {
  readonly text: string;
  /** Rows that were looked at in tables and indexes, those that were passed over included. */
  readonly rows: number;
  /** How each table is come by, as "table by index" or "table from end to end". */
  readonly ways: readonly string[];
}

interface Node {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly Node[];
}

/** Runs transactions of a realm's readers again, explained. */
export async function explained(
  dataDir: string,
  realmName: string,
  transactions: readonly Transaction[],
): Promise<readonly Touched[]> {
  const database = { postgres: await attachPostgres(dataDir, {}), log: () => {} };
  const realm = await attachRealm(database, realmName);
  const found: Touched[] = [];
  await asRole(realm, "app", async (client) => {
    for (const [first, ...rest] of transactions) {
      if (first === undefined) continue;
      await client.query("begin");
      await client.query(first.text, [...first.values]);
      for (const { text, values } of rest) {
        if (!/^\s*(select|with)/i.test(text) || /set_config/.test(text)) continue;
        const { rows } = await client.query<{ "QUERY PLAN": readonly { readonly Plan: Node }[] }>(
          `explain (analyze, costs off, timing off, summary off, buffers off, format json) ${text}`,
          [...values],
        );
        const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
        if (plan) found.push({ text: text.replaceAll(/\s+/g, " ").trim(), ...touchedBy(plan) });
      }
      await client.query("rollback");
    }
  });
  await realm.close();
  return found;
}

/** The index of a scan, or those that a bitmap was made of: the same rows by the same index, in another order. */
function indexesOf(node: Node): readonly string[] {
  if (node["Index Name"] !== undefined) return [node["Index Name"]];
  return (node.Plans ?? []).filter((p) => p["Node Type"].startsWith("Bitmap")).flatMap(indexesOf);
}

/** Adds a plan up. */
export function touchedBy(node: Node): Omit<Touched, "text"> {
  const below = (node.Plans ?? []).map(touchedBy);
  const scans = /Scan/.test(node["Node Type"]) && node["Relation Name"] !== undefined;
  const passed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  const own = scans ? Math.round((node["Actual Rows"] + passed) * node["Actual Loops"]) : 0;
  const way = `${node["Relation Name"]} ${node["Node Type"] === "Seq Scan" ? "from end to end" : `by ${indexesOf(node).join(" and ")}`}`;
  return {
    rows: own + below.reduce((n, b) => n + b.rows, 0),
    ways: [...new Set([...(scans ? [way] : []), ...below.flatMap((b) => b.ways)])].sort(),
  };
}
