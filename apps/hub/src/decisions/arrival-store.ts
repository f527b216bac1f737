/** What arrived, as rows of the duty that links, and the blind search among what others keep. */
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";

export interface Arrived {
  readonly id: string;
  readonly kind: string;
  readonly value: string;
}

/** Indicators of these reports that count; none of old material, and none at all while nobody keeps anything in a compartment. */
export async function arrivedIndicators(tx: DutyTx<"fusion">, reports: readonly string[]): Promise<readonly Arrived[]> {
  const { rows } = await sql<Arrived>`
    select a.assertion_id as id, a.kind, a.value from assertion a join report r on r.report_id = a.report_id
    where a.report_id = any (${[...reports]}::uuid[]) and a.indicator and a.latest and not r.historical
      and exists (select from label l where in_compartment(l.caveats, l.originator_caveats))`.execute(tx.db);
  return rows;
}

/** Tells, later, whoever keeps one of these in a compartment that somebody else has it. Nothing comes back. */
export async function noteArrivals(
  tx: DutyTx<"fusion">,
  items: readonly Arrived[],
  policy: { readonly waitMinutes: number; readonly most: number },
): Promise<void> {
  await sql`select note_arrivals(${items.map((i) => i.id)}::uuid[], make_interval(mins => ${policy.waitMinutes}), ${policy.most}::integer)`.execute(
    tx.db,
  );
}
