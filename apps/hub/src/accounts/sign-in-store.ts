/** Reads of better-auth's own tables that its API does not offer: logins by id, how they can sign in, sessions without tokens. */
import { type Kysely, sql } from "kysely";
import type { SignIn } from "./sign-in.ts";

type Db = Kysely<unknown>;

export interface Login {
  readonly id: string;
  readonly email: string;
  readonly lastSignIn: string | null;
}

export async function loginsById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Login>> {
  const { rows } = await sql<{ id: string; email: string; last: string | null }>`
    select u.id, u.email, (select max(at) from sign_in_event e where e.login_id = u.id and e.word = 'signed_in') as last
    from "user" u where u.id = any (${[...ids]}::text[])`.execute(db);
  return new Map(rows.map((r) => [r.id, { id: r.id, email: r.email, lastSignIn: r.last }]));
}

export interface Factors {
  readonly passkeys: number;
  readonly password: boolean;
  readonly totp: boolean;
  readonly sessions: number;
}

export async function factorsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Factors>> {
  const { rows } = await sql<Factors & { id: string }>`
    select u.id, coalesce(u."twoFactorEnabled", false) as totp,
      (select count(*)::integer from passkey p where p."userId" = u.id) as passkeys,
      (select count(*)::integer from session s where s."userId" = u.id) as sessions,
      exists (select from account a where a."userId" = u.id and a."providerId" = 'credential' and a.password is not null) as password
    from "user" u where u.id = any (${[...ids]}::text[])`.execute(db);
  return new Map(rows.map(({ id, ...factors }) => [id, factors]));
}

export interface SessionRow {
  readonly id: string;
  readonly token: string;
  readonly method: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** The sessions of a login that still stand, the newest first. */
export async function sessionsOf(db: Db, loginId: string, at: Date): Promise<readonly SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, token, method, "createdAt", "updatedAt", "expiresAt", "ipAddress", "userAgent" from session
    where "userId" = ${loginId} and "expiresAt" > ${at} order by "createdAt" desc, id`.execute(db);
  return rows;
}

export interface PasskeyRow {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: string | null;
  readonly backedUp: boolean;
}

export async function passkeysOf(db: Db, loginId: string): Promise<readonly PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`
    select id, name, "createdAt", "backedUp" from passkey where "userId" = ${loginId} order by "createdAt", id`.execute(
    db,
  );
  return rows;
}

/** One passkey of this login by its credential's id. */
export async function passkeyFor(
  db: Db,
  loginId: string,
  credential: string,
): Promise<{ readonly id: string; readonly publicKey: string; readonly counter: number } | undefined> {
  const { rows } = await sql<{ id: string; publicKey: string; counter: number }>`
    select id, "publicKey", counter from passkey where "userId" = ${loginId} and "credentialID" = ${credential}`.execute(
    db,
  );
  return rows[0];
}

/** How often an authenticator says that it was used: a smaller count is refused from then on. */
export async function notePasskeyUse(db: Db, id: string, counter: number): Promise<void> {
  await sql`update passkey set counter = greatest(counter, ${counter}) where id = ${id}`.execute(db);
}

/** Ends every session of a login, through better-auth, so that whatever hangs on them hears of it. */
export async function endSessionsOf(signIn: SignIn, loginId: string): Promise<void> {
  const { internalAdapter } = await signIn.$context;
  await internalAdapter.deleteUserSessions(loginId);
}
