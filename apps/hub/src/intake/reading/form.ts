/** A form of the reader's own body as a workbook to correct. The bytes that came are its sender's alone, so this is as well. */
import { formCopy } from "@noroshi/intake";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { openKeys } from "../../keeping/keys.ts";
import { rawBytes } from "./store.ts";

/** @returns undefined where this reader has no such form */
export async function formOfReport(realm: Realm, tx: ReaderTx, id: string): Promise<Uint8Array | undefined> {
  const row = await rawBytes(tx, id);
  const key = row && (await openKeys(realm, tx, [row.content_key])).get(row.content_key);
  if (!row?.bytes || !key || !/^common-form-/.test(row.format)) return undefined;
  // A form that came inside a mail is not what the bytes are.
  const copy = formCopy(key.open("raw", id, row.bytes));
  return copy.ok ? copy.bytes : undefined;
}
