/** Who sees how people of a body are reached: that body and the one that coordinates. It is released to nobody. */
import type { Label } from "@noroshi/handling";

export function contactLabel(ownerId: string, coordinatorId: string | undefined): Label {
  return {
    ownerId,
    originatorId: ownerId,
    tlp: "red",
    caveats: [],
    consent: [],
    audience: coordinatorId === undefined || coordinatorId === ownerId ? [] : [coordinatorId],
    class: "act",
    sealedTo: null,
  };
}
