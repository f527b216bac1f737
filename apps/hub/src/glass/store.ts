/** Emergencies as rows, beside the approvals that they hang on. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

export interface GlassRow {
  readonly id: string;
  readonly actor_id: string;
  readonly kinds: string[];
  readonly minutes: number;
  readonly reason: string;
  readonly rule: "other_person" | "other_organisation";
  readonly asked_person: string;
  readonly asker: string;
  readonly asked_organisation: string;
  readonly asked_at: string;
  readonly expires_at: string;
  readonly answer: "confirmed" | "refused" | null;
  readonly answered_person: string | null;
  readonly answerer: string | null;
  readonly answered_organisation: string | null;
  readonly opened_at: string | null;
  readonly closes_at: string | null;
  readonly ended_at: string | null;
  readonly reviewed_at: string | null;
  readonly review: string | null;
  readonly label_id: number;
}

export async function insertGlass(
  tx: ReaderTx,
  g: { readonly id: string; readonly labelId: number; readonly kinds: readonly string[]; readonly minutes: number },
): Promise<void> {
  await sql`insert into break_glass (break_glass_id, label_id, actor_id, kinds, minutes)
    values (${g.id}::uuid, ${g.labelId}, current_actor(), ${[...g.kinds]}::text[], ${g.minutes})`.execute(tx.db);
}

/** Those that the reader sees: what waits for somebody first, then the newest. */
export async function glassRows(tx: ReaderTx, id: string | null, most: number): Promise<readonly GlassRow[]> {
  const { rows } = await sql<GlassRow>`
    select g.break_glass_id as id, g.actor_id, g.kinds, g.minutes, a.reason, a.rule, a.asked_person, asker.name as asker,
      a.asked_organisation, a.asked_at, a.expires_at, a.answer, a.answered_person, answerer.name as answerer,
      a.answered_organisation, g.opened_at, g.closes_at, g.ended_at, g.reviewed_at, g.review, g.label_id
    from break_glass g join approval a on a.approval_id = g.break_glass_id join actor asker on asker.actor_id = a.asked_by
    left join actor answerer on answerer.actor_id = a.answered_by
    where ${id}::uuid is null or g.break_glass_id = ${id}::uuid
    order by g.reviewed_at is not null, a.asked_at desc, g.break_glass_id desc limit ${most}`.execute(tx.db);
  return rows;
}

/** From the approval's own instant on; the trigger reads it there. */
export async function openGlass(tx: ReaderTx, id: string): Promise<void> {
  await sql`update break_glass set opened_at = realm_now(), closes_at = realm_now() + make_interval(mins => minutes)
    where break_glass_id = ${id}::uuid`.execute(tx.db);
}

export async function endGlass(tx: ReaderTx, id: string): Promise<void> {
  await sql`update break_glass set ended_at = realm_now() where break_glass_id = ${id}::uuid and ended_at is null`.execute(
    tx.db,
  );
}

export async function reviewGlass(tx: ReaderTx, id: string, review: string): Promise<void> {
  await sql`update break_glass set reviewed_at = realm_now(), reviewed_by = current_actor(), review = ${review}
    where break_glass_id = ${id}::uuid`.execute(tx.db);
}
