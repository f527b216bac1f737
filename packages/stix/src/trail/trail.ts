/**
 * By which hubs an object came: a property extension (STIX 2.1 §7.3) that travels with what hubs release to each other, so that each
 * knows its own words again. It names hubs by opaque ids, never bodies; the origin is a token that only the hub which made it can
 * read; the hash is that of the released object itself. Trusts nothing that it reads: a trail that cannot be read is still one.
 */
import { hash as hashOf } from "node:crypto";
import { canonicalJson } from "../identity/canonical-json.ts";

/** Fixed once, like its schema. */
export const TRAIL_EXTENSION = "extension-definition--5d0a7f5e-7c0b-4f0e-9a53-1f2f3f0c6a11";

export interface Trail {
  /** The hub that released it. */
  readonly hub: string;
  /** The hubs that it came through before, in code-unit order. */
  readonly hops: readonly string[];
  /** Keyed tokens of the hubs where its statements began, in code-unit order. */
  readonly origins: readonly string[];
  /** SHA-256 of the released object without this hash, hexadecimal; empty where it is not known. */
  readonly hash: string;
}

/** More than any real exchange has; a longer list is somebody's mischief. */
export const MOST_HOPS = 64;

const HUB = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TOKEN = /^[A-Za-z0-9_-]{16,128}$/;
const HASH = /^[0-9a-f]{64}$/;

/** The definition that readers of the extension are pointed to. @param creator the id of an identity */
export function trailDefinition(creator: string) {
  return {
    type: "extension-definition" as const,
    spec_version: "2.1" as const,
    id: TRAIL_EXTENSION,
    created_by_ref: creator,
    created: "2026-01-01T00:00:00.000Z",
    modified: "2026-01-01T00:00:00.000Z",
    name: "hub trail",
    description: "By which hubs an object came, so that each knows its own words again.",
    schema: "hub, hops: opaque ids of hubs; origins: tokens that only their makers read; hash: SHA-256 of the object",
    version: "1.0.0",
    extension_types: ["property-extension" as const],
  };
}

export type ReadTrail = Trail | "unreadable" | undefined;

/** The trail of an object; `unreadable` where it claims one that is none. untrusted: an object from anywhere */
export function trailOf(object: Readonly<Record<string, unknown>>): ReadTrail {
  const extensions = object["extensions"];
  if (typeof extensions !== "object" || extensions === null) return undefined;
  const said = (extensions as Readonly<Record<string, unknown>>)[TRAIL_EXTENSION];
  if (said === undefined) return undefined;
  if (typeof said !== "object" || said === null) return "unreadable";
  const { hub, hops = [], origins = [], hash } = said as Readonly<Record<string, unknown>>;
  if (typeof hub !== "string" || !HUB.test(hub)) return "unreadable";
  if (!isList(hops, HUB) || !isList(origins, TOKEN)) return "unreadable";
  return { hub, hops, origins, hash: typeof hash === "string" && HASH.test(hash) ? hash : "" };
}

function isList(value: unknown, of: RegExp): value is readonly string[] {
  return Array.isArray(value) && value.length <= MOST_HOPS && value.every((v) => typeof v === "string" && of.test(v));
}

/** What stands in an object for a trail. A list of nothing is not written (STIX 2.1 §2.12). */
export function trailProperty(trail: Omit<Trail, "hash">) {
  const { hub, hops, origins } = trail;
  const lists = {
    ...(hops.length === 0 ? {} : { hops: [...hops] }),
    ...(origins.length === 0 ? {} : { origins: [...origins] }),
  };
  return { [TRAIL_EXTENSION]: { extension_type: "property-extension", hub, ...lists } };
}

/** The object as canonical JSON, with its own hash written into its trail where it has one. */
export function withOwnHash(object: Readonly<Record<string, unknown>>): string {
  const extensions = object["extensions"] as Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  const trail = extensions?.[TRAIL_EXTENSION];
  if (!extensions || !trail) return canonicalJson(object);
  const hash = hashOf("sha256", canonicalJson(object), "hex");
  return canonicalJson({ ...object, extensions: { ...extensions, [TRAIL_EXTENSION]: { ...trail, hash } } });
}

/** The object without the hash in its trail: what its content is compared by. */
export function withoutOwnHash(object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const extensions = object["extensions"] as Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  const trail = extensions?.[TRAIL_EXTENSION];
  if (!extensions || !trail) return object;
  const { hash: _, ...rest } = trail;
  return { ...object, extensions: { ...extensions, [TRAIL_EXTENSION]: rest } };
}
