/** Assets as rows: of the body that registered them, and of the office that decides on them. */
import type { AssetKind } from "@noroshi/sharing";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export type AssetState = "proposed" | "approved" | "refused" | "withdrawn";

export interface AssetRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: AssetKind;
  readonly value: string;
  readonly important: boolean;
  readonly note: string | null;
  readonly state: AssetState;
  readonly at: string;
  readonly label_id: number;
  readonly said_by: string;
}

const ROW = sql`a.asset_id as id, a.organisation_id, a.kind, a.value, a.important, a.note, a.state, a.said_at as at, a.label_id, a.said_by`;

/** One page of what the caller sees, newest first; one row more than asked where there is a next. */
export async function assetRows(
  tx: ReaderTx,
  ask: {
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
    readonly state: AssetState | null;
  },
): Promise<readonly AssetRow[]> {
  const { after, limit, state } = ask;
  const { rows } = await sql<AssetRow>`
    select ${ROW} from asset a where (${state === null} or a.state = ${state})
      and (${after === undefined} or (a.said_at, a.asset_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by a.said_at desc, a.asset_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

/** Every approved asset that the caller sees: the office sees all. */
export async function approvedAssets(tx: ReaderTx): Promise<readonly AssetRow[]> {
  const { rows } = await sql<AssetRow>`select ${ROW} from asset a where a.state = 'approved'`.execute(tx.db);
  return rows;
}

/** What the caller's own body owns, approved. */
export async function ownAssets(tx: ReaderTx): Promise<readonly AssetRow[]> {
  const { rows } = await sql<AssetRow>`
    select ${ROW} from asset a where a.state = 'approved' and a.organisation_id = ${tx.reader.organisationId}::uuid order by a.asset_id`.execute(
    tx.db,
  );
  return rows;
}

export async function findAsset(tx: ReaderTx, id: string): Promise<AssetRow | undefined> {
  const { rows } = await sql<AssetRow>`select ${ROW} from asset a where a.asset_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

/** @returns false where the body has registered the same already */
export async function insertAsset(
  tx: ReaderTx,
  a: Pick<AssetRow, "id" | "kind" | "value" | "important" | "note" | "at"> & { readonly label: LabelKey },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into asset (asset_id, label_id, audience_class, organisation_id, kind, value, important, note, said_at, said_by)
    values (${a.id}::uuid, ${a.label.label_id}, ${a.label.audience_class}, current_organisation(), ${a.kind}, ${a.value}, ${a.important}, ${a.note}, ${a.at}::timestamptz, current_actor())
    on conflict do nothing`.execute(tx.db);
  return numAffectedRows === 1n;
}

/** @returns whether it was in one of the states and moved */
export async function moveAsset(
  tx: ReaderTx,
  id: string,
  from: readonly AssetState[],
  to: AssetState,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update asset set state = ${to} where asset_id = ${id}::uuid and state = any (${[...from]}::text[])`.execute(tx.db);
  return numAffectedRows === 1n;
}

export async function insertAssetEvent(
  tx: ReaderTx,
  e: {
    readonly id: string;
    readonly assetId: string;
    readonly kind: AssetState;
    readonly reason: string | null;
    readonly at: string;
  },
): Promise<void> {
  await sql`
    insert into asset_event (asset_event_id, asset_id, label_id, audience_class, kind, reason, said_by, at)
    select ${e.id}::uuid, a.asset_id, a.label_id, a.audience_class, ${e.kind}, ${e.reason}, current_actor(), ${e.at}::timestamptz
    from asset a where a.asset_id = ${e.assetId}::uuid`.execute(tx.db);
}

export interface AssetEventRow {
  readonly asset_id: string;
  readonly kind: AssetState;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
}

export async function assetEvents(tx: ReaderTx, assets: readonly string[]): Promise<readonly AssetEventRow[]> {
  const { rows } = await sql<AssetEventRow>`
    select e.asset_id, e.kind, e.reason, a.organisation_id as by, e.at from asset_event e join actor a on a.actor_id = e.said_by
    where e.asset_id = any (${[...assets]}::uuid[]) order by e.at, e.asset_event_id`.execute(tx.db);
  return rows;
}
