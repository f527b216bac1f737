/**
 * Admits a body to a compartment until an instant. Nothing has to happen at that instant: every act asks, in its own
 * transaction, which compartments are open to its actor then.
 */
import type { local } from "@noroshi/api";
import type { z } from "zod";
import { asDuty } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import type { OpenRealm } from "../open-realm.ts";
import { insertClearance } from "./clearance-store.ts";

export async function addClearance(room: OpenRealm, o: z.infer<typeof local.NewClearance>): Promise<{ id: string }> {
  const body = (await room.directory()).bySlug(o.organisation);
  if (!body) {
    const say = {
      en: `No body ${o.organisation} in this realm.`,
      ja: `この領域に組織 ${o.organisation} はありません。`,
    };
    throw new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place: "organisation", say }] });
  }
  const { compartment, until } = o;
  const id = room.realm
    .chance({ actorId: "register", act: `clearance ${body.id} ${compartment} ${o.since ?? ""} ${until}` })
    .uuid();
  await asDuty(room.realm, "door", async (tx) => {
    const since = o.since ?? (await tx.now()).toString();
    await insertClearance(tx, { id, organisationId: body.id, compartment, since, until });
  });
  return { id };
}
