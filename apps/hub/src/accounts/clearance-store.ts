/** Clearances as rows: who is admitted to which compartment, and until when. Written by the door duty. */
import type { DutyTx } from "../db/act.ts";

export interface NewClearance {
  readonly id: string;
  readonly organisationId: string;
  readonly compartment: string;
  readonly since: string;
  readonly until: string;
}

export async function insertClearance(tx: DutyTx<"door">, c: NewClearance): Promise<void> {
  await tx.db
    .insertInto("clearance")
    .values({
      clearance_id: c.id,
      organisation_id: c.organisationId,
      compartment: c.compartment,
      since: c.since,
      until: c.until,
      recorded_at: (await tx.now()).toString(),
    })
    .execute();
}
