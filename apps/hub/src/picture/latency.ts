/**
 * The office's own line: how long the word takes from each fire to the next, over the rows that this reader may see.
 * Old imported material lights no fires, so that it is in no figure.
 */
import type { Latency } from "@noroshi/api";
import { HOPS } from "@noroshi/cases/contract";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

interface Row {
  hop: (typeof HOPS)[number];
  count: number;
  median: number | null;
  p95: number | null;
}

/** @param hours the window, back from the realm's now */
export async function latency(tx: ReaderTx, hours: number): Promise<Latency> {
  const now = await tx.now();
  const from = now.subtract({ hours }).toString();
  const { rows } = await sql<Row>`
    with recent as (select distinct subject_kind, subject_id from hop where at >= ${from}::timestamptz),
    step as (
      select h.hop, h.at, extract(epoch from h.at - lag(h.at) over (
        partition by h.subject_kind, h.subject_id order by h.at, array_position(${[...HOPS]}::text[], h.hop)))::double precision as seconds
      from hop h join recent using (subject_kind, subject_id)
    )
    select hop, count(*)::integer as count,
      percentile_cont(0.5) within group (order by seconds) filter (where seconds is not null) as median,
      percentile_cont(0.95) within group (order by seconds) filter (where seconds is not null) as p95
    from step where at >= ${from}::timestamptz group by hop`.execute(tx.db);
  const byHop = new Map(rows.map((r) => [r.hop, r]));
  return {
    from,
    to: now.toString(),
    hops: HOPS.map((hop) => {
      const r = byHop.get(hop);
      return { hop, count: r?.count ?? 0, medianSeconds: r?.median ?? null, p95Seconds: r?.p95 ?? null };
    }),
  };
}
