/**
 * The recorder: every act leaves one entry in the outbox, in the act's own transaction. No act without entry.
 * An entry names ids, labels and outcomes, never content; it carries the label of what it speaks of.
 */
import type { DutyTx, ReaderTx } from "../db/act.ts";
import { insertEntries } from "./outbox-store.ts";

export type ActName =
  | "report.accepted"
  | "report.replayed"
  | "report.withheld"
  | "report.historical"
  | "report.refused"
  | "attachment.kept"
  | "attachment.handed_over"
  | "attachment.moved"
  | "mapping.saved"
  | "mapping.removed"
  | "upload.opened"
  | "upload.published"
  | "knowledge.added"
  | "desk.filed"
  | "desk.confirmed"
  | "consent.given"
  | "consent.withdrawn"
  | "sightings.recorded"
  | "release.ordered"
  | "release.delivered"
  | "recall.told"
  | "clearance.recorded"
  | "link.said"
  | "case.assessed"
  | "case.opened"
  | "case.report_pinned"
  | "case.joined"
  | "invitation.made"
  | "invitation.accepted"
  | "invitation.revoked"
  | "membership.began"
  | "membership.ended"
  | "person.suspended"
  | "person.readmitted"
  | "person.signed_out"
  | "person.unlocked"
  | "credential.made"
  | "credential.rotated"
  | "credential.revoked"
  | "law.founded"
  | "law.change_asked"
  | "law.changed"
  | "law.change_refused"
  | "clock.met"
  | "clock.paused"
  | "clock.resumed"
  | "clock.anchored"
  | "clock.warned"
  | "clock.ran_out"
  | "facts.stated"
  | "filing.filed"
  | "filing.receipted"
  | "filing.asked"
  | "filing.answered"
  | "measure.asked"
  | "measure.consulted"
  | "measure.decided"
  | "measure.stepped"
  | "measure.effect"
  | "measure.loss"
  | "measure.noticed"
  | "hold.placed"
  | "hold.lifted"
  | "approval.asked"
  | "approval.answered"
  | "break_glass.ended"
  | "break_glass.reviewed"
  | "read.restricted"
  | "read.ended"
  | "read.denied"
  | "preview.looked_through";

export interface Entry {
  readonly act: ActName;
  readonly actorId: string;
  readonly labelId: number;
  readonly subject: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Writes entries for acts that this transaction does. */
export async function record(tx: ReaderTx | DutyTx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await insertEntries(tx, (await tx.now()).toString(), entries);
}
