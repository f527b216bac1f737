/**
 * The delivery duty: computes for each recipient of an order the package that it is entitled to, over every item of the listed
 * reports that is not sealed, and hands it over. Reads no text and no key; tells the orderer nothing.
 */
import { createHash } from "node:crypto";
import { packageFor } from "@noroshi/handling";
import { Temporal } from "temporal-polyfill";
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import { writeActor } from "../accounts/store.ts";
import { asDuty, type DutyTx } from "../db/act.ts";
import { internLabels, type Marking } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { loadWorld, type ReadersWorld, readLabels } from "../db/world.ts";
import { rulingOf } from "../fusion/policy.ts";
import type { OpenRealm } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import { insertDelivery, lockDelivery, type OpenOrder, openOrders, sourceRows } from "./store.ts";

/** Delivers whatever was ordered and is not delivered. @returns how many orders it took up */
export async function deliver(room: OpenRealm): Promise<number> {
  const { realm } = room;
  await asDuty(realm, "door", (tx) =>
    writeActor(tx, { id: DELIVERY_DUTY, kind: "duty", organisationId: null, personId: null, name: "delivery duty" }),
  );
  return asDuty(realm, "delivery", async (tx) => {
    await lockDelivery(tx);
    const orders = await openOrders(tx);
    for (const order of orders) await deliverOne(room, tx, order);
    return orders.length;
  });
}

async function deliverOne(room: OpenRealm, tx: DutyTx<"delivery">, order: OpenOrder): Promise<void> {
  const { packed, recipients, world } = await packOrder(room.realm, tx, order);
  const lines = packed.values.map((v) => `${v.kind} ${v.value} ${v.tlp}\n`);
  const digest = createHash("sha256").update(lines.join("")).digest();
  const commissions = commissionsOf(world);
  const chance = room.realm.chance({ actorId: DELIVERY_DUTY, act: order.id });
  for (const { id } of recipients) {
    const [wholeLabel, valueLabel] = await internLabels(room.realm, [
      packageLabel(id, commissions),
      packageLabel(id, []),
    ]);
    if (!wholeLabel || !valueLabel) throw new Error("labels were not interned");
    const deliveryId = chance.uuid();
    const { values, tlp } = packed;
    await insertDelivery(tx, {
      id: deliveryId,
      order,
      organisationId: id,
      wholeLabel,
      valueLabel,
      values,
      tlp,
      digest,
    });
    await record(tx, [
      {
        act: "release.delivered",
        actorId: DELIVERY_DUTY,
        labelId: wholeLabel.label_id,
        subject: deliveryId,
        facts: { count: values.length, digest: digest.toString("hex") },
      },
    ]);
  }
}

/**
 * The package that all recipients of an order may receive: the handling rule over everything of its reports that is not
 * sealed, at the order's instant.
 */
export async function packOrder(
  realm: Realm,
  tx: DutyTx<"delivery">,
  order: Pick<OpenOrder, "at" | "recipients" | "reports">,
) {
  const world: ReadersWorld = { ...(await loadWorld(tx.db)), nowMs: Temporal.Instant.from(order.at).epochMilliseconds };
  const recipients = order.recipients.flatMap((id) => world.body(id) ?? []);
  if (recipients.length !== order.recipients.length)
    throw new Error("a recipient of a release is no body of the realm");
  return { packed: packageFor(await sourcesOf(realm, tx, order), recipients, world), recipients, world };
}

async function sourcesOf(realm: Realm, tx: DutyTx<"delivery">, order: Pick<OpenOrder, "at" | "reports">) {
  const rows = await sourceRows(tx, order.reports, order.at);
  const ids = [...new Set(rows.map((r) => r.label_id))];
  const labels = ids.length === 0 ? new Map() : await readLabels(tx.db, ids);
  const warning = (await rulingOf(realm, tx))?.reference.warning;
  return rows.flatMap((r) => {
    const label = labels.get(r.label_id);
    return label && !warning?.has(r.kind, r.value) ? [{ ...r, label, validUntil: r.valid_until }] : [];
  });
}

function commissionsOf(world: ReadersWorld): readonly string[] {
  return world.readers.filter((r) => r.facts.kind === "commission").map((r) => r.facts.id);
}

function packageLabel(recipientId: string, others: readonly string[]): Marking {
  return {
    ownerId: recipientId,
    originatorId: recipientId,
    tlp: "red",
    caveats: [],
    consent: [],
    audience: [...new Set(others)].sort(),
    class: "act",
    sealedTo: null,
  };
}
