/**
 * Sign-in, shared by all realms of this hub: better-auth with passwords and API keys. Never home-made.
 * It knows logins, not people or bodies: which person acts for which body is a matter of each realm (membership).
 */
import { apiKey } from "@better-auth/api-key";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import type { SignInDatabase } from "../db/sign-in-pool.ts";

export interface SignInOptions {
  /** Kysely over the sign-in pool; the role's search path puts its tables into the schema `auth`. */
  readonly db: SignInDatabase["db"];
  /** At least 32 random bytes, from the hub's secrets folder. */
  readonly secret: string;
  readonly baseUrl: string;
  /** Behind TLS cookies are `Secure`; on plain loopback they cannot be. */
  readonly secure: boolean;
}

const DAY_S = 24 * 60 * 60;

function options(o: SignInOptions) {
  return {
    baseURL: o.baseUrl,
    basePath: "/api/auth",
    secret: o.secret,
    database: { db: o.db, type: "postgres" as const, transaction: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    session: { expiresIn: 12 * 60 * 60, updateAge: 60 * 60, cookieCache: { enabled: false } },
    advanced: { useSecureCookies: o.secure, defaultCookieAttributes: { sameSite: "strict" as const, httpOnly: true } },
    rateLimit: { enabled: true, window: 60, max: 300, customRules: { "/sign-in/email": { window: 60, max: 20 } } },
    telemetry: { enabled: false },
    logger: { level: "error" as const, log: () => undefined },
    plugins: [
      // Machines are limited by the hub's own back-pressure, not by a count a day (the plugin's default is ten).
      apiKey({ rateLimit: { enabled: false }, enableMetadata: true, keyExpiration: { defaultExpiresIn: 366 * DAY_S } }),
    ],
  } satisfies BetterAuthOptions;
}

/** Prepares the schema `auth`, then opens sign-in. Idempotent. */
export async function openSignIn(o: SignInOptions) {
  const { runMigrations } = await getMigrations(options(o));
  await runMigrations();
  return betterAuth(options(o));
}

export type SignIn = Awaited<ReturnType<typeof openSignIn>>;
