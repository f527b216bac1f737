/** Desk entries as the desk and the body that it filed for see them. */
import type { DeskEntry } from "@noroshi/api";
import type { Directory } from "../../accounts/store.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { openKeys } from "../../keeping/keys.ts";
import { bodyOf, seeReports } from "../reading/reports.ts";
import { type EntryBody, type EntryRow, entryRow } from "./store.ts";

/** @returns undefined where no desk filed this report, or not before this reader's eyes */
export async function deskEntryOf(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  reportId: string,
): Promise<DeskEntry | undefined> {
  const row = await entryRow(tx, reportId);
  return row && (await seeEntries(realm, tx, directory, [row]))[0];
}

/** The entries in the order given; those that were erased are left out. */
export async function seeEntries(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  rows: readonly EntryRow[],
): Promise<readonly DeskEntry[]> {
  const ids = rows.map((r) => r.report_id);
  const titles = new Map((await seeReports(realm, tx, directory, ids)).map((r) => [r.summary.id, r.summary.title]));
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
  );
  return rows.flatMap((r) => {
    const key = keys.get(r.content_key);
    if (!key) return [];
    // Trusts: only this hub writes these bytes, and their seal was checked before they are read.
    const body: EntryBody = JSON.parse(key.open("desk_entry", r.report_id, r.body).toString("utf8"));
    return [
      {
        reportId: r.report_id,
        title: titles.get(r.report_id) ?? body.number,
        organisation: bodyOf(directory, r.owner_id),
        filedBy: bodyOf(directory, r.filed_by),
        officer: r.officer,
        channel: r.channel,
        calledAt: r.called_at,
        receivedAt: r.received_at,
        enteredAt: r.entered_at,
        ...body,
        ...answerOf(r),
      },
    ];
  });
}

function answerOf(r: EntryRow): Pick<DeskEntry, "state" | "answeredAt"> {
  if (r.corrected_at !== null) return { state: "corrected", answeredAt: r.corrected_at };
  return r.confirmed_at === null
    ? { state: "unconfirmed", answeredAt: null }
    : { state: "confirmed", answeredAt: r.confirmed_at };
}
