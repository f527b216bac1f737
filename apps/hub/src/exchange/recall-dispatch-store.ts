/** What was taken back on its way to partners, as rows of the duty that carries it. */
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { holdsObject } from "../sharing/delivered-store.ts";

type Tx = DutyTx<"delivery">;

/** Open and paused channels of any office into a body, through which something goes out. */
export async function channelsInto(
  tx: Tx,
  organisationId: string,
): Promise<readonly { readonly id: string; readonly ownerId: string }[]> {
  const { rows } = await sql<{ id: string; ownerId: string }>`
    select c.channel_id as id, c.owner_id as "ownerId" from channel c where c.organisation_id = ${organisationId}::uuid
      and c.state <> 'ended' and c.way in ('taxii', 'webhook') order by c.opened_at, c.channel_id`.execute(tx.db);
  return rows;
}

export interface NewRecallDispatch {
  readonly id: string;
  readonly channelId: string;
  readonly withdrawalId: string;
  readonly part: "known" | "beyond";
  /** Null: that of the channel. */
  readonly label: LabelKey | null;
  readonly values: readonly { readonly kind: string; readonly value: string }[];
}

/** Opens it with the revoked objects of these values that the channel's office released to the body; once. */
export async function insertRecallDispatch(tx: Tx, d: NewRecallDispatch): Promise<void> {
  const { rows } = await sql`
    insert into dispatch (dispatch_id, channel_id, withdrawal_id, part, label_id, audience_class, opened_at, next_at)
    select ${d.id}::uuid, c.channel_id, ${d.withdrawalId}::uuid, ${d.part}, coalesce(${d.label?.label_id ?? null}::integer, c.label_id),
      coalesce(${d.label?.audience_class ?? null}::integer, c.audience_class), realm_now(), realm_now()
    from channel c where c.channel_id = ${d.channelId}::uuid on conflict do nothing returning true`.execute(tx.db);
  if (rows.length === 0 || d.values.length === 0) return;
  await sql`
    insert into dispatch_recalled (dispatch_id, object_id, modified)
    select distinct ${d.id}::uuid, e.object_id, e.version
    from channel c join exchange_entry e on e.organisation_id = c.organisation_id and e.collection = 'released' and e.is_last
    join shared_object s on s.object_id = e.object_id and s.modified = e.version and s.revoked
    join unnest(${d.values.map((v) => v.kind)}::text[], ${d.values.map((v) => v.value)}::text[]) w(kind, value) on w.kind = s.kind and w.value = s.value
    where c.channel_id = ${d.channelId}::uuid and exists (
      select from delivery x where x.organisation_id = c.organisation_id and x.office_id = c.owner_id and x.audience_key = s.audience_key
        and ${holdsObject(sql`x.delivery_id`, sql`e.object_id`)})`.execute(tx.db);
}
