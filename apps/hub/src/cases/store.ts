/** Cases as rows: opened, filled and joined by the fusion duty; read by readers through row security. */
import type { ClusterReport } from "@noroshi/cases/contract";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export interface OpenCase {
  readonly caseId: string;
  readonly labelId: number;
}

export interface StoredOrder {
  readonly standingOrderId: string;
  readonly name: string;
  readonly person: string;
  readonly body: unknown;
}

/** Standing orders in force now, oldest first. */
export async function orders(tx: DutyTx<"fusion">): Promise<readonly StoredOrder[]> {
  const { rows } = await sql<{ standing_order_id: string; name: string; person: string; body: unknown }>`
    select standing_order_id, name, person, body from standing_order
    where issued_at <= realm_now() and (revoked_at is null or revoked_at > realm_now()) order by issued_at, name`.execute(
    tx.db,
  );
  return rows.map((r) => ({ standingOrderId: r.standing_order_id, name: r.name, person: r.person, body: r.body }));
}

/** A report with an open case to which it, or an earlier version of it, is pinned. */
export interface PinnedCase extends OpenCase {
  readonly reportId: string;
  /** Place among all cases by age: 0 is the oldest of those asked for. */
  readonly age: number;
}

/** The cases to which these reports are pinned, aliases followed to their end; the oldest first. */
export async function casesOf(tx: DutyTx<"fusion">, reportIds: readonly string[]): Promise<readonly PinnedCase[]> {
  if (reportIds.length === 0) return [];
  const asked = await askedOf(tx, reportIds);
  const { rows: pins } = await sql<{ report_id: string; case_id: string }>`
    select report_id, case_id from case_report where report_id = any (${[...asked.keys()]}::uuid[])`.execute(tx.db);
  const standing = await standingFor(tx, [...new Set(pins.map((p) => p.case_id))]);
  const { rows: rooms } = await sql<{ case_id: string; label_id: number }>`
    select case_id, label_id from case_room where case_id = any (${[...new Set([...standing.values()].flat())]}::uuid[])
    order by opened_at, case_id`.execute(tx.db);
  const reportsOf = new Map<string, Set<string>>();
  for (const pin of pins)
    for (const room of standing.get(pin.case_id) ?? []) {
      const reports = reportsOf.get(room) ?? new Set();
      for (const id of asked.get(pin.report_id) ?? []) reports.add(id);
      reportsOf.set(room, reports);
    }
  return rooms.flatMap((r, age) =>
    [...(reportsOf.get(r.case_id) ?? [])].map((reportId) => ({
      reportId,
      caseId: r.case_id,
      labelId: r.label_id,
      age,
    })),
  );
}

/** These reports and the versions that they amend, each with those of the asked that it leads to. */
async function askedOf(
  tx: DutyTx<"fusion">,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const asked = new Map(reportIds.map((id) => [id, new Set([id])]));
  for (let edge = [...asked.keys()]; edge.length > 0; ) {
    const { rows } = await sql<{ id: string; amends: string }>`
      select report_id as id, amends from report where report_id = any (${edge}::uuid[]) and amends is not null`.execute(
      tx.db,
    );
    for (const { id, amends } of rows)
      asked.set(amends, new Set([...(asked.get(amends) ?? []), ...(asked.get(id) ?? [])]));
    edge = rows.map((r) => r.amends);
  }
  return asked;
}

/** For each of these cases those that stand for it: itself, or what it was joined to, followed to the end. */
async function standingFor(
  tx: DutyTx<"fusion">,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const leads = new Map<string, string[]>();
  const known = new Set(caseIds);
  for (let edge = [...caseIds]; edge.length > 0; ) {
    const { rows } = await sql<{ alias_id: string; case_id: string }>`
      select alias_id, case_id from case_alias where alias_id = any (${edge}::uuid[])`.execute(tx.db);
    for (const r of rows) leads.set(r.alias_id, [...(leads.get(r.alias_id) ?? []), r.case_id]);
    edge = [...new Set(rows.map((r) => r.case_id))].filter((id) => !known.has(id));
    for (const id of edge) known.add(id);
  }
  const end = (id: string): readonly string[] => {
    const older = leads.get(id);
    return older === undefined ? [id] : [...new Set(older.flatMap(end))];
  };
  return new Map(caseIds.map((id) => [id, end(id)]));
}

/** Which of these case numbers are taken. */
export async function numbersTaken(tx: DutyTx<"fusion">, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ number: string }>`
    select number from case_room where number = any (${[...numbers]}::text[])`.execute(tx.db);
  return new Set(rows.map((r) => r.number));
}

/** What opening a case needs to know of these reports, the earliest first. */
export async function clusterReports(tx: DutyTx<"fusion">, ids: readonly string[]): Promise<readonly ClusterReport[]> {
  const { rows } = await sql<{
    report_id: string;
    kind: string;
    historical: boolean;
    received_at: string;
    owner_id: string;
    notifier: string | null;
  }>`select report_id, kind, historical, received_at, owner_id, notifier from report
    where report_id = any (${[...ids]}::uuid[]) order by received_at, report_id`.execute(tx.db);
  return rows.map((r) => ({
    reportId: r.report_id,
    kind: r.kind,
    historical: r.historical,
    receivedAt: r.received_at,
    ownerId: r.owner_id,
    notifier: r.notifier ?? r.owner_id,
  }));
}

export interface NewCase extends OpenCase {
  readonly label: LabelKey;
  readonly number: string;
  readonly openedBy: string;
  /** Null where a person opened it. */
  readonly standingOrderId: string | null;
  readonly foundingReport: string;
  readonly leadId: string;
}

/** Opens cases, each with its participants and its founding report pinned, in the name of who opens them. */
export async function insertCases(
  tx: DutyTx<"fusion"> | ReaderTx,
  cases: readonly (NewCase & { readonly participants: readonly string[] })[],
): Promise<void> {
  if (cases.length === 0) return;
  const at = (await tx.now()).toString();
  const of = <K extends keyof NewCase>(key: K): NewCase[K][] => cases.map((c) => c[key]);
  const classes = cases.map((c) => c.label.audience_class);
  await sql`
    insert into case_room (case_id, label_id, audience_class, number, opened_at, opened_by, standing_order_id, founding_report, lead_id)
    select id, label, class, number, ${at}::timestamptz, opener, standing, founding, lead
    from unnest(${of("caseId")}::uuid[], ${of("labelId")}::integer[], ${classes}::integer[], ${of("number")}::text[], ${of("openedBy")}::uuid[],
      ${of("standingOrderId")}::uuid[], ${of("foundingReport")}::uuid[], ${of("leadId")}::uuid[]) as t(id, label, class, number, opener, standing, founding, lead)`.execute(
    tx.db,
  );
  const named = cases.flatMap((c) => c.participants.map((organisation) => ({ c, organisation })));
  await sql`
    insert into case_participant (case_id, organisation_id, label_id, audience_class, named_at, named_by)
    select id, organisation, label, class, ${at}::timestamptz, opener
    from unnest(${named.map((n) => n.c.caseId)}::uuid[], ${named.map((n) => n.organisation)}::uuid[], ${named.map((n) => n.c.labelId)}::integer[],
      ${named.map((n) => n.c.label.audience_class)}::integer[], ${named.map((n) => n.c.openedBy)}::uuid[]) as t(id, organisation, label, class, opener)`.execute(
    tx.db,
  );
  await sql`
    insert into case_report (case_id, report_id, label_id, audience_class, pinned_at, pinned_by)
    select id, founding, label, class, ${at}::timestamptz, opener
    from unnest(${of("caseId")}::uuid[], ${of("foundingReport")}::uuid[], ${of("labelId")}::integer[], ${classes}::integer[], ${of("openedBy")}::uuid[])
      as t(id, founding, label, class, opener)
    on conflict (case_id, report_id) do nothing`.execute(tx.db);
}

/** Pins a report to a case by a recorded act. */
export async function pinReport(
  tx: DutyTx<"fusion"> | ReaderTx,
  c: OpenCase,
  reportId: string,
  by: string,
): Promise<void> {
  await tx.db
    .insertInto("case_report")
    .values({
      case_id: c.caseId,
      report_id: reportId,
      label_id: c.labelId,
      pinned_at: (await tx.now()).toString(),
      pinned_by: by,
    })
    .onConflict((c) => c.columns(["case_id", "report_id"]).doNothing())
    .execute();
}

/** The younger cases point to the older from now on, each under its own label: who does not see both sees no join. */
export async function aliasCases(
  tx: DutyTx<"fusion">,
  pairs: readonly { readonly younger: OpenCase; readonly older: OpenCase }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    insert into case_alias (alias_id, case_id, label_id, audience_class, since)
    select y, o, l.label_id, l.audience_class, realm_now()
    from unnest(${pairs.map((p) => p.younger.caseId)}::uuid[], ${pairs.map((p) => p.older.caseId)}::uuid[], ${pairs.map((p) => p.younger.labelId)}::integer[]) as t(y, o, n)
    join label l on l.label_id = t.n on conflict do nothing`.execute(tx.db);
}
