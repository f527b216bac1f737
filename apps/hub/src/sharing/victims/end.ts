/**
 * What follows when a victim takes its consent back, or its time has come: whoever was told is told that it is over, in no words that
 * name anybody; its shelf has the same object revoked and empty; and of what was said nothing is left in plain. That it is served no
 * more does not wait for this: the database serves a card by its consent alone. Run twice, it tells once.
 */
import { victimIdOf, victimOver } from "@noroshi/sharing";
import { DELIVERY_DUTY } from "../../accounts/duties.ts";
import { writeActor } from "../../accounts/store.ts";
import { actLabel } from "../../acts/act-label.ts";
import { asDuty, type DutyTx } from "../../db/act.ts";
import { internLabels } from "../../db/labels.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { record } from "../../oversight/recorder.ts";
import { lockDelivery, releaseEntries } from "../delivery-store.ts";
import { mintOf } from "../mint-of.ts";
import {
  emptyCard,
  emptyUnsent,
  heldObject,
  insertVictimRecall,
  keepVictimObjects,
  type OverCard,
  overCards,
} from "./card-store.ts";
import { audienceKeyOf, laterOf } from "./tell.ts";

/** @returns how many bodies were told now */
export async function endVictims(room: OpenRealm): Promise<number> {
  const due = await asDuty(room.realm, "delivery", overCards, { readOnly: true });
  if (due.length === 0) return 0;
  await asDuty(room.realm, "door", (tx) =>
    writeActor(tx, { id: DELIVERY_DUTY, kind: "duty", organisationId: null, personId: null, name: "delivery duty" }),
  );
  return asDuty(room.realm, "delivery", async (tx) => {
    await lockDelivery(tx);
    await emptyUnsent(tx);
    const over = Map.groupBy(await overCards(tx), (c) => `${c.organisation_id} ${c.consent_id}`);
    for (const same of over.values()) await endOne(room, tx, same);
    return over.size;
  });
}

async function endOne(room: OpenRealm, tx: DutyTx<"delivery">, cards: readonly OverCard[]): Promise<void> {
  const { realm } = room;
  const [first] = cards;
  if (!first) return;
  const { organisation_id: organisationId, consent_id: consentId } = first;
  const mint = mintOf(realm);
  const card = { id: victimIdOf(mint, organisationId, consentId) };
  const identity = `identity--${card.id}`;
  const creator = `identity--${first.office_id}`;
  const held = await heldObject(tx, identity);
  const now = (await tx.now()).toString();
  const created = held?.created ?? now;
  for (const one of cards) await emptyCard(tx, one);
  const [label, shelf] = await internLabels(realm, [
    // Named, so that the duty may write under it; an empty audience is nobody's, the duty's neither.
    actLabel(organisationId, "red", [organisationId]),
    actLabel(organisationId, "red", []),
  ]);
  if (!label || !shelf) throw new Error("labels were not interned");
  const over = victimOver(card, creator, created, held === undefined ? now : laterOf(now, held.modified));
  await keepVictimObjects(tx, audienceKeyOf(realm, organisationId), null, [over]);
  await releaseEntries(tx, organisationId, shelf, [{ ...over, kind: "", value: "", listing: null }]);
  const id = realm.chance({ actorId: DELIVERY_DUTY, act: `victim over ${consentId} ${organisationId}` }).uuid();
  const deliveries = [...new Set(cards.map((c) => c.delivery_id))].sort();
  await insertVictimRecall(tx, { id, label, organisationId, identity, deliveries });
  await record(tx, [
    {
      act: "recall.told",
      actorId: DELIVERY_DUTY,
      labelId: label.label_id,
      subject: id,
      facts: { count: deliveries.length },
    },
  ]);
}
