/**
 * The delivery duty: computes for each recipient of an order the package that it is entitled to, over every item of the listed
 * reports that is not sealed, and hands it over. Reads no text; of keys it has the one that ids of released objects are derived
 * with. Tells the orderer nothing.
 */
import type { Label, Package } from "@noroshi/handling";
import { Temporal } from "temporal-polyfill";
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import { writeActor } from "../accounts/store.ts";
import { actLabel } from "../acts/act-label.ts";
import { asDuty, type DutyTx } from "../db/act.ts";
import { closedAmong } from "../db/closed.ts";
import { internLabels, type Marking } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { loadWorld, type ReadersWorld, readLabels } from "../db/world.ts";
import { openDispatches } from "../exchange/open-dispatches.ts";
import { rulingOf } from "../fusion/policy.ts";
import type { OpenRealm } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import {
  insertDelivery,
  insertLapse,
  lockDelivery,
  type OpenOrder,
  openOrders,
  packagesSoFar,
  releaseEntries,
} from "./delivery-store.ts";
import { copyFor, freeze, type Made } from "./freeze.ts";
import { packInTurns } from "./in-turns.ts";
import { digestOf } from "./marking.ts";
import { mintOf } from "./mint-of.ts";
import { tellReporter } from "./served.ts";
import { sourcesFrom, within } from "./sources.ts";
import { sourceRows } from "./store.ts";
import { tellVictims } from "./victims/tell.ts";
import { pin, unpinned } from "./waiting/waiting-store.ts";

/** Delivers whatever was ordered and is not delivered, each order for itself. @returns how many orders it took up */
export async function deliver(room: OpenRealm): Promise<number> {
  const { realm } = room;
  await asDuty(realm, "door", (tx) =>
    writeActor(tx, { id: DELIVERY_DUTY, kind: "duty", organisationId: null, personId: null, name: "delivery duty" }),
  );
  await pinWaiting(realm);
  const waiting = await asDuty(realm, "delivery", (tx) => openOrders(tx, null));
  for (const { id } of waiting)
    await asDuty(realm, "delivery", async (tx) => {
      await lockDelivery(tx);
      // Somebody else may have taken it up meanwhile.
      const [order] = await openOrders(tx, id);
      if (order) await deliverOne(room, tx, order);
    });
  return waiting.length;
}

/** Of what waits for a second person nothing is handed over; what it might hold now is the most that it ever holds. */
async function pinWaiting(realm: Realm): Promise<void> {
  for (const { id } of await asDuty(realm, "delivery", (tx) => unpinned(tx, null)))
    await asDuty(realm, "delivery", async (tx) => {
      await lockDelivery(tx);
      const [order] = await unpinned(tx, id);
      if (order) await pin(tx, id, (await packOrder(realm, tx, order)).packed.values);
    });
}

async function deliverOne(room: OpenRealm, tx: DutyTx<"delivery">, order: OpenOrder): Promise<void> {
  const { packed, recipients, rows, labels, world } = await packOrder(room.realm, tx, order);
  const made = await freeze(mintOf(room.realm), tx, order, packed);
  const digest = Buffer.from(digestOf(packed.values), "hex");
  const closed = await closedAmong(
    tx,
    recipients.map((r) => r.id),
  );
  for (const recipient of recipients) {
    if (closed.has(recipient.id)) {
      await lapse(room.realm, tx, order, recipient.id);
      continue;
    }
    const deliveryId = await handOver(room, tx, { order, packed, made, digest, world }, recipient.id);
    await tellReporter(room.realm, tx, { order, packed, rows, labels, recipient, world, deliveryId });
  }
  await made.written; // also where every door was closed
}

/** Who is shut out when it is handed over gets nothing of it, then and later: the office orders it again if it still should. */
async function lapse(realm: Realm, tx: DutyTx<"delivery">, order: OpenOrder, recipientId: string): Promise<void> {
  // Named itself, so that the duty may record under it: an empty audience is nobody's, the duty's neither.
  const [label] = await internLabels(realm, [actLabel(order.ownerId, "red", [order.ownerId])]);
  if (!label) throw new Error("a label was not interned");
  await insertLapse(tx, { releaseId: order.id, organisationId: recipientId, label });
  await record(tx, [
    {
      act: "release.lapsed",
      actorId: DELIVERY_DUTY,
      labelId: label.label_id,
      subject: order.id,
      facts: { to: recipientId },
    },
  ]);
}

/**
 * The package that all recipients of an order may receive: the handling rule over everything of its reports that is not
 * sealed, at the order's instant.
 */
export async function packOrder(
  realm: Realm,
  tx: DutyTx<"delivery">,
  order: Pick<OpenOrder, "at" | "recipients" | "reports"> & { readonly items?: OpenOrder["items"] },
) {
  const world: ReadersWorld = { ...(await loadWorld(tx.db)), nowMs: Temporal.Instant.from(order.at).epochMilliseconds };
  const recipients = order.recipients.flatMap((id) => world.body(id) ?? []);
  if (recipients.length !== order.recipients.length)
    throw new Error("a recipient of a release is no body of the realm");
  const rows = await sourceRows(tx, order.reports, order.at);
  const ids = [...new Set(rows.map((r) => r.label_id))];
  const labels: ReadonlyMap<number, Label> = ids.length === 0 ? new Map() : await readLabels(tx.db, ids);
  const warning = (await rulingOf(realm, tx))?.reference.warning;
  const sources = within(order.items ?? null, sourcesFrom(rows, labels, warning));
  return { packed: await packInTurns(sources, recipients, world), recipients, rows, labels, world };
}

interface Ready {
  readonly order: OpenOrder;
  readonly packed: Package;
  readonly made: Made;
  readonly digest: Buffer;
  readonly world: ReadersWorld;
}

async function handOver(room: OpenRealm, tx: DutyTx<"delivery">, ready: Ready, recipientId: string): Promise<string> {
  const { order, packed, made, digest, world } = ready;
  const mint = mintOf(room.realm);
  const [wholeLabel, valueLabel] = await internLabels(room.realm, [
    // The recipient is named, so that the duty may record under it where there is no commission.
    packageLabel(recipientId, [recipientId, ...commissionsOf(world)]),
    packageLabel(recipientId, []),
  ]);
  if (!wholeLabel || !valueLabel) throw new Error("labels were not interned");
  const copy = await copyFor(mint, made, recipientId);
  await made.written;
  const deliveryId = room.realm.chance({ actorId: DELIVERY_DUTY, act: `${order.id} ${recipientId}` }).uuid();
  await insertDelivery(tx, {
    id: deliveryId,
    order,
    organisationId: recipientId,
    wholeLabel,
    valueLabel,
    values: packed.values,
    objects: made.objects,
    places: copy.places,
    byId: copy.byId,
    tlp: packed.tlp,
    digest,
    version: 1 + (await packagesSoFar(tx, recipientId, made.audienceKey)),
    audienceKey: made.audienceKey,
    bundle: copy.bundle,
    reasons: packed.reasons,
  });
  await releaseEntries(tx, recipientId, valueLabel, [...made.before, ...copy.objects], order.at);
  await tellVictims(room.realm, tx, {
    order,
    organisationId: recipientId,
    deliveryId,
    label: valueLabel,
    values: packed.values,
  });
  await openDispatches(room.realm, tx, {
    releaseId: order.id,
    deliveryId,
    ownerId: order.ownerId,
    organisationId: recipientId,
  });
  await record(tx, [
    {
      act: "release.delivered",
      actorId: DELIVERY_DUTY,
      labelId: wholeLabel.label_id,
      subject: deliveryId,
      facts: { count: packed.values.length, digest: digest.toString("hex") },
    },
  ]);
  return deliveryId;
}

function commissionsOf(world: ReadersWorld): readonly string[] {
  return world.readers.filter((r) => r.facts.kind === "commission").map((r) => r.facts.id);
}

function packageLabel(recipientId: string, others: readonly string[]): Marking {
  return actLabel(recipientId, "red", [...new Set(others)].sort());
}
