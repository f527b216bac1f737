/** One act's entry of the record as its reader gets it, in the whole record and under an inspection alike. */
import type { EntryList } from "@noroshi/api";
import type { Directory } from "../accounts/store.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import type { EntryRow } from "../reads/store.ts";

export const entryShown = (e: EntryRow, directory: Directory): EntryList["items"][number] => ({
  id: e.id,
  act: e.act,
  at: e.at,
  by: { name: e.actor, body: e.organisation_id === null ? null : bodyOf(directory, e.organisation_id) },
  subject: e.subject,
  facts: e.entry,
});
