/**
 * Search as rows of one reader. For a reader of few audience classes every question goes class by class, so that the rows that
 * are touched are its own whatever else is stored; a reader of many asks the value first. Row security decides in both cases.
 */
import { type RawBuilder, sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { IndicatorRow } from "../intake/reading/store.ts";

/** Probes of an index (values × classes) up to which going class by class is the quicker way; see bench/src/search.ts. */
const MOST_PROBES = 25_000;

export interface FoundRow extends IndicatorRow {
  /** Which of the questions it answers. */
  readonly n: number;
}

// `offset 0` keeps a look-up by class one: turned round, it would begin with everybody's rows of a value.
const FIELDS = sql`a.assertion_id as id, a.received_at as at, a.kind, a.value, a.report_id, a.valid_until, a.label_id,
  coalesce(a.valid_until <= realm_now(), false) as expired`;
const COUNTS = sql`a.indicator and a.latest`;
const MARKED = sql`l.tlp, said_caveats(l.caveats, l.originator_caveats, l.pap) as caveats`;

/** Up to so many audience classes a range or a word is looked up class by class; beyond, what is asked leads; see bench/src/search.ts. */
const FEW_CLASSES = 64;

/** Has this reader at most so many audience classes? Reads one more than that, whatever it has. */
async function hasAtMost(tx: ReaderTx, most: number): Promise<boolean> {
  const { rows } = await sql<{ few: boolean }>`
    select count(*) <= ${most} as few from (select from visible_class limit ${most + 1}) c`.execute(tx.db);
  return rows[0]?.few === true;
}

const hasFew = (tx: ReaderTx): Promise<boolean> => hasAtMost(tx, FEW_CLASSES);

/** Sources of these values, exactly; newest first within each, `limit` in all. */
export async function exactRows(
  tx: ReaderTx,
  asked: readonly { readonly kind: string; readonly value: string }[],
  limit: number,
): Promise<readonly FoundRow[]> {
  if (asked.length === 0) return [];
  const wanted = sql`unnest(${asked.map((a) => a.kind)}::text[], ${asked.map((a) => a.value)}::text[]) with ordinality w(kind, value, n)`;
  const few = await hasAtMost(tx, Math.floor(MOST_PROBES / asked.length));
  const { rows } = await sql<FoundRow>`
    select p.*, ${MARKED} from ${few ? byClass(wanted) : byValue(wanted)} p join label l on l.label_id = p.label_id
    order by p.n, p.at desc, p.id desc limit ${limit}`.execute(tx.db);
  return rows;
}

function byClass(wanted: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select w.n::integer as n, f.* from ${wanted} cross join visible_class v cross join lateral (
    select ${FIELDS} from assertion a
    where a.kind = w.kind and a.value = w.value and a.audience_class = v.audience_class and ${COUNTS} offset 0) f)`;
}

function byValue(wanted: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select w.n::integer as n, ${FIELDS} from ${wanted} join assertion a on a.kind = w.kind and a.value = w.value and ${COUNTS})`;
}

export interface Bounds {
  /** Hexadecimal digits; as many as the family has. */
  readonly low: string;
  readonly high: string;
}

/** Addresses and ranges that lie inside these bounds. */
export async function insideRows(tx: ReaderTx, b: Bounds, limit: number): Promise<readonly FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    select 1 as n, p.*, ${MARKED} from visible_class v cross join lateral (
      select ${FIELDS} from assertion a
      where a.audience_class = v.audience_class and a.address_low >= decode(${b.low}, 'hex') and a.address_low <= decode(${b.high}, 'hex')
        and a.address_high <= decode(${b.high}, 'hex') and length(a.address_low) = ${b.low.length / 2}::integer and ${COUNTS}
      order by a.address_low, a.assertion_id limit ${limit}
    ) p join label l on l.label_id = p.label_id order by p.kind, p.value, p.at desc, p.id desc limit ${limit}`.execute(
    tx.db,
  );
  return rows;
}

/** Ranges that hold these bounds: each begins at one of few addresses, the bounds' own with some bits cleared. */
export async function holdingRows(tx: ReaderTx, b: Bounds, limit: number): Promise<readonly FoundRow[]> {
  const starts = sql`unnest(${beginnings(b.low)}::text[]) as s(low)`;
  const holding = sql`a.address_low = decode(s.low, 'hex') and a.address_high >= decode(${b.high}, 'hex') and a.kind = 'cidr' and ${COUNTS}`;
  const from = (await hasFew(tx))
    ? sql`visible_class v cross join ${starts} cross join lateral (
        select ${FIELDS} from assertion a where a.audience_class = v.audience_class and ${holding} offset 0) p`
    : sql`${starts} cross join lateral (select ${FIELDS} from assertion a where ${holding} offset 0) p`;
  const { rows } = await sql<FoundRow>`
    select 1 as n, p.*, ${MARKED} from ${from} join label l on l.label_id = p.label_id
    order by p.value, p.at desc, p.id desc limit ${limit}`.execute(tx.db);
  return rows;
}

/** Every first address that a range around this address can have. */
function beginnings(low: string): readonly string[] {
  const bits = low.length * 4;
  const address = BigInt(`0x${low}`);
  const starts = Array.from({ length: bits + 1 }, (_, free) => (address >> BigInt(free)) << BigInt(free));
  return [...new Set(starts)].map((start) => start.toString(16).padStart(low.length, "0"));
}

/** Values that begin so, each once; as many as asked. */
export async function beginningWith(
  tx: ReaderTx,
  beginning: string,
  limit: number,
): Promise<readonly { readonly kind: string; readonly value: string }[]> {
  const { rows } = await sql<{ kind: string; value: string }>`
    select distinct p.kind, p.value collate "C" as value from visible_class v cross join lateral (
      select a.kind, a.value from assertion a
      where a.audience_class = v.audience_class and a.value collate "C" >= ${beginning} and a.value collate "C" < ${`${beginning}\u{10ffff}`}
        and ${COUNTS} order by a.value collate "C" limit ${limit * 8}
    ) p order by value, kind limit ${limit}`.execute(tx.db);
  return rows;
}

/** Reports whose text has all of these tokens, newest first. */
export async function textRows(
  tx: ReaderTx,
  tokens: readonly bigint[],
  limit: number,
): Promise<readonly { readonly id: string }[]> {
  const [first, ...rest] = tokens;
  if (first === undefined) return [];
  const others = rest.map(
    (token) =>
      sql`and exists (select from search_token o where o.report_id = t.report_id and o.token = ${String(token)}::bigint)`,
  );
  const has = sql`select t.report_id from search_token t where t.token = ${String(first)}::bigint`;
  const proposed = (await hasFew(tx))
    ? sql`visible_class v cross join lateral (${has} and t.audience_class = v.audience_class offset 0) t`
    : sql`(${has} offset 0) t`;
  const { rows } = await sql<{ id: string }>`
    select r.report_id as id from ${proposed} cross join lateral (
      select r.report_id, r.received_at from report r where r.report_id = t.report_id and r.latest offset 0) r
    where true ${sql.join(others, sql` `)} order by r.received_at desc, r.report_id desc limit ${limit}`.execute(tx.db);
  return rows;
}
