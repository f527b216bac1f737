/**
 * Linkage's rows: features and postings by label, links and clusters for the duty alone. Every read goes through row
 * security, so the same look-up serves the duty and a reader.
 */
import type { ScoredLink } from "@noroshi/fusion";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { decodeBody } from "../intake/body.ts";
import { type ContentKey, openKeys } from "../keeping/keys.ts";
import { dropTokens, dropUnsealed } from "../search/index-store.ts";
import type { StoredItem, StoredReport } from "./parts.ts";
import { holdsOn } from "./said-store.ts";

/** One lock a realm: linking runs once at a time, in the order in which work is found. */
export async function lockFusion(tx: DutyTx<"fusion">): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ':fusion'))`.execute(tx.db);
}

/** Reports that linkage has not seen yet, oldest first. */
export async function waiting(tx: DutyTx<"fusion">, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ report_id: string }>`
    select report_id from report where linked_at is null order by received_at, report_id limit ${limit}`.execute(tx.db);
  return rows.map((r) => r.report_id);
}

/** The latest versions of these reports. */
export async function latestOf(tx: DutyTx<"fusion">, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct v.report_id as id from versions_of(${[...ids]}::uuid[]) v where v.latest`.execute(tx.db);
  return rows.map((r) => r.id);
}

/** The versions that these reports amend. */
export async function supersededBy(tx: DutyTx<"fusion">, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select amends as id from report where report_id = any (${[...ids]}::uuid[]) and amends is not null`.execute(tx.db);
  return rows.map((r) => r.id);
}

/**
 * A report of more values than this is a list, not an incident: it is searched and matched, but two lists that share values
 * do not speak of one event, so its values take no part in linking.
 */
const LIST_FROM = 10_000;

export interface ReadReport extends StoredReport {
  readonly key: ContentKey;
  readonly latest: boolean;
  readonly amends: string | null;
}

/** Reads reports with their values, decrypted. Superseded versions are read too; the caller decides. */
export async function readReports(
  realm: Realm,
  tx: DutyTx<"fusion">,
  ids: readonly string[],
): Promise<readonly ReadReport[]> {
  if (ids.length === 0) return [];
  const reports = await tx.db
    .selectFrom("report")
    .select(["report_id", "label_id", "kind", "format", "incident_type", "content_key", "body", "latest", "amends"])
    .where("report_id", "in", [...ids])
    .execute();
  const { rows: items } = await sql<{
    report_id: string;
    label_id: number;
    kind: string;
    value: string;
    indicator: boolean;
    secret: boolean;
  }>`
    select a.report_id, a.label_id, a.kind, a.value, a.indicator, 'investigation_secret' = any (l.caveats) as secret
    from assertion a join label l using (label_id)
    where a.report_id in (select r.report_id from report r where r.report_id = any (${ids}::uuid[]) and r.item_count < ${LIST_FROM})`.execute(
    tx.db,
  );
  const byReport = Map.groupBy(items, (i) => i.report_id);
  const keys = await openKeys(
    realm,
    tx,
    reports.map((r) => r.content_key),
  );
  return reports.flatMap((r) => {
    const key = keys.get(r.content_key);
    if (!key) return []; // erased
    return [
      {
        key,
        reportId: r.report_id,
        labelId: r.label_id,
        kind: r.kind as StoredReport["kind"],
        format: r.format as StoredReport["format"],
        incidentType: r.incident_type,
        body: decodeBody(key.open("report", r.report_id, r.body)),
        items: (byReport.get(r.report_id) ?? []).map(
          (i): StoredItem => ({
            labelId: i.label_id,
            kind: i.kind,
            value: i.value,
            indicator: i.indicator,
            secret: i.secret,
          }),
        ),
        latest: r.latest,
        amends: r.amends,
      },
    ];
  });
}

export interface FeatureRow {
  readonly reportId: string;
  readonly labelId: number;
  readonly contentKey: string;
  readonly body: Buffer;
}

export interface PostingRow {
  readonly token: Buffer;
  /** Days since 1970; a pair is met inside the policy's window. */
  readonly day: number;
  readonly reportId: string;
  readonly labelId: number;
}

/** Replaces what linkage knew of these reports. */
export async function writeFeatures(
  tx: DutyTx<"fusion">,
  ids: readonly string[],
  rows: readonly FeatureRow[],
  postings: readonly PostingRow[],
): Promise<void> {
  await sql`delete from posting where report_id = any (${ids}::uuid[])`.execute(tx.db);
  await sql`delete from feature where report_id = any (${ids}::uuid[])`.execute(tx.db);
  await sql`
    insert into feature (report_id, label_id, audience_class, content_key, body)
    select r, l, k.audience_class, c, b
    from unnest(${rows.map((f) => f.reportId)}::uuid[], ${rows.map((f) => f.labelId)}::integer[], ${rows.map((f) => f.contentKey)}::uuid[], ${rows.map((f) => f.body)}::bytea[]) as t(r, l, c, b)
    join label k on k.label_id = t.l`.execute(tx.db);
  await sql`
    insert into posting (token, at_day, report_id, label_id, audience_class)
    select t, d, r, l, k.audience_class
    from unnest(${postings.map((p) => p.token)}::bytea[], ${postings.map((p) => p.day)}::double precision[], ${postings.map((p) => p.reportId)}::uuid[], ${postings.map((p) => p.labelId)}::integer[]) as x(t, d, r, l)
    join label k on k.label_id = x.l`.execute(tx.db);
}

/** More than rounding can take from a difference of days; a posting only proposes, the score decides. */
const ROUNDING = 1e-6;

/**
 * Reports that share a posting with one of these at most so many days apart, as far as the reader of this transaction sees;
 * themselves left out. Looked up key by key, so that what it costs does not depend on what is stored (`offset 0` keeps the
 * planner from reading the whole index where its statistics lag behind).
 */
export async function neighbours(
  tx: DutyTx<"fusion"> | ReaderTx,
  ids: readonly string[],
  windowDays: number,
): Promise<readonly { a: string; b: string }[]> {
  if (ids.length === 0) return [];
  const days = windowDays + ROUNDING;
  const { rows } = await sql<{ a: string; b: string }>`
    select distinct p.report_id as a, q.report_id as b
    from (select distinct token, at_day, report_id from posting where report_id = any (${[...ids]}::uuid[])) p
    cross join lateral (
      select o.report_id from posting o
      where o.token = p.token and o.at_day >= p.at_day - ${days}::double precision and o.at_day <= p.at_day + ${days}::double precision
      offset 0
    ) q where q.report_id <> p.report_id`.execute(tx.db);
  return rows;
}

/** Replaces the links of these reports. */
export async function writeLinks(
  tx: DutyTx<"fusion">,
  ids: readonly string[],
  links: readonly ScoredLink[],
  policy: string,
): Promise<void> {
  await sql`delete from link where a = any (${ids}::uuid[]) or b = any (${ids}::uuid[])`.execute(tx.db);
  if (links.length === 0) return;
  await sql`
    insert into link (a, b, policy, score, reasons)
    select a, b, ${policy}, s, r from unnest(${links.map((l) => l.a)}::uuid[], ${links.map((l) => l.b)}::uuid[], ${links.map((l) => l.score)}::real[],
      ${links.map((l) => JSON.stringify(l.reasons))}::jsonb[]) as t(a, b, s, r)
    on conflict (a, b) do update set policy = excluded.policy, score = excluded.score, reasons = excluded.reasons`.execute(
    tx.db,
  );
}

/** Every report that hangs together with these through links that join or by people's word, or did before; with all scored pairs among them. */
export async function component(
  tx: DutyTx<"fusion">,
  ids: readonly string[],
  threshold: number,
): Promise<{ reports: readonly string[]; links: readonly ScoredLink[] }> {
  const reports = new Set(ids);
  for (let edge = [...reports]; edge.length > 0; ) {
    const near = [...(await beside(tx, edge, threshold)), ...(await holdsOn(tx, edge)).must.flat()];
    edge = [...new Set(near)].filter((id) => !reports.has(id));
    for (const id of edge) reports.add(id);
  }
  const found = [...reports];
  const links = await sql<{ a: string; b: string; score: number; reasons: unknown }>`
    select a, b, score, reasons from link where a = any (${found}::uuid[])`.execute(tx.db);
  return {
    reports: found,
    links: links.rows.map((l) => ({ a: l.a, b: l.b, score: l.score, reasons: l.reasons as ScoredLink["reasons"] })),
  };
}

/** One step from these: over links that join, and to those with whom they shared a cluster. */
async function beside(tx: DutyTx<"fusion">, ids: readonly string[], threshold: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct n.id from unnest(${[...ids]}::uuid[]) as r(id) cross join lateral (
      select l.b as id from link l where l.a = r.id and l.score >= ${threshold}
      union all select l.a from link l where l.b = r.id and l.score >= ${threshold}
      union all select m.report_id from cluster_member own join cluster_member m using (cluster_id) where own.report_id = r.id
    ) n`.execute(tx.db);
  return rows.map((r) => r.id);
}

export async function writeClusters(tx: DutyTx<"fusion">, of: ReadonlyMap<string, string>): Promise<void> {
  await sql`
    insert into cluster_member (report_id, cluster_id)
    select r, c from unnest(${[...of.keys()]}::uuid[], ${[...of.values()]}::uuid[]) as t(r, c)
    on conflict (report_id) do update set cluster_id = excluded.cluster_id where cluster_member.cluster_id <> excluded.cluster_id`.execute(
    tx.db,
  );
}

/** Reports that shared a cluster with these: they must be looked at again when these go. */
export async function clusterMates(tx: DutyTx<"fusion">, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ report_id: string }>`
    select distinct m.report_id from cluster_member own join cluster_member m using (cluster_id)
    where own.report_id = any (${ids}::uuid[]) and m.report_id <> all (${ids}::uuid[])`.execute(tx.db);
  return rows.map((r) => r.report_id);
}

/** Takes superseded versions out of every cluster and link. */
export async function forget(tx: DutyTx<"fusion">, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from link where a = any (${ids}::uuid[]) or b = any (${ids}::uuid[])`.execute(tx.db);
  await sql`delete from posting where report_id = any (${ids}::uuid[])`.execute(tx.db);
  await sql`delete from feature where report_id = any (${ids}::uuid[])`.execute(tx.db);
  await dropTokens(tx, ids);
  await sql`delete from cluster_member where report_id = any (${ids}::uuid[])`.execute(tx.db);
}

/** Empties what linkage derived, so that every report waits again. */
export async function forgetDerived(tx: DutyTx<"keeper">): Promise<void> {
  for (const table of ["link", "cluster_member", "posting", "feature", "clock"] as const)
    await tx.db.deleteFrom(table).execute();
  await dropUnsealed(tx);
  await sql`update report set linked_at = null`.execute(tx.db);
}

/** Says that linkage has seen these reports, and lights their third fire unless they are old material. */
export async function markLinked(tx: DutyTx<"fusion">, ids: readonly string[]): Promise<void> {
  // One instant for the row and its step; after a rebuild the step keeps the instant at which it was first lit.
  const now = (await tx.now()).toString();
  await sql`update report r set linked_at = coalesce((select h.at from hop h where h.subject_kind = 'report' and h.subject_id = r.report_id and h.hop = 'linked'), ${now}::timestamptz)
    where r.report_id = any (${ids}::uuid[])`.execute(tx.db);
  await sql`
    insert into hop (subject_kind, subject_id, hop, at, label_id, audience_class)
    select 'report', report_id, 'linked', ${now}::timestamptz, label_id, audience_class from report where report_id = any (${ids}::uuid[]) and not historical
    on conflict do nothing`.execute(tx.db);
}

/** How many reports linkage has not seen yet. */
export async function countWaiting(tx: DutyTx<"fusion">): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select ((select count(*) from report where linked_at is null) + (select count(*) from said_link where settled_at is null))::integer as n`.execute(
    tx.db,
  );
  return rows[0]?.n ?? 0;
}
