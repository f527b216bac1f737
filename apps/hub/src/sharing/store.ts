/** Release orders and packages as rows, as their orderers and recipients see them. */
import type { Packed } from "@noroshi/handling";
import type { ReleaseRule } from "@noroshi/law";
import type { Trail } from "@noroshi/stix";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { DELIVERED, ITS_OBJECT } from "./delivered-store.ts";
import { jsonInTurns } from "./in-turns.ts";
import type { SaidReason } from "./reasons.ts";

/** Values that a release is limited to, as pairs of kind and value; null = no limit. */
export type Only = readonly (readonly [kind: string, value: string])[] | null;

export interface NewRelease {
  readonly id: string;
  readonly label: LabelKey;
  readonly audience: string;
  readonly recipients: readonly string[];
  readonly reports: readonly string[];
  readonly seen: readonly Packed[];
  readonly reasons: readonly SaidReason[];
  readonly items: Only;
  /** On which of the reports it was ordered. */
  readonly report: string;
  /** Whom it names: ids of consents and facts, no words. */
  readonly victims: readonly { readonly consent: string; readonly fields: readonly string[] }[];
  /** For whose word it waits, and by which rules; null: it goes at once. */
  readonly waits: { readonly approvalId: string; readonly rules: readonly ReleaseRule[] } | null;
  readonly at: string;
}

export async function insertRelease(tx: ReaderTx, r: NewRelease): Promise<void> {
  await tx.db
    .insertInto("release")
    .values({
      release_id: r.id,
      ...r.label,
      owner_id: tx.reader.organisationId,
      ordered_by: tx.reader.actorId,
      audience: r.audience,
      recipients: [...r.recipients],
      reports: [...r.reports],
      report_id: r.report,
      seen: await jsonInTurns(r.seen, asSeen),
      items: r.items === null ? null : JSON.stringify(r.items),
      victims: r.victims.length === 0 ? null : JSON.stringify(r.victims),
      ...(r.waits && { state: "waiting", approval_id: r.waits.approvalId, rules: JSON.stringify(r.waits.rules) }),
      at: r.at,
    })
    .execute();
  if (r.reasons.length === 0) return;
  const rows = r.reasons.map((one) => ({
    release_id: r.id,
    organisation_id: one.recipientId === "" ? null : one.recipientId,
    included: one.included,
    rule: one.rule,
    ...r.label,
    items: JSON.stringify(one.values.map((v) => [v.kind, v.value])),
  }));
  await tx.db.insertInto("release_reason").values(rows).execute();
}

/** A value with its marking; when and from how many it came is the orderer's to see elsewhere. */
const asSeen = ({ kind, value, tlp, terms, pap, validUntil }: Packed) => ({ kind, value, tlp, terms, pap, validUntil });

export interface ToldReason {
  readonly organisationId: string | null;
  readonly included: boolean;
  readonly rule: SaidReason["rule"];
  readonly items: readonly (readonly [string, string])[];
}

/** Why what the orderer saw is in the package or not. */
export async function releaseReasons(tx: ReaderTx, releaseId: string): Promise<readonly ToldReason[]> {
  const { rows } = await sql<ToldReason>`
    select q.organisation_id as "organisationId", q.included, q.rule, q.items from release_reason q
    where q.release_id = ${releaseId}::uuid order by q.organisation_id, q.included desc, q.rule`.execute(tx.db);
  return rows;
}

/** What the recipient's copy of a package is made of. */
export interface PackageRow {
  readonly bundleId: string;
  readonly head: string;
  readonly digest: Buffer;
  readonly at: string;
  readonly version: number;
  readonly tlp: Packed["tlp"];
  readonly officeId: string;
  /** In the order that is this recipient's own. */
  readonly objects: readonly { readonly kind: string; readonly value: string; readonly body: string }[];
}

/** The package of a delivery to the caller, as it was handed over; undefined where it holds nothing or is not the caller's. */
export async function packageRow(tx: ReaderTx, deliveryId: string): Promise<PackageRow | undefined> {
  const { rows } = await sql<Omit<PackageRow, "objects">>`
    select d.bundle_id as "bundleId", d.head, d.package_digest as digest, d.at, d.version, d.tlp, d.office_id as "officeId" from delivery d
    where d.delivery_id = ${deliveryId}::uuid and d.organisation_id = ${tx.reader.organisationId}::uuid and d.bundle_id is not null`.execute(
    tx.db,
  );
  const [row] = rows;
  if (!row) return undefined;
  const { rows: objects } = await sql<PackageRow["objects"][number]>`
    select v.kind, v.value, s.body from ${DELIVERED} join ${ITS_OBJECT}
    where p.delivery_id = ${deliveryId}::uuid order by v.place`.execute(tx.db);
  return { ...row, objects };
}

export interface SourceRow {
  readonly report_id: string;
  readonly kind: string;
  readonly value: string;
  readonly label_id: number;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly received_at: string;
  /** By which hubs it came; null = no hub brought it. */
  readonly trail: Trail | { readonly unreadable: true } | null;
}

/** Indicators of these reports that count at this instant and are on no warning list, as far as the caller sees them. */
export async function sourceRows(
  tx: ReaderTx | DutyTx<"delivery">,
  reports: readonly string[],
  at: string,
): Promise<readonly SourceRow[]> {
  const { rows } = await sql<SourceRow>`
    select a.report_id, a.kind, a.value, a.label_id, a.valid_from, a.valid_until, a.received_at, a.trail from assertion a
    where a.report_id = any (${[...reports]}::uuid[]) and a.latest and a.indicator
      and (a.valid_until is null or a.valid_until > ${at}::timestamptz)
    order by a.kind collate "C", a.value collate "C"`.execute(tx.db);
  return rows;
}

/** Does the caller see a counting indicator of this report, or has it sent the report itself? */
export async function seesValueOf(tx: ReaderTx, report: string): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`
    select exists (select from assertion a where a.report_id = ${report}::uuid and a.latest and a.indicator)
      or exists (select from report r where r.report_id = ${report}::uuid and r.owner_id = ${tx.reader.organisationId}::uuid) as seen`.execute(
    tx.db,
  );
  return rows[0]?.seen === true;
}

/** Recipients of a release that got nothing, since their door was closed when it was to be handed over. */
export async function lapsedRows(
  tx: ReaderTx,
  releaseId: string,
): Promise<readonly { readonly organisation_id: string; readonly at: string }[]> {
  const { rows } = await sql<{ organisation_id: string; at: string }>`
    select l.organisation_id, l.at from release_lapse l where l.release_id = ${releaseId}::uuid order by l.at, l.organisation_id`.execute(
    tx.db,
  );
  return rows;
}

export interface ReleaseRow {
  readonly id: string;
  readonly at: string;
  readonly audience: string;
  readonly recipients: readonly string[];
  readonly reports: readonly string[];
  readonly seen: readonly ReturnType<typeof asSeen>[];
  readonly state: "ordered" | "waiting" | "approved" | "refused" | "taken_back";
  readonly rules: readonly ReleaseRule[] | null;
  /** What was asked of a second person, and answered; null: nobody was asked. */
  readonly approval: {
    readonly reason: string;
    readonly by: string;
    readonly person: string;
    readonly until: string;
    readonly answeredBy: string | null;
    readonly answeredAt: string | null;
    readonly answerReason: string | null;
  } | null;
}

const RELEASE = sql`r.release_id as id, r.at, r.audience, r.recipients, r.reports, r.seen, r.state, r.rules,
  (select jsonb_build_object('reason', a.reason, 'by', x.name, 'person', a.asked_person, 'until', a.expires_at, 'answeredBy', y.name,
    'answeredAt', a.answered_at, 'answerReason', a.answer_reason)
  from approval a join actor x on x.actor_id = a.asked_by left join actor y on y.actor_id = a.answered_by where a.approval_id = r.approval_id) as approval`;

/** One page of the caller's releases, one row more than asked where there is a next; or one by its id. */
export async function releaseRows(
  tx: ReaderTx,
  ask:
    | { readonly id: string }
    | { readonly after: readonly [string, string] | undefined; readonly limit: number; readonly waiting: boolean },
): Promise<readonly ReleaseRow[]> {
  if ("id" in ask) {
    const one = await sql<ReleaseRow>`select ${RELEASE} from release r where r.release_id = ${ask.id}::uuid`.execute(
      tx.db,
    );
    return one.rows;
  }
  const { after, limit, waiting } = ask;
  const { rows } = await sql<ReleaseRow>`
    select p.* from visible_class v cross join lateral (
      select ${RELEASE} from release r where r.audience_class = v.audience_class and (${!waiting} or r.state = 'waiting')
        and (${after === undefined} or (r.at, r.release_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by r.at desc, r.release_id desc limit ${limit + 1}
    ) p where v.reader_no = ${tx.reader.readerNo} order by p.at desc, p.id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export interface DeliveryRow {
  readonly id: string;
  readonly at: string;
  readonly audience: string;
  readonly count: number;
  readonly tlp: Packed["tlp"] | null;
  readonly digest: string;
  readonly version: number;
  readonly packageDigest: string | null;
  readonly acknowledgedAt: string | null;
  readonly aboutVictims: boolean;
}

// What its recipient is told of the order itself is in the package: for whom it was made.
const DELIVERY = sql`d.delivery_id as id, d.at, d.audience, d.version, d.count, d.tlp, encode(d.digest, 'hex') as digest, 
  encode(coalesce((select k.digest from victim_card k where k.delivery_id = d.delivery_id and k.organisation_id = d.organisation_id
    group by k.digest having bool_and(k.words is not null)), d.package_digest), 'hex') as "packageDigest",
  (select k.at from acknowledgement k where k.delivery_id = d.delivery_id) as "acknowledgedAt",
  exists (select from victim_card k where k.delivery_id = d.delivery_id and k.organisation_id = d.organisation_id) as "aboutVictims"`;

export async function deliveryRows(
  tx: ReaderTx,
  ask: { readonly id: string } | { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  const own = sql`d.organisation_id = ${tx.reader.organisationId}::uuid`;
  if ("id" in ask) {
    const one =
      await sql<DeliveryRow>`select ${DELIVERY} from delivery d where d.delivery_id = ${ask.id}::uuid and ${own}`.execute(
        tx.db,
      );
    return one.rows;
  }
  const { after, limit } = ask;
  const { rows } = await sql<DeliveryRow>`
    select p.* from visible_class v cross join lateral (
      select ${DELIVERY} from delivery d where d.audience_class = v.audience_class and ${own}
        and (${after === undefined} or (d.at, d.delivery_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by d.at desc, d.delivery_id desc limit ${limit + 1}
    ) p where v.reader_no = ${tx.reader.readerNo} order by p.at desc, p.id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export async function deliveredValues(tx: ReaderTx, deliveryId: string): Promise<readonly Packed[]> {
  const { rows } = await sql<Packed>`
    select v.kind, v.value, v.tlp, v.valid_until as "validUntil" from ${DELIVERED}
    where p.delivery_id = ${deliveryId}::uuid order by v.kind collate "C", v.value collate "C"`.execute(tx.db);
  return rows;
}
