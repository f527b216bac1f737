/** Reads from the outbox which acts hung on a capability of law. */
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";

export interface GatedAct {
  readonly at: string;
  readonly act: string;
  readonly gate: string;
  readonly subject: string | null;
}

export async function gatedActs(tx: DutyTx<"keeper">): Promise<readonly GatedAct[]> {
  const { rows } = await sql<GatedAct>`
    select at, act, entry ->> 'gate' as gate, subject from outbox where entry ->> 'gate' is not null order by at, outbox_id`.execute(
    tx.db,
  );
  return rows;
}
