/**
 * Takes what is new from a partner by the office's subscription: a TAXII collection, a MISP feed or a MISP server. What comes is the
 * partner's report, under the partner's terms, with a receipt, as if it had sent it itself. Where the round is, is written down after
 * each page that was accepted: a crash repeats one page at most, and the hub takes a page once. Trusts nothing that the partner says.
 */
import { createHash } from "node:crypto";
import {
  BEGINNING,
  BOUNDS,
  backOff,
  drain,
  type Ended,
  MISP_BEGINNING,
  type MispPartner,
  type MispPlace,
  type Place,
  takeFeed,
  takeServer,
} from "@noroshi/sharing";
import type { Signed } from "../accounts/signed.ts";
import { actingMachine, writeActor } from "../accounts/store.ts";
import { asDuty } from "../db/act.ts";
import { DoorClosed } from "../db/errors.ts";
import { Refusal } from "../http/problem.ts";
import { accept } from "../intake/accept.ts";
import { INLINE_CAP } from "../intake/routes.ts";
import { understandBody } from "../intake/understand-body.ts";
import type { OpenRealm } from "../open-realm.ts";
import type { PartnerLine } from "../outbound/partner.ts";
import { mintOf } from "../sharing/mint-of.ts";
import { authorization, LEASE_MINUTES, secretOf, TAXII } from "./carry.ts";
import { endRound, keepPullPlace, type Subscription, takeSubscription } from "./subscription-store.ts";

/** Takes one due round of a subscription. @returns whether there was one */
export async function takeRound(
  room: OpenRealm,
  line: PartnerLine,
  channelId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const s = await asDuty(room.realm, "delivery", (tx) => takeSubscription(tx, channelId, LEASE_MINUTES));
  if (!s) return false;
  const notes = new Set<string>();
  const ended = s.closed ? SHUT : await throughDoor(() => roundWith(room, line, s, notes, signal));
  // The hub stops: the next one goes on from where this one is.
  if (signal.aborted) return false;
  const failed = ended.code !== "DRAINED";
  const usual = s.everyMinutes * 60;
  const wait = failed ? Math.max(usual, backOff(s.failures + 1, ended.retryAfter)) : usual;
  await asDuty(room.realm, "delivery", (tx) =>
    endRound(tx, {
      channelId,
      code: ended.code,
      notes: [...ended.notes, ...notes].sort(),
      objects: ended.objects,
      failed,
      wait,
    }),
  );
  return true;
}

const SHUT: Ended = { code: "MEMBERSHIP_CLOSED", again: false, retryAfter: null, pages: 0, objects: 0, notes: [] };

/** A door that closes while pages are taken ends the round at the next page. */
async function throughDoor(round: () => Promise<Ended>): Promise<Ended> {
  try {
    return await round();
  } catch (e) {
    if (e instanceof DoorClosed) return SHUT;
    throw e;
  }
}

async function roundWith(
  room: OpenRealm,
  line: PartnerLine,
  s: Subscription,
  notes: Set<string>,
  signal: AbortSignal,
): Promise<Ended> {
  return roundOf(room, line, s, await signedFor(room, s), notes, signal);
}

/** Whoever takes for the office acts as a machine of the partner: what comes is the partner's own word. */
async function signedFor(room: OpenRealm, s: Subscription): Promise<Signed> {
  const directory = await room.directory();
  const body = directory.byId(s.organisationId);
  const actorId = mintOf(room.realm).uuid("subscription", s.id);
  const acting = await asDuty(room.realm, "door", async (tx) => {
    await writeActor(tx, {
      id: actorId,
      kind: "machine",
      organisationId: s.organisationId,
      personId: null,
      name: "subscription",
    });
    return actingMachine(tx, actorId);
  });
  if (!body || !acting) throw new Error("a partner of a subscription is no body of the realm");
  return { room, acting, body, scope: "submit", login: null, credentialId: null, names: [] };
}

async function roundOf(
  room: OpenRealm,
  line: PartnerLine,
  s: Subscription,
  signed: Signed,
  notes: Set<string>,
  signal: AbortSignal,
): Promise<Ended> {
  const live = room.realm.kind === "live";
  const secret = secretOf(room, s.id, s.secret);
  const base = s.address.endsWith("/") ? s.address : `${s.address}/`;
  const keep = async (text: string, type: string, place: unknown): Promise<void> => {
    await submit(signed, s.id, text, type, notes);
    await asDuty(room.realm, "delivery", (tx) => keepPullPlace(tx, s.id, place, LEASE_MINUTES));
  };
  if (s.way === "taxii_pull") {
    const headers = {
      accept: TAXII,
      ...(secret === undefined ? {} : { authorization: authorization(s.login, secret) }),
    };
    return drain(
      {
        async page(asked) {
          const url = new URL("objects/", base);
          url.searchParams.set("limit", String(asked.limit));
          if (asked.addedAfter !== null) url.searchParams.set("added_after", asked.addedAfter);
          if (asked.next !== null) url.searchParams.set("next", asked.next);
          return line.call({ live, method: "GET", address: url, headers, signal });
        },
        take: (objects, place) =>
          objects.length > 0
            ? keep(JSON.stringify({ objects }), TAXII, place)
            : asDuty(room.realm, "delivery", (tx) => keepPullPlace(tx, s.id, place, LEASE_MINUTES)),
      },
      // Trusts: this room wrote it.
      (s.place as Place | null) ?? BEGINNING,
      { ...BOUNDS, size: INLINE_CAP },
    );
  }
  // MISP takes the key as it is (§ automation of its manual); a feed behind a web server takes a name and a password.
  const key = secret === undefined ? {} : { authorization: s.login === null ? secret : authorization(s.login, secret) };
  const headers = { accept: "application/json", ...key };
  const get = (path: string) => line.call({ live, method: "GET", address: new URL(path, base), headers, signal });
  const partner: MispPartner = {
    manifest: () => get("manifest.json"),
    event: (uuid) => get(`${uuid}.json`),
    search: ({ since, page, limit }) =>
      line.call({
        live,
        method: "POST",
        address: new URL("events/restSearch", base),
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({
          returnFormat: "json",
          page,
          limit,
          timestamp: since,
          published: true,
          order: "Event.timestamp asc",
        }),
        signal,
      }),
    take: (event, place) => keep(event, "application/json", place),
  };
  const from = (s.place as MispPlace | null) ?? MISP_BEGINNING;
  return s.way === "misp_feed" ? takeFeed(partner, from) : takeServer(partner, from);
}

/** One page as a submission of the partner's. What cannot be understood is told and passed: the next one may be sound. */
async function submit(
  signed: Signed,
  channelId: string,
  text: string,
  type: string,
  notes: Set<string>,
): Promise<void> {
  const bytes = Buffer.from(text);
  if (bytes.length > INLINE_CAP) {
    notes.add("gave an event that is too large; it was passed over");
    return;
  }
  try {
    await accept(signed, {
      idempotencyKey: `pull ${createHash("sha256").update(`${channelId}\n`).update(bytes).digest("base64url")}`,
      bytes,
      mediaType: type,
      historical: false,
      receivingAuthority: null,
      understand: () => understandBody(bytes, { mediaType: type }),
    });
  } catch (e) {
    if (!(e instanceof Refusal)) throw e;
    notes.add(`gave what could not be taken: ${e.code} ${e.faults?.[0]?.place ?? ""}`.trim().slice(0, 200));
  }
}
