/** Tells the realms when a person's passkeys changed at the door, before its answer goes out. A plugin of better-auth. */
import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware, getSessionFromCtx } from "better-auth/api";

/** Called with the login whose passkeys may have changed. */
export type PasskeysChanged = (loginId: string) => Promise<void>;

const CHANGES = new Set(["/passkey/verify-registration", "/passkey/delete-passkey"]);

export function passkeysNoted(changed: PasskeysChanged | undefined) {
  return {
    id: "noroshi-passkeys-noted",
    hooks: {
      after: [
        {
          matcher: (c) => c.path !== undefined && CHANGES.has(c.path),
          handler: createAuthMiddleware(async (ctx) => {
            const present = await getSessionFromCtx(ctx);
            if (present) await changed?.(present.user.id);
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}
