/**
 * One act of a body under one idempotency key: done once, with a receipt, in one transaction. The same key with the same bytes
 * gives the first answer again; with other bytes it is a conflict and nothing is done.
 */
import { createHmac } from "node:crypto";
import type { Signed } from "../accounts/signed.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import type { Chance } from "../db/chance.ts";
import { TryAgain } from "../db/errors.ts";
import { internLabel } from "../db/labels.ts";
import { ownLabel } from "../intake/markings.ts";
import { claimReceipts, findReceipt, type StoredReceipt } from "../intake/store.ts";
import { type Answer, answerAgain } from "../intake/submission.ts";
import { keyObject } from "../keeping/key-object.ts";

/** What an act gets to know of itself while it is done. */
export interface Doing {
  readonly receiptId: string;
  /** The realm's instant of the act. */
  readonly at: string;
  readonly chance: Chance;
  /** The actor's own label: what lies under it is its body's alone. */
  readonly ownLabelId: number;
}

export interface Done {
  readonly outcome: "recorded" | "rejected";
  readonly refused?: readonly unknown[];
}

const TURNS = 5;

/** @throws Refusal IDEMPOTENCY_CONFLICT; DatabaseError DATABASE_AWAY, STORAGE_FULL, TRY_AGAIN */
export async function actOnce(
  signed: Signed,
  act: { readonly key: string; readonly bytes: Buffer },
  does: (tx: ReaderTx, doing: Doing) => Promise<Done>,
): Promise<Answer> {
  const { realm } = signed.room;
  const digest = createHmac("sha256", keyObject(realm.key.derive("tokens")))
    .update(act.bytes)
    .digest();
  const label = await internLabel(realm, ownLabel(signed.body, undefined));
  for (let turn = 1; ; turn++) {
    try {
      return await asReader(realm, signed.acting.reader, async (tx) => {
        const prior = await findReceipt(tx, act.key);
        if (prior) return answerAgain(prior, digest);
        const chance = realm.chance({ actorId: tx.reader.actorId, act: act.key });
        const at = (await tx.now()).toString();
        const receiptId = chance.uuid();
        // Rows of the act name their receipt before it is written: the reference is checked at the end.
        const doing: Doing = { receiptId, at, chance, ownLabelId: label.label_id };
        const receipt: StoredReceipt = {
          receiptId,
          outcome: "recorded",
          digest,
          reportIds: [],
          version: null,
          at,
          refused: [],
        };
        const done = await does(tx, doing);
        const claimed = await claimReceipts(tx, [
          { ...receipt, outcome: done.outcome, key: act.key, label, version: 1, refused: done.refused ?? [] },
        ]);
        if (!claimed) throw new TryAgain(undefined);
        return { receipt: { ...receipt, outcome: done.outcome, refused: done.refused ?? [] }, outcome: done.outcome };
      });
    } catch (e) {
      if (!(e instanceof TryAgain) || turn === TURNS) throw e;
    }
  }
}
