/**
 * Which body of the register does a format mean by its originator: an organisation id, a MISP uuid or a STIX identity.
 * Unknown words are nobody of the register: the caller keeps them with the report and gives the sender no weight for them.
 */
import type { Directory } from "../accounts/store.ts";
import type { OriginatorOf } from "./markings.ts";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** @returns the id of the body, or null */
export function originatorOf(words: string | null, directory: Directory): string | null {
  if (words === null) return null;
  const uuid = UUID.exec(words)?.[0]?.toLowerCase();
  return (directory.bySlug(words) ?? (uuid === undefined ? undefined : directory.byId(uuid)))?.id ?? null;
}

/** The same as a look-up of the body itself, as labels want it. */
export function originatorIn(directory: Directory): OriginatorOf {
  return (words) => directory.byId(originatorOf(words, directory) ?? "");
}
