/**
 * The delivery duty's half of a card: what the order froze for this recipient becomes objects on its shelf, beside the package and not in
 * it, so that the package is whole without them when the consent ends. A consent that is over by now tells nothing. Cards are fetched
 * and never pushed: what was posted to a partner nobody can take back.
 */
import { createHash } from "node:crypto";
import {
  audienceName,
  bundleOf,
  canonicalJson,
  objectIdOf,
  type VictimObject,
  victimIdOf,
  victimMarkings,
  victimObjects,
} from "@noroshi/sharing";
import type { DutyTx } from "../../db/act.ts";
import type { LabelKey } from "../../db/label-cache.ts";
import type { Realm } from "../../db/realm.ts";
import type { OpenOrder } from "../delivery-store.ts";
import { releaseEntries } from "../delivery-store.ts";
import { mintOf } from "../mint-of.ts";
import {
  type DueCard,
  dueCards,
  frozenPackage,
  handCard,
  heldObject,
  keepDigest,
  keepVictimObjects,
} from "./card-store.ts";

type Tx = DutyTx<"delivery">;

export interface Handed {
  readonly order: Pick<OpenOrder, "id" | "ownerId" | "recipients">;
  readonly organisationId: string;
  readonly deliveryId: string;
  /** Under which the recipient alone has what it was handed. */
  readonly label: LabelKey;
  /** The values of the package. */
  readonly values: readonly { readonly kind: string; readonly value: string }[];
}

export async function tellVictims(realm: Realm, tx: Tx, h: Handed): Promise<void> {
  const cards = await dueCards(tx, h.order.id, h.organisationId);
  const frozen = cards.length === 0 ? undefined : await frozenPackage(tx, h.deliveryId);
  if (frozen === undefined) return; // nobody is named beside nothing
  const markings = victimMarkings();
  await keepVictimObjects(tx, audienceKeyOf(realm, h.organisationId), null, markings);
  const all: VictimObject[] = [];
  for (const card of cards) {
    const objects = await objectsOf(realm, tx, h, card);
    await keepVictimObjects(tx, audienceKeyOf(realm, h.organisationId), card.consent_id, objects);
    await handCard(tx, { id: card.id, deliveryId: h.deliveryId, objects: objects.map(versionOf) });
    all.push(...objects);
  }
  const shelved = [...markings, ...all].map((o) => ({ ...o, kind: "", value: "", listing: null }));
  await releaseEntries(tx, h.organisationId, h.label, shelved);
  const head = (JSON.parse(frozen.head) as readonly unknown[]).map(canonicalJson);
  const text = namedBundle(frozen.bundleId, head, { bodies: frozen.bodies, cards: all.map((o) => o.body) });
  await keepDigest(tx, h.deliveryId, createHash("sha256").update(text).digest());
}

async function objectsOf(realm: Realm, tx: Tx, h: Handed, card: DueCard): Promise<readonly VictimObject[]> {
  const mint = mintOf(realm);
  const id = victimIdOf(mint, h.organisationId, card.consent_id);
  const held = await heldObject(tx, `identity--${id}`);
  const at = held === undefined ? card.at : laterOf(card.at, held.modified);
  const audience = audienceName(h.order.recipients);
  const making = {
    mint,
    creator: `identity--${h.order.ownerId}`,
    indicatorId: (kind: string, value: string) => objectIdOf({ mint, audience }, kind, value),
  };
  const given = new Set(card.items.length === 0 ? [] : h.values.map((v) => `${v.kind} ${v.value}`));
  const items = card.items.filter(([kind, value]) => given.has(`${kind} ${value}`));
  return victimObjects(making, { id, at, words: card.words, items }, held?.created ?? card.at);
}

/** Keyed for the recipient: what it is told of victims is its own audience. */
export const audienceKeyOf = (realm: Realm, organisationId: string): Buffer =>
  mintOf(realm).bytes("victims", organisationId);

const versionOf = (o: VictimObject): string => `${o.id} ${o.modified}`;

export function laterOf(at: string, before: string): string {
  return new Date(Math.max(Date.parse(at), Date.parse(before) + 1)).toISOString();
}

/** The package with its cards: the same bundle, with their markings and objects at its end. */
export function namedBundle(
  bundleId: string,
  head: readonly string[],
  { bodies, cards }: { readonly bodies: readonly string[]; readonly cards: readonly string[] },
): string {
  const own = victimMarkings().map((m) => m.body);
  const objects = [...bodies, ...own.filter((m) => !head.includes(m)), ...cards].map((body) => ({ body }));
  const text = bundleOf(bundleId, head, objects);
  if (text === null) throw new Error("a card beside nothing");
  return text;
}
