/**
 * A package for one recipient as a STIX bundle. Its objects are those of the whole audience, byte for byte; what tells one
 * recipient's copy from another's is the order of the objects and the id of the bundle, both keyed with the hub's secret, so that
 * a leaked copy names who had it although no object carries a mark.
 */

import { hash } from "node:crypto";
import type { Tlp } from "@noroshi/stix";
import { canonicalJson, trailDefinition } from "@noroshi/stix";
import type { ReleasedValue } from "../contract/index.ts";
import type { Mint } from "../mint.ts";
import type { ReleasedObject } from "./indicator-of.ts";
import { type Marking, termMarking, termsSaid, tlpMarking } from "./terms.ts";

export interface Office {
  /** The body's id, which is that of its identity too. */
  readonly id: string;
  readonly name: string;
  /** When the hub came to know the body, ISO 8601. */
  readonly since: string;
}

/** The identity of the releasing office: its public name and nothing else. */
export function officeIdentity(office: Office) {
  const since = new Date(Date.parse(office.since)).toISOString();
  return {
    type: "identity" as const,
    spec_version: "2.1" as const,
    id: `identity--${office.id}`,
    created: since,
    modified: since,
    name: office.name,
    identity_class: "organization",
  };
}

/** What stands before the values: the office and the definitions of the markings that they carry, as canonical JSON. */
export function headOf(office: Office, values: readonly ReleasedValue[]): readonly string[] {
  if (values.length === 0) return [];
  const markings = new Map<string, Marking>();
  const marked = new Map(values.map((v) => [`${v.tlp} ${v.pap} ${v.terms.join()}`, v]));
  const levels = new Set<Tlp>([...marked.values()].map((v) => v.tlp));
  for (const tlp of levels) markings.set(tlp, tlpMarking(tlp));
  for (const v of marked.values()) for (const t of termsSaid(v.terms, v.pap)) markings.set(`term ${t}`, termMarking(t));
  const ordered = [...markings.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const identity = officeIdentity(office);
  return [identity, trailDefinition(identity.id), ...ordered].map(canonicalJson);
}

/** The objects of a package in the order that is this recipient's own. */
export function ordered<O extends { readonly id: string }>(
  mint: Mint,
  recipientId: string,
  objects: readonly O[],
): readonly O[] {
  return objects
    .map((o) => ({ o, at: orderKey(mint, recipientId, o.id) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ o }) => o);
}

/** By which an object stands among others in this recipient's copies: 64 hexadecimal digits, in code-unit order. */
export const orderKey = (mint: Mint, recipientId: string, objectId: string): string =>
  mint.hex("order", recipientId, objectId);

/** The id of one recipient's bundle over these versions of objects. */
export function bundleIdOf(
  mint: Mint,
  recipientId: string,
  objects: readonly { readonly id: string; readonly modified: string }[],
): string {
  const names = objects.map(bundledName).sort();
  return bundleIdFor(mint, recipientId, hash("sha256", names.join(""), "hex"));
}

/** What the id of a bundle depends on, of each object. */
export const bundledName = (o: { readonly id: string; readonly modified: string }): string => `${o.id} ${o.modified}\n`;

/** @param digest SHA-256 over the names of its objects in code-unit order, hexadecimal */
export const bundleIdFor = (mint: Mint, recipientId: string, digest: string): string =>
  `bundle--${mint.uuid("bundle", recipientId, digest)}`;

/** The bundle's bytes as text. Null for a package of nothing. */
export function bundleOf(
  id: string,
  head: readonly string[],
  objects: readonly Pick<ReleasedObject, "body">[],
): string | null {
  if (objects.length === 0) return null;
  return `${bundleBegins(id)}${[...head, ...objects.map((o) => o.body)].join(",")}${BUNDLE_ENDS}`;
}

/** What stands in a bundle's bytes before its objects, which are parted by commas, and after them. */
export const bundleBegins = (id: string): string => `{"id":${JSON.stringify(id)},"objects":[`;
export const BUNDLE_ENDS = '],"type":"bundle"}';
