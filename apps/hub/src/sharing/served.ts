/**
 * What a reporter is told of its own values: that they went out, to what kind of body, and what came of them there. Told of the report
 * on which a release was ordered, and of those values that its own statements alone gave the recipient a right to: neither other
 * reports of the case nor what others say of the same value move what it is told. Written by the delivery duty.
 */
import { type BodyFacts, isGovernment, type Label, mayReceive, type Package, type World } from "@noroshi/handling";
import { actLabel } from "../acts/act-label.ts";
import { asDuty, type DutyTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import type { OpenRealm } from "../open-realm.ts";
import { insertOutcomes, insertServed, type Recipient } from "./answer-store.ts";
import type { OpenOrder } from "./delivery-store.ts";
import type { SourceRow } from "./store.ts";

interface Delivered {
  readonly order: OpenOrder;
  readonly packed: Package;
  readonly rows: readonly SourceRow[];
  readonly labels: ReadonlyMap<number, Label>;
  readonly recipient: BodyFacts;
  readonly world: World;
  readonly deliveryId: string;
}

/** Tells the reporter of the ordered report which of its values went out in this delivery. */
export async function tellReporter(realm: Realm, tx: DutyTx<"delivery">, d: Delivered): Promise<void> {
  const { order, recipient, world } = d;
  const given = new Map<string, Set<string>>();
  for (const { kind, value } of d.packed.values) {
    const values = given.get(kind);
    if (values) values.add(value);
    else given.set(kind, new Set([value]));
  }
  const serves = new Map<number, boolean>();
  const own = d.rows.filter((r) => {
    const label = d.labels.get(r.label_id);
    if (r.report_id !== order.report || !label || !given.get(r.kind)?.has(r.value)) return false;
    const known = serves.get(r.label_id) ?? mayReceive(recipient, label, world).allowed;
    serves.set(r.label_id, known);
    return known;
  });
  const [first] = own;
  const owner = first && d.labels.get(first.label_id)?.ownerId;
  if (owner === undefined || owner === recipient.id || owner === order.ownerId) return;
  const label = await internLabel(realm, actLabel(owner, "red", [owner]));
  await insertServed(tx, {
    deliveryId: d.deliveryId,
    report: order.report ?? "",
    recipient: kindOf(recipient, world),
    label,
    items: own.map((r) => [r.kind, r.value]),
    at: order.at,
  });
}

function kindOf(body: BodyFacts, world: World): Recipient {
  if (body.country !== world.hubCountry) return "abroad";
  return isGovernment(body) ? "government" : "member";
}

/** Tells reporters what a recipient said came of their values, as far as it lets that be told. A job that runs twice tells once. */
export async function answerReporters(room: OpenRealm, receipt: string): Promise<void> {
  await asDuty(room.realm, "delivery", (tx) => insertOutcomes(tx, receipt));
}
