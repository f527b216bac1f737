/**
 * The limit that ingest is held to: COPY of the identical final rows into empty tables with the identical indexes, as owner,
 * without row security, triggers or foreign keys.
 */
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from, to } from "pg-copy-streams";

/** What one submission leaves behind. */
const TABLES = ["content_key", "receipt", "report", "raw", "understanding", "assertion", "item_tally", "hop", "outbox"];

/** All rows of those tables at this moment. */
export async function rowsNow(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    `select ${TABLES.map((t) => `(select count(*) from ${t})`).join(" + ")} as n`,
  );
  return Number(rows[0]?.n);
}

export async function copyAgain(client: pg.ClientBase): Promise<{ rows: number; seconds: number }> {
  const rows = await rowsNow(client);
  await client.query("create schema copied");
  const held: { table: string; bytes: Buffer }[] = [];
  for (const table of TABLES) {
    await client.query(`create table copied.${table} (like ${table} including all)`);
    held.push({ table, bytes: await buffer(client.query(to(`copy ${table} to stdout (format binary)`))) });
  }
  await client.query("checkpoint");
  const began = performance.now();
  for (const { table, bytes } of held) {
    await pipeline(new PassThrough().end(bytes), client.query(from(`copy copied.${table} from stdin (format binary)`)));
  }
  return { rows, seconds: (performance.now() - began) / 1000 };
}
