/** Consents whose time is over, as the delivery duty finds and ends them. */
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";

export interface Lapsing {
  readonly consent_id: string;
  readonly label_id: number;
  /** The instant at which it ended. */
  readonly at: string;
  /** All versions of the report that it is of. */
  readonly reports: readonly string[];
}

export async function consentsToLapse(tx: DutyTx<"delivery">, most: number): Promise<readonly Lapsing[]> {
  const { rows } = await sql<Lapsing>`select * from consents_to_lapse(${most})`.execute(tx.db);
  return rows;
}

/** @returns false where it was taken back or ended meanwhile */
export async function lapseConsent(tx: DutyTx<"delivery">, consentId: string, withdrawalId: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`
    select lapse_consent(${consentId}::uuid, ${withdrawalId}::uuid) as ended`.execute(tx.db);
  return rows[0]?.ended === true;
}
