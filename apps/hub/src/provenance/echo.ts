/**
 * Marks what a body says back: values that it had been given before it reported them, without a word or an observation of its
 * own from before; and what this hub itself released, by whatever hubs it comes back. In the transaction that takes the report in, with that body's own eyes; such a value serves nobody else.
 */
import { isEcho } from "@noroshi/handling";
import { isOwnWord } from "@noroshi/sharing";
import { Temporal } from "temporal-polyfill";
import { relabelValues } from "../acts/relabel-store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { mintOf } from "../sharing/mint-of.ts";
import { broughtByHubs, type Suspect, suspects } from "./handed-over-store.ts";

/** @param reports just written in this transaction. Flush what the body was served before it begins */
export async function markEchoes(realm: Realm, tx: ReaderTx, reports: readonly string[]): Promise<void> {
  if (reports.length === 0) return;
  const mint = mintOf(realm);
  const own = (await broughtByHubs(tx, reports)).filter((b) =>
    isOwnWord(mint, b.kind, b.value, "hub" in b.trail ? b.trail : "unreadable"),
  );
  const saidAgain = (await suspects(tx, reports)).filter(saidBack);
  const echoes = [...new Set([...own, ...saidAgain].map((s) => s.assertionId))];
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
