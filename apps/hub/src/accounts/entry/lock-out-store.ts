/**
 * The sign-in's own books, beside better-auth's tables in the schema `auth`: failed tries by address, and what happened at
 * the door. An address is kept as a keyed hash, known or not, so that the books do not say which addresses are people.
 */
import { type Kysely, sql } from "kysely";

export type SignInWord = "signed_in" | "refused" | "locked" | "second_factor_refused" | "signed_out" | "ended";

export interface SignInEvent {
  readonly id: string;
  readonly at: string;
  readonly loginId: string | null;
  readonly addressDigest: string | null;
  readonly word: SignInWord;
  readonly method: string;
  readonly origin: string | null;
  readonly agent: string | null;
}

/** Makes the two tables where they are not there. The sign-in's role owns the schema. */
export async function prepareBooks(db: Kysely<unknown>): Promise<void> {
  await sql`create table if not exists lock_out (
    address_digest text primary key,
    failures integer not null,
    last_failure timestamptz not null,
    locked_until timestamptz)`.execute(db);
  await sql`create table if not exists sign_in_event (
    event_id uuid primary key,
    at timestamptz not null,
    login_id text,
    address_digest text,
    word text not null,
    method text not null,
    origin text,
    agent text)`.execute(db);
  await sql`create index if not exists sign_in_event_by_login on sign_in_event (login_id, at desc)`.execute(db);
}

export async function writeEvent(db: Kysely<unknown>, e: SignInEvent): Promise<void> {
  await sql`insert into sign_in_event (event_id, at, login_id, address_digest, word, method, origin, agent)
    values (${e.id}::uuid, ${e.at}, ${e.loginId}, ${e.addressDigest}, ${e.word}, ${e.method}, ${e.origin}, ${e.agent})`.execute(
    db,
  );
}

/** The newest events of these logins, newest first. */
export async function readEvents(
  db: Kysely<unknown>,
  loginIds: readonly string[],
  most: number,
): Promise<readonly (SignInEvent & { loginId: string })[]> {
  const { rows } = await sql<SignInEvent & { loginId: string }>`
    select event_id as id, at, login_id as "loginId", address_digest as "addressDigest", word, method, origin, agent
    from sign_in_event where login_id = any (${[...loginIds]}::text[]) order by at desc, event_id desc limit ${most}`.execute(
    db,
  );
  return rows;
}

/** Until when this address is locked; undefined when it is not. */
export async function lockedUntil(db: Kysely<unknown>, addressDigest: string, at: Date): Promise<string | undefined> {
  const { rows } = await sql<{ until: string }>`
    select locked_until as until from lock_out where address_digest = ${addressDigest} and locked_until > ${at}`.execute(
    db,
  );
  return rows[0]?.until;
}

/** Counts one failed try; a quiet day forgets the ones before. @returns how many there are now */
export async function countFailure(db: Kysely<unknown>, addressDigest: string, at: Date): Promise<number> {
  const { rows } = await sql<{ failures: number }>`
    insert into lock_out as l (address_digest, failures, last_failure) values (${addressDigest}, 1, ${at})
    on conflict (address_digest) do update set last_failure = excluded.last_failure,
      failures = case when l.last_failure < excluded.last_failure - interval '1 day' then 1 else l.failures + 1 end
    returning failures`.execute(db);
  return rows[0]?.failures ?? 1;
}

export async function lockUntil(db: Kysely<unknown>, addressDigest: string, until: Date): Promise<void> {
  await sql`update lock_out set locked_until = ${until} where address_digest = ${addressDigest}`.execute(db);
}

export async function forgetFailures(db: Kysely<unknown>, addressDigest: string): Promise<void> {
  await sql`delete from lock_out where address_digest = ${addressDigest}`.execute(db);
}
