/**
 * Sign-in, shared by all realms of this hub: better-auth with passkeys, passwords and a second factor, single sign-on, API
 * keys. Never home-made. It knows logins, not people or bodies: which person acts for which body is a matter of each realm.
 */
import { apiKey } from "@better-auth/api-key";
import { passkey } from "@better-auth/passkey";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { getMigrations } from "better-auth/db/migration";
import { twoFactor } from "better-auth/plugins/two-factor";
import { hostNow } from "../db/clock.ts";
import type { SignInDatabase } from "../db/sign-in-pool.ts";
import { ADDRESS_HEADER } from "../http/front.ts";
import { type Acceptance, acceptance } from "./entry/acceptance.ts";
import { type LockOut, lockOut } from "./entry/lock-out.ts";
import { prepareBooks } from "./entry/lock-out-store.ts";
import { type PasskeysChanged, passkeysNoted } from "./entry/passkeys-noted.ts";
import { type RecoveryDoor, recovering } from "./entry/recovering.ts";
import { type Issuer, singleSignOn } from "./entry/single-sign-on.ts";
import { methodOf, noteEnd, watch } from "./entry/watch.ts";

export interface SignInOptions {
  /** Kysely over the sign-in pool; the role's search path puts its tables into the schema `auth`. */
  readonly db: SignInDatabase["db"];
  /** At least 32 random bytes, from the hub's secrets folder. */
  readonly secret: string;
  /** The addresses under which browsers reach this hub, the chief one first. Cookies are `Secure` where it is https. */
  readonly origins: readonly [string, ...string[]];
  readonly issuer?: Issuer | undefined;
  readonly log?: (line: string) => void;
  /** What a sign-in's end has to end too. Called with the session's id. */
  readonly onEnd?: (sessionId: string) => void;
  /** Takes an invitation up for a login; the realms know how. */
  readonly accept?: Acceptance;
  /** Takes a recovery up for a person; the realms know how. */
  readonly recover?: RecoveryDoor;
  /** Puts on the realms' record whose passkey is whose. */
  readonly onPasskeys?: PasskeysChanged;
}

/** A session ends by itself after twelve hours; changes to one's own passkeys ask for one that is younger than half an hour. */
const SESSION_S = 12 * 60 * 60;
const FRESH_S = 30 * 60;

const host = (origin: string): string => new URL(origin).host;

/** Browsers take no address of numbers for a passkey's home; on this machine it is `localhost`. */
export function passkeyHome(origins: readonly string[]): string {
  const names = origins.map((o) => new URL(o).hostname);
  return names.find((n) => !/^[\d.]+$|^\[/.test(n)) ?? "localhost";
}

function options(o: SignInOptions, lock: LockOut) {
  const [chief] = o.origins;
  const secure = chief.startsWith("https:");
  return {
    baseURL: { allowedHosts: o.origins.map(host), fallback: chief, protocol: secure ? "https" : "http" },
    basePath: "/api/auth",
    secret: o.secret,
    trustedOrigins: [...o.origins],
    database: { db: o.db, type: "postgres" as const, transaction: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    account: { accountLinking: { enabled: true }, encryptOAuthTokens: true },
    onAPIError: {
      errorURL: "/sign-in?fault=sso",
      // A refusal is on record in the sign-in's own books; what nobody expected goes to the log by its kind alone.
      onError: (e: unknown) => {
        if (!(e instanceof APIError)) o.log?.(`sign-in failed: ${e instanceof Error ? e.name : typeof e}`);
      },
    },
    session: {
      expiresIn: SESSION_S,
      updateAge: 60 * 60,
      freshAge: FRESH_S,
      cookieCache: { enabled: false },
      additionalFields: { method: { type: "string", required: false, input: false } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, ctx) => ({ data: { ...session, method: methodOf(ctx?.path ?? "") } }),
        },
        delete: {
          after: async (session, ctx) => {
            o.onEnd?.(session.id);
            await noteEnd(o.db, hostNow(), session, ctx);
          },
        },
      },
    },
    advanced: {
      useSecureCookies: secure,
      defaultCookieAttributes: { sameSite: "strict" as const, httpOnly: true },
      // The issuer's answer comes from another site: this one cookie, good for five minutes, has to travel with it.
      cookies: { state: { attributes: { sameSite: "lax" as const, httpOnly: true } } },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: {
        "/sign-in/email": { window: 60, max: 20 },
        "/sign-in/social": { window: 60, max: 20 },
        "/two-factor/*": { window: 60, max: 20 },
        "/invitation/accept": { window: 60, max: 20 },
        "/recovery/accept": { window: 60, max: 20 },
      },
    },
    telemetry: { enabled: false },
    logger: { level: "error" as const, log: () => undefined },
    plugins: [
      // Machines are limited by the hub's own back-pressure, not by a count a day (the plugin's default is ten). When a key
      // ends is a matter of its realm's clock.
      apiKey({ rateLimit: { enabled: false }, enableMetadata: true, keyExpiration: { defaultExpiresIn: null } }),
      passkey({
        rpID: passkeyHome(o.origins),
        rpName: "Noroshi",
        origin: [...o.origins],
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      }),
      twoFactor({ issuer: "Noroshi", backupCodeOptions: { amount: 10, length: 10 } }),
      ...(o.issuer === undefined ? [] : [singleSignOn(o.issuer)]),
      acceptance(o.accept),
      recovering(o.recover, o.onPasskeys),
      passkeysNoted(o.onPasskeys),
      watch({ db: o.db, lock, now: hostNow }),
    ],
  } satisfies BetterAuthOptions;
}

/** Prepares the schema `auth`, then opens sign-in. Idempotent. */
export async function openSignIn(o: SignInOptions) {
  const lock = lockOut(o.db, o.secret, hostNow);
  const settings = options(o, lock);
  const { runMigrations } = await getMigrations(settings);
  await runMigrations();
  await prepareBooks(o.db);
  return Object.assign(betterAuth(settings), { lock, db: o.db, issuer: o.issuer, origins: o.origins });
}

export type SignIn = Awaited<ReturnType<typeof openSignIn>>;
