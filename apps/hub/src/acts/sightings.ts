/**
 * Sightings in: a value was seen at a body, or what came of acting on it. Each is kept once by its sender's id, under a label of the
 * sender and of the body at which it was seen, and of the office where the sender tells it. Who had reported the value is told by the
 * delivery duty (sharing/answers.ts), where the sender says so. They found nothing and link nothing.
 */
import type { Sighting } from "@noroshi/intake/contract";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import { internLabels } from "../db/labels.ts";
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
  if (sightings.some((s) => s.tell === "reporters")) await enqueue(tx, "answers", { receipt: doing.receiptId });
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
  const office = directory.coordinator?.id;
  const hearersOf = (s: Sighting): readonly string[] => {
    const seenAt = (tell ? bodyOf(s) : null) ?? signed.body.id;
    return s.tell === "sender" || !tell || office === undefined ? [seenAt] : [...new Set([seenAt, office])].sort();
  };
  const audiences = new Map(sightings.map((s) => [hearersOf(s).join(), hearersOf(s)]));
  const keys = await internLabels(
    signed.room.realm,
    [...audiences.values()].map((hearers) => actLabel(signed.body.id, "amber", hearers)),
  );
  const keyOf = new Map([...audiences.keys()].map((audience, n) => [audience, keys[n]]));
  const rows = sightings.flatMap((sighting) => {
    const body = bodyOf(sighting);
    const label = keyOf.get(hearersOf(sighting).join());
    return label ? [{ id: doing.chance.uuid(), label, organisationId: body, sighting }] : [];
  });
  return insertSightings(tx, doing.receiptId, doing.at, rows);
}
