/**
 * The delivery duty: computes for each recipient of an order the package that it is entitled to, over every item of the listed
 * reports that is not sealed, and hands it over. Reads no text; of keys it has the one that ids of released objects are derived
 * with. Tells the orderer nothing.
 */
import { createHash } from "node:crypto";
import { type Label, type Package, packageFor } from "@noroshi/handling";
import { audienceName, bundleIdOf, bundleOf, headOf, indicatorOf, type Mint, ordered } from "@noroshi/sharing";
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
  heldBy,
  insertDelivery,
  insertLapse,
  keepObjects,
  type ListedVersion,
  listed,
  lockDelivery,
  type ObjectVersion,
  type OpenOrder,
  officeOf,
  openOrders,
  packagesSoFar,
  releaseEntries,
} from "./delivery-store.ts";
import { digestOf } from "./marking.ts";
import { mintOf } from "./mint-of.ts";
import { tellReporter } from "./served.ts";
import { sourcesFrom, within } from "./sources.ts";
import { sourceRows } from "./store.ts";
import { tellVictims } from "./victims/tell.ts";

/** Delivers whatever was ordered and is not delivered, each order for itself. @returns how many orders it took up */
export async function deliver(room: OpenRealm): Promise<number> {
  const { realm } = room;
  await asDuty(realm, "door", (tx) =>
    writeActor(tx, { id: DELIVERY_DUTY, kind: "duty", organisationId: null, personId: null, name: "delivery duty" }),
  );
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

async function deliverOne(room: OpenRealm, tx: DutyTx<"delivery">, order: OpenOrder): Promise<void> {
  const { packed, recipients, rows, labels, world } = await packOrder(room.realm, tx, order);
  const made = await objectsOf(mintOf(room.realm), tx, order, packed);
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
  return { packed: packageFor(sources, recipients, world), recipients, rows, labels, world };
}

interface Made {
  readonly audienceKey: Buffer;
  readonly head: readonly string[];
  /** The same as objects with their versions. */
  readonly before: readonly ListedVersion[];
  /** In the order of the package's values. */
  readonly objects: readonly ListedVersion[];
}

/** The objects of the package: those that the audience has already as they are, new or changed ones made and kept. */
async function objectsOf(mint: Mint, tx: DutyTx<"delivery">, order: OpenOrder, packed: Package): Promise<Made> {
  const office = await officeOf(tx, order.ownerId);
  const audience = audienceName(order.recipients);
  const audienceKey = mint.bytes("audience", audience);
  const held = new Map((await heldBy(tx, audienceKey)).map((h) => [`${h.kind} ${h.value}`, h]));
  const release = { mint, audience, creator: `identity--${office.id}` };
  const objects = packed.values.map((v) =>
    listed({ ...indicatorOf(release, v, held.get(`${v.kind} ${v.value}`)), kind: v.kind, value: v.value }),
  );
  const head = headOf(office, packed.values);
  const before = head.map(headObject).map(listed);
  await keepObjects(tx, audienceKey, [...before, ...objects]);
  return { audienceKey, head, before, objects };
}

/** The office and the markings: they name no value. Trusts: this room made them. */
function headObject(body: string): ObjectVersion {
  const { id, created, modified } = JSON.parse(body) as { id: string; created: string; modified?: string };
  return { id, created, modified: modified ?? created, kind: "", value: "", body };
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
  const copy = ordered(mint, recipientId, made.objects);
  const placeOf = new Map(copy.map((o, n) => [o.id, n]));
  const bundleId = bundleIdOf(mint, recipientId, copy);
  const text = bundleOf(bundleId, made.head, copy);
  const deliveryId = room.realm.chance({ actorId: DELIVERY_DUTY, act: `${order.id} ${recipientId}` }).uuid();
  await insertDelivery(tx, {
    id: deliveryId,
    order,
    organisationId: recipientId,
    wholeLabel,
    valueLabel,
    values: packed.values.map((v, n) => {
      const object = made.objects[n];
      if (!object) throw new Error("a value of a package has no object");
      return { ...v, objectId: object.id, modified: object.modified, place: placeOf.get(object.id) ?? n };
    }),
    tlp: packed.tlp,
    digest,
    version: 1 + (await packagesSoFar(tx, recipientId, made.audienceKey)),
    audienceKey: made.audienceKey,
    bundle:
      text === null
        ? null
        : { id: bundleId, head: `[${made.head.join(",")}]`, digest: createHash("sha256").update(text).digest() },
    reasons: packed.reasons,
  });
  await releaseEntries(tx, recipientId, valueLabel, [...made.before, ...copy]);
  const values = new Set(packed.values.map((v) => `${v.kind} ${v.value}`));
  await tellVictims(room.realm, tx, { order, organisationId: recipientId, deliveryId, label: valueLabel, values });
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
