/**
 * Marks what a body says back: values that it had been given before it reported them, without a word or an observation of its
 * own from before. In the transaction that takes the report in, with that body's own eyes; such a value serves nobody else.
 */
import { isEcho } from "@noroshi/handling";
import { Temporal } from "temporal-polyfill";
import { relabelValues } from "../acts/relabel-store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { type Suspect, suspects } from "./handed-over-store.ts";

/** @param reports just written in this transaction. Flush what the body was served before it begins */
export async function markEchoes(realm: Realm, tx: ReaderTx, reports: readonly string[]): Promise<void> {
  if (reports.length === 0) return;
  const echoes = (await suspects(tx, reports)).filter(saidBack).map((s) => s.assertionId);
  if (echoes.length === 0) return;
  await relabelValues(realm, tx, reports, echoes, (m) => ({
    ...m,
    provenance: "echo",
  }));
}

function saidBack(s: Suspect): boolean {
  const ms = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
  return isEcho(
    {
      receivedMs: ms(s.receivedAt),
      observedMs: s.observedAt === null ? null : ms(s.observedAt),
    },
    { senderFirstSaidMs: s.firstSaidAt === null ? null : ms(s.firstSaidAt), handedOverMs: [ms(s.handedOverAt)] },
  );
}
