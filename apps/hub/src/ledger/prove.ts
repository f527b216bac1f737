/**
 * The proof of one act as a file that stands alone (C2SP tlog-proof): beside the path lie the salt and the entry, so that whoever
 * holds it can compute the leaf. Given to the body that acted and to oversight; of others' acts there is nothing here.
 */
import { proveInclusion, readCheckpoint, readNote, writeProof } from "@noroshi/ledger";
import { nodeSha256 } from "@noroshi/ledger/node";
import type { ReaderTx } from "../db/act.ts";
import { entryBytes, entryDigest } from "./entry.ts";
import type { RealmLedger } from "./keep.ts";
import { type LogKind, type ProvableRow, provableAbout, provableByDigest, provableOfReceipt } from "./store.ts";

export type ProofState = "waiting" | "proved" | "destroyed";

export interface Provable {
  /** SHA-256 of the entry, hexadecimal. */
  readonly id: string;
  readonly act: string;
  readonly at: string;
  readonly subject: string | null;
  readonly state: ProofState;
}

const MOST = 200;

/** What of this reader's own acts can be proved: those about a thing, or those that a receipt answered. */
export async function provable(tx: ReaderTx, realm: string, about: string): Promise<readonly Provable[]> {
  const rows = [...(await provableAbout(tx, about, MOST)), ...(await provableOfReceipt(tx, about, MOST))];
  const once = new Map(rows.map((row) => [row.outbox_id, row]));
  return [...once.values()].map((row) => ({
    id: entryDigest(entryBytes(realm, row)).toString("hex"),
    act: row.act,
    at: row.at,
    subject: row.subject,
    state: row.leaf_index === null ? "waiting" : row.salt === null ? "destroyed" : "proved",
  }));
}

export type Proved =
  | { readonly state: "proved"; readonly file: string; readonly act: string }
  | { readonly state: "waiting" };

/** The proof file of the act with this digest; undefined where the reader may prove no such act. */
export async function proofOf(
  read: <T>(fn: (tx: ReaderTx) => Promise<T>) => Promise<T>,
  realm: string,
  ledger: RealmLedger,
  digest: Buffer,
): Promise<Proved | undefined> {
  const row = await read((tx) => provableByDigest(tx, digest));
  if (row === undefined || row.leaf_index === null || row.salt === null || row.origin === null) return undefined;
  return proveRow(realm, ledger, { ...row, leaf_index: row.leaf_index, salt: row.salt, origin: row.origin });
}

async function proveRow(
  realm: string,
  ledger: RealmLedger,
  row: ProvableRow & { leaf_index: number; salt: Buffer; origin: string },
): Promise<Proved | undefined> {
  const kind: LogKind = row.origin.startsWith(`noroshi/${realm}/commission/`) ? "commission" : "acts";
  const [{ log, folder }, checkpoint] = [await ledger.current(kind), await ledger.counting(kind)];
  if (log.log_no !== row.log_no) return undefined;
  const size = checkpoint === undefined ? 0 : Number(readCheckpoint(readNote(checkpoint).text).size);
  if (checkpoint === undefined || row.leaf_index >= size) return { state: "waiting" };
  const path = await proveInclusion(nodeSha256, folder.nodes(size), row.leaf_index, size);
  const extra = new Uint8Array(Buffer.concat([row.salt, entryBytes(realm, row)]));
  return {
    state: "proved",
    act: row.act,
    file: writeProof({ index: BigInt(row.leaf_index), path, checkpoint, extra }),
  };
}
