/**
 * The office's own line: how long the word takes from each fire to the next, over the rows that this reader may see.
 * Old imported material lights no fires, so that it is in no figure.
 */
import type { Latency } from "@noroshi/api";
import { HOPS } from "@noroshi/cases/contract";
import type { ReaderTx } from "../db/act.ts";
import { hopFigures } from "./store.ts";

/** @param hours the window, back from the realm's now */
export async function latency(tx: ReaderTx, hours: number): Promise<Latency> {
  const now = await tx.now();
  const from = now.subtract({ hours }).toString();
  const rows = await hopFigures(tx, from);
  const byHop = new Map(rows.map((r) => [r.hop, r]));
  return {
    from,
    to: now.toString(),
    hops: HOPS.map((hop) => {
      const r = byHop.get(hop);
      const backfilled = r?.backfilled ?? 0;
      const figures = { count: r?.count ?? 0, medianSeconds: r?.median ?? null, p95Seconds: r?.p95 ?? null };
      return { hop, ...figures, ...(backfilled === 0 ? {} : { backfilled }) };
    }),
  };
}
