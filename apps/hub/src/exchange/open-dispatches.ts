/** What is delivered to a body goes out through every channel that the releasing office has to it, in the act that delivers it. */
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import type { DutyTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import type { Realm } from "../db/realm.ts";
import { channelsTo, insertDispatch } from "./dispatch-store.ts";

export interface Delivered {
  readonly releaseId: string;
  readonly deliveryId: string;
  readonly ownerId: string;
  readonly organisationId: string;
}

export async function openDispatches(realm: Realm, tx: DutyTx<"delivery">, d: Delivered): Promise<void> {
  const channels = await channelsTo(tx, d.ownerId, d.organisationId);
  for (const channelId of channels) {
    const id = realm.chance({ actorId: DELIVERY_DUTY, act: `dispatch ${d.deliveryId} ${channelId}` }).uuid();
    await insertDispatch(tx, { id, channelId, releaseId: d.releaseId, deliveryId: d.deliveryId });
  }
  if (channels.length > 0) await enqueue(tx, "exchange", {}, { key: "exchange" });
}
