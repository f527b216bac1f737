/** Who may know of one hand-over: the file's owner and the bodies between which it went; nobody else learns who took it. */
import type { Signed } from "../../accounts/signed.ts";
import { actLabel } from "../../acts/act-label.ts";
import type { LabelKey } from "../../db/label-cache.ts";
import { internLabel } from "../../db/labels.ts";

export function custodyLabel(signed: Signed, ownerId: string, bodies: readonly string[]): Promise<LabelKey> {
  return internLabel(signed.room.realm, actLabel(ownerId, "amber", [...new Set([ownerId, ...bodies])].sort()));
}
