/** What is written of a membership is read by the office that keeps the register and by the body itself; by no other member. */
import type { Organisation } from "../accounts/store.ts";
import { actLabel } from "../acts/act-label.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import type { OpenRealm } from "../open-realm.ts";

/** @throws Refusal NOT_FOUND where no body coordinates, and for that body itself */
export async function councilLabel(room: OpenRealm, body: Organisation): Promise<LabelKey> {
  const { coordinator } = await room.directory();
  if (coordinator === undefined || coordinator.id === body.id) throw new Refusal("NOT_FOUND");
  return internLabel(room.realm, actLabel(coordinator.id, "red", [body.id]));
}
