/** What is data of a realm beside its bodies: orders, policies, warning lists, settings, the clock of an exercise. */
import { sql } from "kysely";
import type { DutyTx } from "../../db/act.ts";

export interface NewOrder {
  readonly id: string;
  readonly name: string;
  readonly issuedBy: string;
  readonly person: string;
  /** The realm's now when absent. */
  readonly issuedAt: string | undefined;
  readonly body: unknown;
}

/** The same order again is the one that stands. @returns its id, or undefined when another order has the name */
export async function writeStandingOrder(tx: DutyTx<"door">, o: NewOrder): Promise<string | undefined> {
  const at = o.issuedAt ?? (await tx.now()).toString();
  const body = JSON.stringify(o.body);
  const made = await tx.db
    .insertInto("standing_order")
    .values({ standing_order_id: o.id, name: o.name, issued_by: o.issuedBy, person: o.person, issued_at: at, body })
    .onConflict((known) => known.column("name").doNothing())
    .returning("standing_order_id")
    .executeTakeFirst();
  if (made) return o.id;
  const known = await tx.db
    .selectFrom("standing_order")
    .select("standing_order_id")
    .where("name", "=", o.name)
    .where("issued_by", "=", o.issuedBy)
    .where("person", "=", o.person)
    .where("revoked_at", "is", null)
    .where(sql<boolean>`body = ${body}::jsonb`)
    .executeTakeFirst();
  return known?.standing_order_id;
}

/** Makes this policy the one in force. */
export async function writeLinkPolicy(tx: DutyTx<"door">, id: string, policy: unknown): Promise<void> {
  await tx.db.updateTable("link_policy").set({ active: false }).execute();
  await sql`insert into link_policy (policy_id, active, body, since) values (${id}, true, ${JSON.stringify(policy)}::jsonb, realm_now())
    on conflict (policy_id) do update set active = true, body = excluded.body, since = excluded.since`.execute(tx.db);
}

/** Replaces the warning list; values are canonical. */
export async function writeWarningList(
  tx: DutyTx<"door">,
  rows: readonly { kind: string; value: string; list: string }[],
): Promise<void> {
  await tx.db.deleteFrom("warning_value").execute();
  await sql`insert into warning_value (kind, value, list)
    select k, v, l from unnest(${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.value)}::text[], ${rows.map((r) => r.list)}::text[]) as t(k, v, l)
    on conflict do nothing`.execute(tx.db);
}

/** Steps the clock, or lets it run on from an instant. The table refuses both in a live realm. @returns the realm's now */
export async function writeClock(tx: DutyTx<"keeper">, o: { stepped: string } | { runsFrom: string }): Promise<string> {
  if ("stepped" in o)
    await sql`update realm set clock_stepped = ${o.stepped}::timestamptz, clock_offset = null`.execute(tx.db);
  else
    await sql`update realm set clock_stepped = null, clock_offset = ${o.runsFrom}::timestamptz - clock_timestamp()`.execute(
      tx.db,
    );
  const { rows } = await sql<{ now: string }>`select realm_now() as now`.execute(tx.db);
  const now = rows[0]?.now;
  if (now === undefined) throw new Error("the realm has no clock");
  return now;
}

/** Adds a sign-in that an exercise realm shows to everybody. */
export async function addDemoAccount(tx: DutyTx<"door">, shown: unknown): Promise<void> {
  await sql`insert into setting (name, body, since) values ('demo_accounts', ${JSON.stringify([shown])}::jsonb, realm_now())
    on conflict (name) do update set body = setting.body || excluded.body`.execute(tx.db);
}

export async function readSetting(tx: DutyTx<"door">, name: string): Promise<unknown> {
  return (await tx.db.selectFrom("setting").select("body").where("name", "=", name).executeTakeFirst())?.body;
}
