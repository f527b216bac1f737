/** One act's entry of the record as its reader gets it, in the whole record and under an inspection alike. */
import type { EntryList } from "@noroshi/api";
import type { Directory } from "../accounts/store.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { entryBytes, entryDigest } from "../ledger/entry.ts";
import type { EntryRow } from "../reads/store.ts";

export const entryShown = (e: EntryRow, realm: string, directory: Directory): EntryList["items"][number] => ({
  id: e.id,
  digest: entryDigest(entryBytes(realm, e)).toString("hex"),
  act: e.act,
  at: e.at,
  by: { name: e.actor, body: e.organisation_id === null ? null : bodyOf(directory, e.organisation_id) },
  subject: e.subject,
  facts: e.entry,
});
