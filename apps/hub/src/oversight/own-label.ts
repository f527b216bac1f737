/** Labels of the commission's papers: its own alone, or with the one body that a word is said to. */
import type { Signed } from "../accounts/signed.ts";
import { actLabel } from "../acts/act-label.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";

/** @throws Refusal NOT_ALLOWED for a body that is no commission, whatever role its people have */
export function mustBeCommission(signed: Signed): void {
  if (signed.body.kind !== "commission") throw new Refusal("NOT_ALLOWED");
}

/** A label that nobody but the commission reads. */
export const ownLabel = (signed: Signed): Promise<LabelKey> =>
  internLabel(signed.room.realm, actLabel(signed.body.id, "red", [signed.body.id]));

/** A label that the commission and one other body read. */
export const labelWith = (signed: Signed, otherId: string): Promise<LabelKey> =>
  internLabel(signed.room.realm, actLabel(signed.body.id, "amber", [signed.body.id, otherId].sort()));

/** A fault in what was said, with its place. */
export const wrong = (place: string, en: string, ja: string): Refusal =>
  new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.${place}`, say: { en, ja } }] });
