/** What a body was served, as rows of that body: written after it was served, read when it reports. */

import type { Trail } from "@noroshi/stix";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

export interface Served {
  readonly kind: string;
  readonly value: string;
}

/**
 * Keeps that each value was served to the acting body, as of now: nothing was taken in from it since, and no clock was stepped.
 * What it had said itself by then is no news to it.
 */
export async function keepServed(tx: ReaderTx, list: readonly Served[]): Promise<void> {
  const at = (await tx.now()).toString();
  await sql`
    insert into handed_over (organisation_id, kind, value, first_at)
    select ${tx.reader.organisationId}::uuid, t.kind, t.value, ${at}::timestamptz
    from unnest(${list.map((s) => s.kind)}::text[], ${list.map((s) => s.value)}::text[]) as t(kind, value)
    where not exists (
      select from assertion o join report r on r.report_id = o.report_id
      where o.kind = t.kind and o.value = t.value and r.owner_id = ${tx.reader.organisationId}::uuid and o.received_at <= ${at}::timestamptz)
    on conflict do nothing`.execute(tx.db);
}

export interface Suspect {
  readonly assertionId: string;
  readonly receivedAt: string;
  readonly observedAt: string | null;
  readonly handedOverAt: string;
  /** When the body itself first reported the value, in any version of any report; null = never before. */
  readonly firstSaidAt: string | null;
}

/** Values of these reports of the acting body that it had been given at some time. */
export async function suspects(tx: ReaderTx, reports: readonly string[]): Promise<readonly Suspect[]> {
  const { rows } = await sql<Suspect>`
    select a.assertion_id as "assertionId", a.received_at as "receivedAt", a.observed_at as "observedAt", h.first_at as "handedOverAt",
      (select min(o.received_at) from assertion o join report r on r.report_id = o.report_id
       where o.kind = a.kind and o.value = a.value and r.owner_id = ${tx.reader.organisationId}::uuid) as "firstSaidAt"
    from (select array_agg(s.kind) as kinds, array_agg(s.value) as texts from assertion s where s.report_id = any (${[...reports]}::uuid[])) w
    cross join lateral handed_over_to_own(w.kinds, w.texts) h join assertion a on a.kind = h.kind and a.value = h.value
    where a.report_id = any (${[...reports]}::uuid[])`.execute(tx.db);
  return rows;
}

export interface Brought {
  readonly assertionId: string;
  readonly kind: string;
  readonly value: string;
  readonly trail: Trail | { readonly unreadable: true };
}

/** Values of these reports of the acting body that hubs brought, as their files say. */
export async function broughtByHubs(tx: ReaderTx, reports: readonly string[]): Promise<readonly Brought[]> {
  const { rows } = await sql<Brought>`
    select a.assertion_id as "assertionId", a.kind, a.value, a.trail from assertion a
    where a.report_id = any (${[...reports]}::uuid[]) and a.trail is not null`.execute(tx.db);
  return rows;
}
