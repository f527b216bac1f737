/** Link policy and warning list as rows, with the mark that tells when they change. Both are public to the realm. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";

/** Changes whenever the policy or the warning list does. */
export async function rulingMark(tx: DutyTx<"fusion" | "delivery"> | ReaderTx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select mark::text as mark from ruling_mark`.execute(tx.db);
  return rows[0]?.mark ?? "";
}

/** What two equal warning lists have in common. */
export async function warningDigest(tx: ReaderTx): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select md5(coalesce(string_agg(w.kind || ' ' || w.value, ',' order by w.kind, w.value), '')) as digest from warning_value w`.execute(
    tx.db,
  );
  return rows[0]?.digest ?? "";
}

/** The policy in force (none: undefined), the warning list, and the mark under which both hold; of one snapshot. */
export async function readRuling(tx: DutyTx<"fusion" | "delivery"> | ReaderTx): Promise<{
  readonly mark: string;
  readonly active: { readonly id: string; readonly body: unknown } | undefined;
  readonly warnings: readonly { readonly kind: string; readonly value: string }[];
}> {
  const { rows } = await sql<{
    mark: string | null;
    active: { id: string; body: unknown } | null;
    warnings: { kind: string; value: string }[];
  }>`
    select (select mark::text from ruling_mark) as mark,
      (select jsonb_build_object('id', p.policy_id, 'body', p.body) from link_policy p where p.active order by p.since desc limit 1) as active,
      coalesce((select jsonb_agg(jsonb_build_object('kind', w.kind, 'value', w.value)) from warning_value w), '[]') as warnings`.execute(
    tx.db,
  );
  const found = rows[0];
  return { mark: found?.mark ?? "", active: found?.active ?? undefined, warnings: found?.warnings ?? [] };
}
