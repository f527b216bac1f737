/** Whose officers read what deconfliction finds, and how blindly and how often it tells: policy, as data of the product. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { actLabel } from "../acts/act-label.ts";
import { asDuty } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import type { OpenRealm } from "../open-realm.ts";
import { setDesk } from "./hold-store.ts";

const Policy = z.strictObject({
  schema: z.literal("deconfliction-policy/1"),
  /** The body whose officers read every hit and match; null: nobody does. */
  officersOf: z.literal("coordinator").nullable(),
  /** A match on something that arrived is told at the end of the next whole step of this length, never sooner than one step. */
  matchWaitMinutes: z.number().int().min(1).max(1440),
  /** So many matches are told of one body's words, and to one body, in a day. */
  matchesADay: z.number().int().min(1).max(1000),
  source: z.string().min(1),
  verified: z.boolean(),
});

const FILE = new URL("../../../../profiles/deconfliction/policy.json", import.meta.url);
/** A malformed file stops the hub. */
export const DECONFLICTION = Policy.parse(JSON.parse(readFileSync(FILE, "utf8")));

const open = new WeakMap<OpenRealm, string>();

/** Makes sure that there is a desk before anything is to lie on it: for every measure and every arrival alike. */
export async function openDesk(room: OpenRealm): Promise<void> {
  const directory = await room.directory();
  const id = DECONFLICTION.officersOf === null ? undefined : directory.coordinator?.id;
  if (id === undefined || open.get(room) === id) return;
  const label = await internLabel(room.realm, actLabel(id, "red", []));
  await asDuty(room.realm, "door", (tx) => setDesk(tx, label.label_id));
  open.set(room, id);
}
