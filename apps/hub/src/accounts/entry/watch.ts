/**
 * Watches the door: stops whoever is locked out, and writes down who came in how, and who was refused. A plugin of
 * better-auth that stands last, so that it sees what the others made of a request. Keeps no password, code or token.
 */
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { systemChance } from "../../db/chance.ts";
import type { SignInDatabase } from "../../db/sign-in-pool.ts";
import { ADDRESS_HEADER } from "../../http/front.ts";
import type { LockOut } from "./lock-out.ts";
import { type SignInWord, writeEvent } from "./lock-out-store.ts";

/** What stands behind a session: the way in which its person was recognised. */
export type Method = "passkey" | "password" | "password+totp" | "sso" | "invitation";

/** The way of a sign-in by the address at which it ended. */
export function methodOf(path: string): Method {
  if (path.startsWith("/passkey/")) return "passkey";
  if (path.startsWith("/two-factor/verify")) return "password+totp";
  if (path.startsWith("/callback/")) return "sso";
  if (path.startsWith("/invitation/")) return "invitation";
  return "password";
}

const PASSWORD = "/sign-in/email";
const PASSKEY = "/passkey/verify-authentication";
const ENTRIES = new Set([
  PASSWORD,
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  PASSKEY,
  "/invitation/accept",
]);

const isEntry = (path: string | undefined): boolean =>
  path !== undefined && (ENTRIES.has(path) || path.startsWith("/callback/"));

/** The answer of better-auth to a wrong password, byte for byte. */
const wrongPassword = (): APIError =>
  new APIError("UNAUTHORIZED", { message: "Invalid email or password", code: "INVALID_EMAIL_OR_PASSWORD" });

export function watch(o: { db: SignInDatabase["db"]; lock: LockOut; now: () => Date }) {
  const note = (
    ctx: { headers?: Headers | undefined },
    e: { word: SignInWord; method: string; loginId?: string; address?: string },
  ): Promise<void> =>
    writeEvent(o.db, {
      id: systemChance.uuid(),
      at: o.now().toISOString(),
      loginId: e.loginId ?? null,
      addressDigest: e.address === undefined ? null : o.lock.digest(e.address),
      word: e.word,
      method: e.method,
      origin: ctx.headers?.get(ADDRESS_HEADER) ?? null,
      agent: ctx.headers?.get("user-agent")?.slice(0, 200) ?? null,
    });

  return {
    id: "noroshi-watch",
    hooks: {
      before: [
        {
          matcher: (c) => c.path === PASSWORD,
          handler: createAuthMiddleware(async (ctx) => {
            const address = addressOf(ctx.body);
            if (address === undefined || !(await o.lock.isLocked(address))) return;
            // The same work as for a wrong password, so that the answer takes as long.
            await ctx.context.password.hash(String(ctx.body?.password ?? "").slice(0, 128));
            await note(ctx, { word: "locked", method: "password", address, ...(await loginOf(ctx, address)) });
            throw wrongPassword();
          }),
        },
        {
          matcher: (c) => c.path === PASSKEY,
          handler: createAuthMiddleware(async (ctx) => {
            if (!userWasVerified(ctx.body)) throw new APIError("UNAUTHORIZED", { code: "AUTHENTICATION_FAILED" });
          }),
        },
      ],
      after: [
        {
          matcher: (c) => isEntry(c.path),
          handler: createAuthMiddleware(async (ctx) => {
            const path = ctx.path;
            const method = methodOf(path);
            const address = path === PASSWORD ? addressOf(ctx.body) : undefined;
            const entered = ctx.context.newSession;
            if (entered) {
              if (address !== undefined) await o.lock.cleared(address);
              return note(ctx, { word: "signed_in", method, loginId: entered.user.id });
            }
            if (!(ctx.context.returned instanceof APIError)) return;
            if (address === undefined)
              return note(ctx, { word: method === "password+totp" ? "second_factor_refused" : "refused", method });
            if (ctx.context.returned.status !== "UNAUTHORIZED") return;
            const locked = await o.lock.failed(address);
            await note(ctx, { word: locked ? "locked" : "refused", method, address, ...(await loginOf(ctx, address)) });
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}

/** A session that its person ended, or that somebody ended for it. Steps of a sign-in that replace a session are no end. */
export async function noteEnd(
  db: SignInDatabase["db"],
  at: Date,
  session: { readonly userId: string; readonly [field: string]: unknown },
  ctx: { readonly path?: string | undefined; readonly headers?: Headers | undefined } | null,
): Promise<void> {
  const signedOut = ctx?.path === "/sign-out";
  if (!signedOut && ctx?.path !== undefined) return;
  await writeEvent(db, {
    id: systemChance.uuid(),
    at: at.toISOString(),
    loginId: session.userId,
    addressDigest: null,
    word: signedOut ? "signed_out" : "ended",
    method: typeof session["method"] === "string" ? session["method"] : "password",
    origin: ctx?.headers?.get(ADDRESS_HEADER) ?? null,
    agent: null,
  });
}

interface WithAdapter {
  readonly context: {
    readonly internalAdapter: { findUserByEmail: (email: string) => Promise<{ user: { id: string } } | null> };
  };
}

/** Asked for known and unknown addresses alike, after the answer is decided. */
async function loginOf(ctx: WithAdapter, address: string): Promise<{ loginId?: string }> {
  const known = await ctx.context.internalAdapter.findUserByEmail(address.trim().toLowerCase());
  return known ? { loginId: known.user.id } : {};
}

/** untrusted: what somebody typed at the door */
function addressOf(body: unknown): string | undefined {
  const email = typeof body === "object" && body !== null && "email" in body ? body.email : undefined;
  return typeof email === "string" && email.length <= 320 ? email : undefined;
}

/** WebAuthn level 3 §6.1: the flags follow the 32 bytes of the rpId's hash; bit 2 says that the person was verified. */
const FLAGS_AT = 32;
const USER_VERIFIED = 0x04;

/**
 * A passkey stands for two factors only where its device asked for finger, face or code: possession alone does not do.
 * untrusted: the bytes; they count only because the signature over them is checked afterwards.
 */
export function userWasVerified(body: unknown): boolean {
  const data = at(at(at(body, "response"), "response"), "authenticatorData");
  if (typeof data !== "string") return false;
  return ((Buffer.from(data, "base64url")[FLAGS_AT] ?? 0) & USER_VERIFIED) !== 0;
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
