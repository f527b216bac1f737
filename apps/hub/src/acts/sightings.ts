/**
 * Sightings in: a value was seen at a body. Each is kept once by its sender's id, under a label of the sender and of the body at
 * which it was seen. They found nothing and link nothing.
 */
import type { Sighting } from "@noroshi/intake/contract";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabels, type Marking } from "../db/labels.ts";
import { record } from "../oversight/recorder.ts";
import type { Doing, Done } from "./act.ts";
import { actLabel } from "./act-label.ts";
import { insertSightings } from "./sighting-store.ts";

export async function sight(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  sightings: readonly Sighting[],
  refused: readonly unknown[],
): Promise<Done> {
  const kept = await keepSightings(signed, tx, doing, sightings);
  await record(tx, [
    {
      act: "sightings.recorded",
      actorId: tx.reader.actorId,
      labelId: doing.ownLabelId,
      subject: null,
      facts: { sightings: kept, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded", refused };
}

/** Writes sightings under the labels of the bodies at which they were made. @returns how many are new */
export async function keepSightings(
  signed: Signed,
  tx: ReaderTx,
  doing: Pick<Doing, "receiptId" | "at" | "chance">,
  sightings: readonly Sighting[],
  /** False: the sender alone reads them, whoever made them; they came along with a report that may be for few. */
  tell = true,
): Promise<number> {
  const directory = await signed.room.directory();
  const bodyOf = (s: Sighting): string | null => {
    const words = s.organisationRef;
    return words === null ? null : ((directory.bySlug(words) ?? directory.byId(words))?.id ?? null);
  };
  const bodies = [...new Set(sightings.map(bodyOf))];
  const keys = await internLabels(
    signed.room.realm,
    bodies.map((body) => seenAt(signed.body.id, tell ? body : null)),
  );
  const keyOf = new Map(bodies.map((body, n) => [body, keys[n]]));
  const rows = sightings.flatMap((sighting) => {
    const body = bodyOf(sighting);
    const label = keyOf.get(body);
    return label ? [{ id: doing.chance.uuid(), label, organisationId: body, sighting }] : [];
  });
  return insertSightings(tx, doing.receiptId, doing.at, rows);
}

function seenAt(senderId: string, bodyId: string | null): Marking {
  return actLabel(senderId, "amber", [bodyId ?? senderId]);
}
