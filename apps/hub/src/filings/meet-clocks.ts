/**
 * A filing meets the clocks of law that its form is for: the filer's own, in this case, with the filing's number as evidence. It
 * is the same word that a person could say of each clock by hand, said in the act of filing. Nobody else's clock is touched.
 */
import type { Signed } from "../accounts/signed.ts";
import type { Doing } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { sayOfClock } from "../law/clocks/say.ts";
import { clocksOf } from "../law/clocks/store.ts";
import { lawOf } from "../law/realm-law.ts";
import type { OpenCase } from "./dossier.ts";

/** @param meets the stages of regimes that the form is for */
export async function meetClocks(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  file: OpenCase,
  filing: { readonly meets: readonly string[]; readonly number: string },
): Promise<void> {
  const law = await lawOf(tx);
  if (law === undefined) return;
  const own = file.seen.reports.filter((r) => r.ownerId === signed.body.id).map((r) => r.summary.id);
  for (const clock of await clocksOf(tx, own)) {
    if (clock.obliged !== "reporter" || !filing.meets.includes(clock.rule) || law.stageOf(clock.rule) === undefined)
      continue;
    // What was met before stays as it was said: the word is then passed over.
    await sayOfClock(signed, tx, doing, clock.clock_id, {
      kind: "met",
      at: null,
      evidence: { kind: "filing", reference: filing.number },
    });
  }
}
