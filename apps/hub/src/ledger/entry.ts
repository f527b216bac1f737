/**
 * The entry of an act as it is committed to: canonical JSON (RFC 8785) of what the outbox holds, the same bytes whenever they are
 * asked for. An entry names ids and outcomes and never content; the label stays out, since it may follow its owner's word.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "@noroshi/sharing";

export const ENTRY_SCHEMA = "noroshi.entry/1";

/** An act as the outbox holds it. */
export interface Recorded {
  readonly act: string;
  readonly actor_id: string;
  /** The body that the actor acts for; null for a duty. */
  readonly organisation_id: string | null;
  readonly at: string;
  readonly subject: string | null;
  readonly entry: Readonly<Record<string, unknown>>;
}

export function entryBytes(realm: string, of: Recorded): Uint8Array {
  const { act, at, subject } = of;
  const entry = {
    schema: ENTRY_SCHEMA,
    realm,
    act,
    actor: of.actor_id,
    body: of.organisation_id,
    at,
    subject,
    facts: of.entry,
  };
  return new TextEncoder().encode(canonicalJson(entry));
}

/** By this an act is named to whoever asks for its proof: SHA-256 of its entry, hexadecimal. Equal entries are one to prove. */
export function entryDigest(entry: Uint8Array): Buffer {
  return createHash("sha256").update(entry).digest();
}
