/**
 * Taking an invitation up, at the door: whoever holds the one-time link becomes a member, with the login that is signed in
 * now or with a new one. Every refusal is the same answer: used, expired, revoked, unknown, another's address, an address
 * that has a login already. Nothing is told of logins to somebody who holds a link.
 */
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, getSessionFromCtx } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

export interface Invited {
  /** The only address for which it is meant; null where whoever holds the link may name one. */
  readonly email: string | null;
}

/** What the realms do with an invitation. */
export interface Acceptance {
  /** The open invitation of this token; undefined for any other token. */
  readonly look: (token: string) => Promise<Invited | undefined>;
  /** Makes this login a member, once. @returns false when the invitation is not open any more, or not for this login */
  readonly take: (token: string, who: { loginId: string; name: string }) => Promise<boolean>;
}

const Body = z.object({
  token: z.string().min(20).max(200),
  name: z.string().trim().min(1).max(200).optional(),
  email: z.email().max(320).optional(),
  password: z.string().min(12).max(200).optional(),
});

const refused = (): APIError =>
  new APIError("FORBIDDEN", { code: "INVITATION_REFUSED", message: "This invitation cannot be taken up so" });

export function acceptance(rooms: Acceptance | undefined) {
  return {
    id: "noroshi-acceptance",
    endpoints: {
      acceptInvitation: createAuthEndpoint("/invitation/accept", { method: "POST", body: Body }, async (ctx) => {
        const { token, name, email, password } = ctx.body;
        const invited = await rooms?.look(token);
        if (!rooms || !invited) throw refused();
        const present = await getSessionFromCtx(ctx);
        if (present) {
          const { user } = present;
          if (invited.email !== null && !sameAddress(invited.email, user.email)) throw refused();
          if (!(await rooms.take(token, { loginId: user.id, name: name ?? user.name }))) throw refused();
          return ctx.json({ accepted: true });
        }
        const address = (invited.email ?? email)?.toLowerCase();
        if (address === undefined || name === undefined) throw refused();
        const { internalAdapter, password: hasher } = ctx.context;
        const hash = password === undefined ? undefined : await hasher.hash(password);
        if (await internalAdapter.findUserByEmail(address)) throw refused();
        const user = await internalAdapter.createUser(
          { email: address, name, emailVerified: invited.email !== null },
          { method: "admin" },
        );
        if (hash !== undefined)
          await internalAdapter.linkAccount({
            userId: user.id,
            providerId: "credential",
            accountId: user.id,
            password: hash,
          });
        // Somebody else was faster: the login that was made for nothing goes again.
        if (!(await rooms.take(token, { loginId: user.id, name }))) {
          await internalAdapter.deleteUser(user.id);
          throw refused();
        }
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ accepted: true });
      }),
    },
  } satisfies BetterAuthPlugin;
}

const sameAddress = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
