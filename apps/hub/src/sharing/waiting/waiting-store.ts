/** Releases that wait for a second person, as rows: of their office, and what the delivery duty pins of each. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../../db/act.ts";
import { jsonInTurns } from "../in-turns.ts";
import type { Only, ReleaseRow } from "../store.ts";

type Tx = DutyTx<"delivery">;

export interface WaitingRow extends Pick<ReleaseRow, "id" | "audience" | "recipients" | "reports" | "seen"> {
  readonly state: string;
  readonly approvalId: string;
  readonly labelId: number;
  readonly items: Only;
  readonly victims: unknown;
}

/** A release of the caller's body that waited or waits; held where it waits. */
export async function findWaiting(tx: ReaderTx, id: string): Promise<WaitingRow | undefined> {
  await sql`select from release r where r.release_id = ${id}::uuid and r.state = 'waiting' for update`.execute(tx.db);
  const { rows } = await sql<WaitingRow>`
    select r.release_id as id, r.state, r.approval_id as "approvalId", r.label_id as "labelId", r.audience, r.recipients, r.reports, r.seen, r.items, r.victims
    from release r where r.release_id = ${id}::uuid and r.owner_id = current_organisation() and r.approval_id is not null`.execute(
    tx.db,
  );
  return rows[0];
}

/** @returns false where it has ended already */
export async function endRelease(tx: ReaderTx, id: string, state: "refused" | "taken_back"): Promise<boolean> {
  const { rows } = await sql`
    update release set state = ${state}, ended_at = realm_now() where release_id = ${id}::uuid and state = 'waiting' returning 1`.execute(
    tx.db,
  );
  return rows.length === 1;
}

/** Lets it go, as the database holds it. @param still what of the orderer's own part may go out now */
export async function letGo(
  tx: ReaderTx,
  id: string,
  still: readonly { readonly kind: string; readonly value: string }[],
): Promise<void> {
  const pairs = await jsonInTurns(still, (v) => [v.kind, v.value]);
  await sql`select let_release_go(${id}::uuid, ${pairs}::jsonb)`.execute(tx.db);
}

export interface Unpinned {
  readonly id: string;
  readonly recipients: readonly string[];
  readonly reports: readonly string[];
  readonly items: Only;
  readonly at: string;
}

/** Releases that wait and of which nothing is pinned yet; or one of them by its id. */
export async function unpinned(tx: Tx, id: string | null): Promise<readonly Unpinned[]> {
  const { rows } = await sql<Unpinned>`
    select r.release_id as id, r.recipients, r.reports, r.items, r.at from release r
    where r.state = 'waiting' and (${id}::uuid is null or r.release_id = ${id}::uuid)
      and not exists (select from release_pin p where p.release_id = r.release_id)
    order by r.at, r.release_id`.execute(tx.db);
  return rows;
}

/** Keeps what its recipients might have got: no more than that goes out when it is let go. */
export async function pin(
  tx: Tx,
  id: string,
  values: readonly { readonly kind: string; readonly value: string }[],
): Promise<void> {
  const pairs = await jsonInTurns(values, (v) => [v.kind, v.value]);
  await sql`insert into release_pin (release_id, items, at) values (${id}::uuid, ${pairs}::jsonb, realm_now())`.execute(
    tx.db,
  );
}
