/**
 * Carries one package to one partner: into its TAXII collection, or as a signed note to its gateway. At least once: how far it came
 * is written down after every post, and what this process leaves behind is found again when its lease runs out. The partner knows
 * what it has by the ids and versions of the objects, or by the delivery's number. Trusts no answer.
 */
import {
  afterTry,
  bundleOf,
  ended,
  type PushAnswer,
  type PushCode,
  type Pushed,
  push,
  type Receiver,
  UNPUSHED,
} from "@noroshi/sharing";
import { Temporal } from "temporal-polyfill";
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import { asDuty } from "../db/act.ts";
import { isClosed } from "../db/closed.ts";
import { unseal } from "../keeping/seal.ts";
import type { OpenRealm } from "../open-realm.ts";
import type { PartnerLine } from "../outbound/partner.ts";
import { signatureOf } from "../outbound/webhook.ts";
import { record } from "../oversight/recorder.ts";
import { SECRETS, secretPlace } from "./channels.ts";
import { type Carried, insertTried, keepPlace, type Payload, payloadOf, takeDispatch } from "./dispatch-store.ts";

export const TAXII = "application/taxii+json;version=2.1";

/** A process that ends with a delivery in hand leaves it to the next one after this. */
export const LEASE_MINUTES = 10;

/** Takes one due delivery of the channel one step. @returns whether there was one */
export async function carryOne(
  room: OpenRealm,
  line: PartnerLine,
  channelId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { realm } = room;
  const taken = await asDuty(realm, "delivery", async (tx) => {
    const d = await takeDispatch(tx, channelId, LEASE_MINUTES);
    return d && { d, payload: await payloadOf(tx, d) };
  });
  if (!taken) return false;
  const { d, payload } = taken;
  const pushed = await carried(room, line, d, payload, signal);
  // The hub stops: it was no try of the partner's.
  if (signal.aborted && pushed.code === "LINE_BROKE") return false;
  await asDuty(realm, "delivery", async (tx) => {
    const after = afterTry(pushed, d.tries + 1);
    const chance = realm.chance({ actorId: DELIVERY_DUTY, act: `dispatch ${d.id} ${d.everTried}` });
    await insertTried(tx, { tryId: chance.uuid(), dispatchId: d.id, code: pushed.code, ...after });
    if (after.state !== "waiting")
      await record(tx, [
        {
          act: "dispatch.ended",
          actorId: DELIVERY_DUTY,
          labelId: d.labelId,
          subject: d.id,
          facts: { state: after.state, code: pushed.code },
        },
      ]);
  });
  return true;
}

const over = (code: PushCode): Pushed => ({ code, again: false, retryAfter: null });

async function carried(
  room: OpenRealm,
  line: PartnerLine,
  d: Carried,
  payload: Payload,
  signal: AbortSignal,
): Promise<Pushed> {
  if (d.ended) return over("CHANNEL_ENDED");
  if (d.closed) return over("MEMBERSHIP_CLOSED");
  if (d.way === "webhook") return asNote(room, line, d, payload, signal);
  const secret = secretOf(room, d.channelId, d.secret);
  if (secret === undefined) return over("NO_SECRET");
  const live = room.realm.kind === "live";
  const headers = { accept: TAXII, authorization: authorization(d.login, secret) };
  const at = (path: string): URL => new URL(path, d.address.endsWith("/") ? d.address : `${d.address}/`);
  const get = (address: URL) => line.call({ live, method: "GET", address, headers, signal });
  const receiver: Receiver = {
    // A package of many posts stops where the door closes.
    post: async (body) =>
      (await asDuty(room.realm, "delivery", (tx) => isClosed(tx, d.organisationId)))
        ? { kind: "failed", code: "MEMBERSHIP_CLOSED" }
        : line.call({
            live,
            method: "POST",
            address: at("objects/"),
            headers: { ...headers, "content-type": TAXII },
            body,
            signal,
          }),
    // A status lies beside the collections, under the same root (TAXII 2.1 §4.3).
    status: (id) => get(at(`../../status/${encodeURIComponent(id)}/`)),
    collection: () => get(at("")),
    reached: (place) => asDuty(room.realm, "delivery", (tx) => keepPlace(tx, d.id, place)),
  };
  return push(receiver, objectsOf(payload), d.place ?? UNPUSHED);
}

/** The office and the markings, an object each. Trusts: this hub froze them. */
const headOf = (payload: Payload): readonly string[] =>
  (JSON.parse(payload.head ?? "[]") as readonly unknown[]).map((o) => JSON.stringify(o));

/** What goes into a partner's collection: the office, the markings, the values. Nothing where every value was taken back. */
function objectsOf(payload: Payload): readonly string[] {
  if (payload.bodies.length === 0) return [];
  return [...headOf(payload), ...payload.bodies];
}

async function asNote(
  room: OpenRealm,
  line: PartnerLine,
  d: Carried,
  payload: Payload,
  signal: AbortSignal,
): Promise<Pushed> {
  const bundle = bundleOf(
    payload.bundleId ?? "",
    headOf(payload),
    payload.bodies.map((body) => ({ body })),
  );
  const where = { realm: room.name, exercise: room.realm.kind !== "live" };
  const number = d.deliveryId ?? d.id;
  const about = JSON.stringify(
    d.deliveryId === null
      ? { schema: "noroshi.recall/1", ...where, recall: number, at: payload.at }
      : {
          schema: "noroshi.package/1",
          ...where,
          delivery: number,
          at: payload.at,
          audience: payload.audience,
          version: payload.version,
        },
  );
  const body = `${about.slice(0, -1)},"package":${bundle}}`;
  const sent = Math.floor(Temporal.Instant.from(payload.at).epochMilliseconds / 1000);
  const signature = signatureOf(room.realm.key.derive(`webhook:${d.channelId}`), sent, body);
  const headers = {
    "content-type": "application/json",
    "noroshi-delivery": number,
    "noroshi-signature": signature,
  };
  const live = room.realm.kind === "live";
  const answer: PushAnswer = await line.call({ live, method: "POST", address: d.address, headers, body, signal });
  return ended(answer) ?? over("DELIVERED");
}

/** The key of a channel; undefined where none was written, or where it was sealed under another realm's key. */
export function secretOf(room: OpenRealm, channelId: string, sealed: Buffer | null): string | undefined {
  if (sealed === null) return undefined;
  return unseal(room.realm.key.derive(SECRETS), secretPlace(channelId), sealed).toString("utf8");
}

export function authorization(login: string | null, secret: string): string {
  if (login === null) return `Bearer ${secret}`;
  return `Basic ${Buffer.from(`${login}:${secret}`).toString("base64")}`;
}
