/**
 * The ceiling: what is marked as classified is refused before anything of it is stored. That it was refused is recorded, with
 * the place of the marking and nothing of the content.
 */
import { classifiedFault } from "@noroshi/intake";
import type { IntakeFault, Report } from "@noroshi/intake/contract";
import type { Signed } from "../accounts/signed.ts";
import { asReader } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { ownLabel } from "./markings.ts";
import { classifiedInBody } from "./understand-body.ts";

/** The refusal of a file of which a report is marked above the ceiling. */
export function aboveCeiling(reports: readonly Report[]): Refusal | undefined {
  const [first] = reports.flatMap((r) => classifiedFault(r) ?? []);
  return first && new Refusal("ABOVE_CEILING", { faults: [first] });
}

/** The refusal of bytes that anything marks above the ceiling, whether or not a decoder reads that part of them. */
export async function bytesAboveCeiling(bytes: Buffer, mediaType: string): Promise<Refusal | undefined> {
  return refusalOf(await classifiedInBody(bytes, mediaType));
}

/** A fault of marking as the refusal that the sender gets. */
export function refusalOf(found: IntakeFault | undefined): Refusal | undefined {
  return found && new Refusal("ABOVE_CEILING", { faults: [found] });
}

/** Records refusals, under the sender's own label. */
export async function recordAbove(signed: Signed, refusals: readonly Refusal[]): Promise<void> {
  const above = refusals.filter((r) => r.code === "ABOVE_CEILING");
  if (above.length === 0) return;
  const label = await internLabel(signed.room.realm, ownLabel(signed.body, undefined));
  await asReader(signed.room.realm, signed.acting.reader, (tx) =>
    record(
      tx,
      above.map((r) => ({
        act: "report.refused",
        actorId: tx.reader.actorId,
        labelId: label.label_id,
        subject: null,
        facts: { code: r.code, place: r.faults?.[0]?.place ?? "" },
      })),
    ),
  );
}
