/**
 * How a report is found again by its sender's own id, without that id lying in the clear: keyed hashes. The reference is one
 * body's own; the token is the same for every body that uses the id, for those who name a report that they may see.
 */
import { createHmac } from "node:crypto";
import type { Report } from "@noroshi/intake/contract";
import type { Realm } from "../db/realm.ts";
import { keyObject } from "../keeping/key-object.ts";

/** Amendments repeat the sender's own report id: only this body's reports of this kind share it. */
export function sourceRefOf(realm: Realm, organisationId: string, report: Report): Buffer | null {
  if (report.sourceId === null) return null;
  return keyed(realm, `source\u0000${organisationId}\u0000${report.kind}\u0000${report.sourceId}`);
}

/** The same for every body and kind. */
export function sourceTokenOf(realm: Realm, sourceId: string): Buffer {
  return keyed(realm, `source id\u0000${sourceId}`);
}

function keyed(realm: Realm, text: string): Buffer {
  return createHmac("sha256", keyObject(realm.key.derive("tokens")))
    .update(text)
    .digest();
}
