/**
 * Writes with an order whom it names to whom: a card for each recipient that is told something, and the reason of every fact of every
 * consent that was chosen. The database holds each card against its consent once more.
 */

import type { Doing } from "../../acts/act.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { LabelKey } from "../../db/label-cache.ts";
import { insertCard, insertVictimReasons } from "./card-store.ts";
import { type ChosenVictims, type PlannedVictim, toldFields, wordsOf } from "./choose.ts";

/** @param label of the order: its owner's */
export async function freezeVictims(
  tx: ReaderTx,
  doing: Doing,
  label: LabelKey,
  victims: readonly PlannedVictim[],
  chosen: ChosenVictims,
): Promise<void> {
  for (const v of victims.filter((one) => chosen.some((c) => c.consent === one.consent.id)))
    for (const { body, reasons } of v.recipients) {
      const of = { releaseId: doing.receiptId, consentId: v.consent.id, organisationId: body.id, label };
      await insertVictimReasons(tx, of, reasons);
      const fields = toldFields(reasons);
      if (fields.length === 0) continue;
      const items = fields.includes("values") ? v.items : [];
      await insertCard(tx, {
        id: doing.chance.uuid(),
        ...of,
        fields,
        words: wordsOf(v.words, fields),
        items,
        at: doing.at,
      });
    }
}
