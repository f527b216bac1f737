/**
 * Taking a recovery up, at the door: whoever holds the one-time link chooses a password; passkeys, the second factor, backup
 * codes and every session of before are gone. No session begins: an administrator lets the person in. Every refusal is the same
 * answer: used, expired, unknown, held up by who made it.
 */
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, getSessionFromCtx } from "better-auth/api";
import { z } from "zod";
import type { PasskeysChanged } from "./passkeys-noted.ts";

/** What the realms do with a recovery. */
export interface RecoveryDoor {
  /** Takes it up, once, and holds its person outside. @returns the login; undefined when it is not open, or not for who is present */
  readonly take: (token: string, present: string | undefined) => Promise<string | undefined>;
}

const Body = z.object({ token: z.string().min(20).max(200), password: z.string().min(12).max(200) });

const refused = (): APIError =>
  new APIError("FORBIDDEN", { code: "RECOVERY_REFUSED", message: "This recovery cannot be taken up" });

export function recovering(rooms: RecoveryDoor | undefined, changed: PasskeysChanged | undefined) {
  return {
    id: "noroshi-recovering",
    endpoints: {
      takeRecovery: createAuthEndpoint("/recovery/accept", { method: "POST", body: Body }, async (ctx) => {
        const { internalAdapter, adapter, password: hasher } = ctx.context;
        // The same work whether the link is good or not.
        const password = await hasher.hash(ctx.body.password);
        const present = await getSessionFromCtx(ctx);
        const userId = await rooms?.take(ctx.body.token, present?.user.id);
        if (userId === undefined) throw refused();
        await internalAdapter.deleteUserSessions(userId);
        for (const model of ["passkey", "twoFactor"])
          await adapter.deleteMany({ model, where: [{ field: "userId", value: userId }] });
        await changed?.(userId);
        await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
        const accounts = await internalAdapter.findAccounts(userId);
        if (accounts.some((a) => a.providerId === "credential")) await internalAdapter.updatePassword(userId, password);
        else await internalAdapter.linkAccount({ userId, providerId: "credential", accountId: userId, password });
        return ctx.json({ recovered: true });
      }),
    },
  } satisfies BetterAuthPlugin;
}
