/** Finds the case of an act, with its label and what its actor may do in it. Hidden and missing are one answer. */
import type { Signed } from "../accounts/signed.ts";
import { waysGiven } from "../cases/reading/standing.ts";
import { findCase, type RoomRow, readRooms } from "../cases/reading/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { Refusal } from "../http/problem.ts";
import { labelKeyOf } from "./label-store.ts";

export interface InRoom {
  readonly room: RoomRow;
  readonly id: string;
  readonly label: LabelKey;
  readonly leads: boolean;
}

/** @throws Refusal NOT_FOUND for a case out of sight */
export async function inRoom(signed: Signed, tx: ReaderTx, idOrNumber: string): Promise<InRoom> {
  const named = await findCase(tx, idOrNumber);
  if (named === undefined) throw new Refusal("NOT_FOUND");
  const id = (await waysGiven(signed.room.realm, tx, [named])).get(named)?.id ?? named;
  const [room] = await readRooms(tx, [id]);
  const label = await labelKeyOf(tx, id);
  if (!room || !label) throw new Refusal("NOT_FOUND");
  return { room, id, label, leads: room.lead_id === signed.body.id };
}

/** The case that the acting body leads. @throws Refusal NOT_FOUND, NOT_ALLOWED for another body than its lead */
export async function ledRoom(signed: Signed, tx: ReaderTx, idOrNumber: string): Promise<InRoom> {
  const found = await inRoom(signed, tx, idOrNumber);
  if (!found.leads) throw new Refusal("NOT_ALLOWED");
  return found;
}

/** @throws Refusal NOT_NOW for a case that is closed */
export function mustBeOpen({ room }: InRoom): void {
  if (room.closed_at !== null) throw new Refusal("NOT_NOW");
}
