/**
 * How measures are gated in a realm: by the gates that ship in profiles/gates for its legal profile, read once at the start. A
 * malformed file stops it. A realm without a profile has those that serve whatever no file names.
 */
import { type Gates, gatesFor, readGatePlans } from "@noroshi/decisions";
import type { Signed } from "../accounts/signed.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import { GATE_DOCUMENTS } from "../law/library.ts";
import { lawOf } from "../law/realm-law.ts";

const SHIPPED: readonly Gates[] = GATE_DOCUMENTS.map((document) => {
  const read = readGatePlans(document);
  if (!read.ok) throw new Error(`profiles/gates: ${read.faults.map((f) => `${f.place} ${f.say}`).join("; ")}`);
  return read.gates;
});

/** The gates of this realm. */
export async function gatesIn(tx: ReaderTx): Promise<Gates> {
  return gatesFor((await lawOf(tx))?.profile.id ?? null, SHIPPED);
}

/** The same for whoever is not in an act yet: a realm's profile is founded once and stays. */
export const gatesOf = ({ room, acting }: Pick<Signed, "room" | "acting">): Promise<Gates> =>
  asReader(room.realm, acting.reader, gatesIn, { readOnly: true });
