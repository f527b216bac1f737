/** Signing out on a device: nobody is remembered, and the drafts of all others are erased; one's own wait for the next sign-in. */
import type { Me } from "@noroshi/api";
import { canKeep, forgetOthers, ownerOf, rememberOwner } from "./vault.ts";

export async function leaveDevice(me: Me): Promise<void> {
  if (!canKeep()) return;
  // A device that cannot forget must not keep anybody from leaving.
  await Promise.all([rememberOwner(null), forgetOthers(ownerOf(me).id)]).catch(() => undefined);
}
