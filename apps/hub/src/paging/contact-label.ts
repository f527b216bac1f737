/** Who sees how people of a body are reached: that body and the one that coordinates. It is released to nobody. */
import type { Label } from "@noroshi/handling";
import { actLabel } from "../acts/act-label.ts";

export function contactLabel(ownerId: string, coordinatorId: string | undefined): Label {
  return actLabel(ownerId, "red", coordinatorId === undefined || coordinatorId === ownerId ? [] : [coordinatorId]);
}
