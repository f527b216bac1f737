/**
 * What was taken back from a body goes out through every channel to it, in the act that tells it. What the channel's office knows of
 * stands in its log, by the same signs whether or not something is in it; what it does not know of goes out beside it, out of its sight.
 */
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import { actLabel } from "../acts/act-label.ts";
import type { DutyTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import { internLabel } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { channelsInto, insertRecallDispatch } from "./recall-dispatch-store.ts";

export interface Value {
  readonly kind: string;
  readonly value: string;
}

export interface TakenBack {
  readonly withdrawalId: string;
  readonly organisationId: string;
  /** What is taken back from the body. */
  readonly recalled: readonly Value[];
  /** What an office can work out itself to be taken back from the body. */
  readonly knownTo: (officeId: string) => readonly Value[];
}

export async function openRecalls(realm: Realm, tx: DutyTx<"delivery">, t: TakenBack): Promise<void> {
  const channels = await channelsInto(tx, t.organisationId);
  if (channels.length === 0) return;
  const hidden = await internLabel(realm, actLabel(t.organisationId, "red", [t.organisationId]));
  for (const channel of channels) {
    const named = new Set(t.knownTo(channel.ownerId).map(nameOf));
    const [known, beyond] = [true, false].map((side) => t.recalled.filter((v) => named.has(nameOf(v)) === side));
    const open = async (part: "known" | "beyond", values: readonly Value[], label: typeof hidden | null) => {
      const id = realm.chance({ actorId: DELIVERY_DUTY, act: `recall ${t.withdrawalId} ${channel.id} ${part}` }).uuid();
      await insertRecallDispatch(tx, { id, channelId: channel.id, withdrawalId: t.withdrawalId, part, label, values });
    };
    if (named.size > 0) await open("known", known ?? [], null);
    if ((beyond ?? []).length > 0) await open("beyond", beyond ?? [], hidden);
  }
  await enqueue(tx, "exchange", {}, { key: "exchange" });
}

const nameOf = ({ kind, value }: Value): string => `${kind} ${value}`;
