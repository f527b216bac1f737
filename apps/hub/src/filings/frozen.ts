/** A filing as it was frozen: its bytes are held against its hash on every reading, and anything else is refused aloud. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { Refusal } from "../http/problem.ts";
import { bytesOf, contentsOf, type FilingContent, type FilingRow } from "./store.ts";

/**
 * @returns undefined where its key is gone: it was erased
 * @throws Refusal FILING_BROKEN where the bytes are not those that were frozen
 */
export async function frozen(
  realm: Realm,
  tx: ReaderTx,
  filing: FilingRow,
): Promise<{ readonly bytes: Buffer; readonly content: FilingContent } | undefined> {
  const content = (await contentsOf(realm, tx, [filing])).get(filing.id);
  const bytes = await bytesOf(realm, tx, filing);
  if (!content || !bytes) return undefined;
  if (!isFrozen(bytes, filing.sha256)) throw new Refusal("FILING_BROKEN");
  return { bytes, content };
}

/** Are these the bytes of that hash? */
export function isFrozen(bytes: Uint8Array, sha256: Uint8Array): boolean {
  return timingSafeEqual(createHash("sha256").update(bytes).digest(), sha256);
}
