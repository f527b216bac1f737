/**
 * Clocks as rows: derived by the fusion duty from everything that is not sealed, read by readers through row security. What was
 * done about them is kept beside.
 */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../../db/act.ts";

/** One version of a report, as law needs it. `root` is its first version. */
export interface VersionRow {
  readonly root: string;
  readonly report_id: string;
  readonly owner_id: string;
  readonly kind: string;
  readonly format: string;
  readonly incident_type: string | null;
  readonly received_at: string;
  readonly noticed_at: string | null;
  readonly historical: boolean;
  readonly latest: boolean;
  readonly law_version: number;
  readonly content_key: string;
  readonly body: Buffer;
}

/** All versions of these reports, the oldest of each first. */
export async function versionRows(tx: DutyTx<"fusion">, ids: readonly string[]): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    with v as (select distinct v.report_id from versions_of(${[...new Set(ids)]}::uuid[]) v)
    select coalesce(first_value(r.report_id) over (partition by r.owner_id, coalesce(r.source_ref, uuid_send(r.report_id)) order by r.version), r.report_id) as root,
      r.report_id, r.owner_id, r.kind, r.format, r.incident_type, r.received_at, r.noticed_at, r.historical, r.latest,
      r.law_version::integer as law_version, r.content_key, r.body
    from report r join v using (report_id) order by r.owner_id, r.version, r.report_id`.execute(tx.db);
  return rows;
}

export interface EventRow {
  readonly root_id: string;
  readonly rule: string | null;
  readonly kind: "met" | "paused" | "resumed" | "anchor" | "warned" | "ran_out";
  readonly anchor: string | null;
  readonly at: string;
  readonly said_at: string;
  readonly said_by: string;
  readonly evidence: string | null;
  readonly evidence_kind: "filing" | "receipt" | "acknowledgement" | "message" | "call" | null;
}

/** What was done about the clocks of these reports, in the order in which it was said. */
export async function eventsOf(
  tx: DutyTx<"fusion"> | ReaderTx,
  roots: readonly string[],
): Promise<readonly EventRow[]> {
  if (roots.length === 0) return [];
  return (await tx.db
    .selectFrom("clock_event")
    .select(["root_id", "rule", "kind", "anchor", "at", "said_at", "said_by", "evidence", "evidence_kind"])
    .where("root_id", "in", [...roots])
    .orderBy("said_at")
    .orderBy("event_id")
    .execute()) as readonly EventRow[];
}

export interface NewClock {
  readonly reportId: string;
  readonly rootId: string;
  readonly startedBy: string;
  readonly rule: string;
  readonly perCase: boolean;
  readonly obliged: string;
  readonly anchorAt: string;
  readonly due: string;
  readonly rolled: string | null;
  readonly until: string;
  readonly warnAt: string;
  readonly covered: boolean;
  readonly paused: boolean;
}

/** Replaces the clocks of these reports. An id follows from report and rule, so that it is the same after a rebuild. */
export async function replaceClocks(
  tx: DutyTx<"fusion">,
  roots: readonly string[],
  clocks: readonly NewClock[],
): Promise<void> {
  await sql`delete from clock where root_id = any (${[...roots]}::uuid[])`.execute(tx.db);
  if (clocks.length === 0) return;
  const of = <K extends keyof NewClock>(key: K): NewClock[K][] => clocks.map((c) => c[key]);
  await sql`
    insert into clock (clock_id, report_id, label_id, audience_class, root_id, started_by, rule, per_case, obliged, anchor_at, due, rolled, until, warn_at, covered, paused)
    select md5(t.root::text || ' ' || t.rule)::uuid, t.report, r.label_id, r.audience_class, t.root, t.started_by, t.rule, t.per_case, t.obliged, t.anchor_at, t.due, t.rolled, t.until, t.warn_at, t.covered, t.paused
    from unnest(${of("reportId")}::uuid[], ${of("rootId")}::uuid[], ${of("startedBy")}::uuid[], ${of("rule")}::text[], ${of("perCase")}::boolean[], ${of("obliged")}::text[],
      ${of("anchorAt")}::timestamptz[], ${of("due")}::text[], ${of("rolled")}::date[], ${of("until")}::timestamptz[], ${of("warnAt")}::timestamptz[], ${of("covered")}::boolean[], ${of("paused")}::boolean[])
      as t(report, root, started_by, rule, per_case, obliged, anchor_at, due, rolled, until, warn_at, covered, paused)
    join report r on r.report_id = t.report`.execute(tx.db);
}

export interface ClockRow {
  readonly clock_id: string;
  readonly report_id: string;
  readonly root_id: string;
  readonly label_id: number;
  readonly started_by: string;
  readonly rule: string;
  readonly per_case: boolean;
  readonly obliged: "reporter" | "coordinator" | "authority";
  readonly anchor_at: string;
  readonly due: string;
  readonly rolled: string | null;
  readonly until: string;
  readonly covered: boolean;
  readonly paused: boolean;
  readonly owner_id: string;
  readonly received_at: string;
}

const COLUMNS = sql`c.clock_id, c.report_id, c.root_id, c.label_id, c.started_by, c.rule, c.per_case, c.obliged, c.anchor_at, c.due, c.rolled, c.until, c.covered, c.paused, r.owner_id, r.received_at`;
/** Looked up one by one (`offset 0`): no other report is touched. */
const ITS_REPORT = sql`(select r.owner_id, r.received_at from report r where r.report_id = c.report_id offset 0)`;

/** One page of visible clocks, the nearest first; without those that were met unless all are wanted. */
export async function pageOfClocks(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
  all: boolean,
): Promise<readonly ClockRow[]> {
  const { rows } = await sql<ClockRow>`
    select ${COLUMNS} from visible_class v cross join lateral (
      select k.* from clock k
      where k.audience_class = v.audience_class
        and (${after === undefined} or (k.until, k.clock_id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
        and (${all} or (select count(*) from clock_event e where e.root_id = k.root_id and e.rule = k.rule and e.kind = 'met') = 0)
        and (select count(*) from report o where o.report_id = k.report_id) = 1
      order by k.until, k.clock_id limit ${limit + 1}
    ) c cross join lateral ${ITS_REPORT} r order by c.until, c.clock_id limit ${limit + 1}`.execute(tx.db);
  return rows;
}

/** The visible clocks of these reports (any of their versions), the nearest first. */
export async function clocksOf(tx: ReaderTx, reportIds: readonly string[]): Promise<readonly ClockRow[]> {
  if (reportIds.length === 0) return [];
  const { rows } = await sql<ClockRow>`
    select ${COLUMNS} from clock c cross join lateral ${ITS_REPORT} r
    where c.report_id = any (${[...reportIds]}::uuid[]) order by c.until, c.clock_id`.execute(tx.db);
  return rows;
}

export async function clockById(tx: ReaderTx, id: string): Promise<ClockRow | undefined> {
  const { rows } = await sql<ClockRow>`
    select ${COLUMNS} from clock c join report r using (report_id) where c.clock_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

export interface NewEvent {
  readonly id: string;
  readonly reportId: string;
  readonly rootId: string;
  readonly labelId: number;
  readonly rule: string | null;
  readonly kind: EventRow["kind"];
  readonly anchor: string | null;
  readonly at: string;
  readonly by: string;
  readonly receiptId: string | null;
  readonly evidence: string | null;
  readonly evidenceKind: string | null;
}

export async function insertEvent(tx: ReaderTx | DutyTx<"fusion">, e: NewEvent): Promise<void> {
  await sql`
    insert into clock_event (event_id, report_id, label_id, root_id, rule, kind, anchor, at, said_at, said_by, receipt_id, evidence, evidence_kind)
    values (${e.id}::uuid, ${e.reportId}::uuid, ${e.labelId}, ${e.rootId}::uuid, ${e.rule}, ${e.kind}, ${e.anchor}, ${e.at}::timestamptz, realm_now(), ${e.by}::uuid, ${e.receiptId}::uuid, ${e.evidence}, ${e.evidenceKind})`.execute(
    tx.db,
  );
}

/** One teller a realm at a time: who comes second sees what the first one said. Before anything is read. */
export async function lockTelling(tx: DutyTx<"fusion">): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ':clocks told'))`.execute(tx.db);
}

/** Clocks that have come to their warning or run out and of which that was not said yet. */
export async function clocksToTell(
  tx: DutyTx<"fusion">,
  limit: number,
): Promise<
  readonly {
    clock_id: string;
    report_id: string;
    root_id: string;
    label_id: number;
    rule: string;
    kind: "warned" | "ran_out";
    at: string;
    obliged: string;
    owner_id: string;
  }[]
> {
  const { rows } = await sql<never>`
    select c.clock_id, c.report_id, c.root_id, c.label_id, c.rule, k.kind, k.at, c.obliged, o.owner_id
    from clock c join report o on o.report_id = c.report_id cross join lateral (values ('warned', c.warn_at), ('ran_out', c.until)) as k(kind, at)
    where k.at <= realm_now() and not c.paused and c.warn_at <= realm_now()
      and not exists (select from clock_event e where e.root_id = c.root_id and e.rule = c.rule and (e.kind = 'met' or e.kind = k.kind))
      and not exists (select from clock_jump j join report r on r.report_id = c.report_id where j.confirmed_at is null and r.received_at >= j.since)
    order by k.at, c.clock_id limit ${limit}`.execute(tx.db);
  return rows;
}

/** Since when the host's time is in doubt; undefined when it is not. */
export async function doubtSince(tx: DutyTx | ReaderTx): Promise<string | undefined> {
  const { rows } = await sql<{ since: string }>`
    select since from clock_jump where confirmed_at is null order by since limit 1`.execute(tx.db);
  return rows[0]?.since;
}

/** A visible report's label, owner and first version. */
export async function rootOfReport(
  tx: ReaderTx,
  id: string,
): Promise<{ root: string; label_id: number; owner_id: string } | undefined> {
  const { rows } = await sql<{ root: string; label_id: number; owner_id: string }>`
    select (select v.report_id from report v where v.report_id = r.report_id or (v.owner_id = r.owner_id and v.source_ref = r.source_ref) order by v.version limit 1) as root,
      r.label_id, r.owner_id from report r where r.report_id::text = ${id.toLowerCase()}`.execute(tx.db);
  return rows[0];
}
