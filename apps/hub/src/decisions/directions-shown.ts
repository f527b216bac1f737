/** Directions as their recipient, and those who take part in the measure, see them. */
import type { Direction } from "@noroshi/api";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { type DirectionRow, openDirections } from "./effect-store.ts";

interface Content {
  readonly target: Direction["target"];
  readonly scope: string | null;
  readonly until: string | null;
}

export async function directionsShown(
  signed: Signed,
  tx: ReaderTx,
  rows: readonly DirectionRow[],
): Promise<readonly Direction[]> {
  const directory = await signed.room.directory();
  const opened = await openDirections(signed.room.realm, tx, rows);
  return rows.map((d, at) => {
    // Trusts: this hub wrote it when the measure was directed.
    const content = opened[at]?.content as Content | null | undefined;
    return {
      id: d.id,
      type: d.type,
      recipient: bodyOf(directory, d.recipient_id),
      from: bodyOf(directory, d.owner_id),
      at: d.at,
      target: content?.target ?? null,
      scope: content?.scope ?? null,
      until: content?.until ?? null,
      effects: d.effects.map((e, n) => ({ effect: e.said, note: opened[at]?.notes[n] ?? null, at: e.at })),
      mine: d.recipient_id === signed.body.id,
    };
  });
}
