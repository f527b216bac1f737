/** Real calls for the addresses of TAXII, as somebody of a role would make them. */
import { createHash } from "node:crypto";
import { REALM } from "../testing-hub.ts";
import { NOWHERE, type Player, type World } from "./testing-world.ts";

interface Call {
  readonly at?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

type Make = (w: World, p: Player, may: boolean) => Call | Promise<Call>;

let names = 0;

const RELEASED = { root: REALM, collection: "released" };
const SUBMITTED = { root: REALM, collection: "submissions" };

/** An envelope with one indicator that nobody has sent before. */
const envelope = () => {
  const at = "2026-11-20T00:00:00.000Z";
  const id = `indicator--${createHash("sha256")
    .update(`taxii ${++names}`)
    .digest("hex")
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5")}`;
  const times = { created: at, modified: at, valid_from: at };
  const pattern = { pattern: "[ipv4-addr:value = '203.0.113.77']", pattern_type: "stix" };
  const object = { type: "indicator", spec_version: "2.1", id, ...times, ...pattern };
  const headers = {
    "content-type": "application/taxii+json;version=2.1",
    accept: "application/taxii+json;version=2.1",
  };
  return { body: JSON.stringify({ objects: [object] }), headers, id };
};

const post = async (p: Player) => {
  const { id, ...init } = envelope();
  const sent = await p.call("POST", `/taxii2/${REALM}/collections/submissions/objects/`, init);
  return { object: id, status: String(sent.json["id"]) };
};

/** An object of the player's own collection, where its role may post one. */
const ownPost: Make = async (_, p, may) => ({ at: { ...SUBMITTED, object: may ? (await post(p)).object : NOWHERE } });

export const TAXII_CALLS = {
  "GET /taxii2/": () => ({}),
  "GET /taxii2/:root/": () => ({ at: { root: REALM } }),
  "GET /taxii2/:root/status/:id/": async (_, p, may) => ({
    at: { root: REALM, id: may ? (await post(p)).status : NOWHERE },
  }),
  "GET /taxii2/:root/collections/": () => ({ at: { root: REALM } }),
  "GET /taxii2/:root/collections/:collection/": () => ({ at: RELEASED }),
  "GET /taxii2/:root/collections/:collection/manifest/": () => ({ at: RELEASED }),
  "GET /taxii2/:root/collections/:collection/objects/": () => ({ at: RELEASED }),
  "POST /taxii2/:root/collections/:collection/objects/": () => {
    const { id: _, ...init } = envelope();
    return { at: SUBMITTED, ...init };
  },
  "GET /taxii2/:root/collections/:collection/objects/:object/": ownPost,
  "DELETE /taxii2/:root/collections/:collection/objects/:object/": async (_, p, may) => ({
    at: { ...SUBMITTED, object: may ? (await post(p)).object : NOWHERE },
  }),
  "GET /taxii2/:root/collections/:collection/objects/:object/versions/": ownPost,
} satisfies Readonly<Record<string, Make>>;
