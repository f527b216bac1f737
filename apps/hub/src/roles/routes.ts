/** "May I?" over HTTP: the same policies that stand before every address answer here, so that no button surprises. */
import { ACTS, type Act, type Handlers } from "@noroshi/api";
import { readRoleBook } from "../db/role-book.ts";
import type { HubEnv } from "../http/env.ts";
import { purposesOf, readPurposes } from "../reads/purposes.ts";
import { aboutRealm, type Policies } from "./policies.ts";
import { reasonOf } from "./refused.ts";
import { standingOf } from "./store.ts";

export function roleHandlers(policies: Policies): Pick<Handlers<HubEnv>, "askMay" | "listRoles" | "listPurposes"> {
  const book = readRoleBook();
  const purposes = readPurposes();
  // Which role may what does not change while the hub runs.
  const known = new Map<string, readonly Act[]>();
  const actsOf = (role: string, machine: boolean, exercise: boolean): readonly Act[] => {
    const key = `${role} ${exercise}`;
    const found = known.get(key);
    if (found) return found;
    const actor = { actorId: "any", personId: machine ? undefined : "any", organisationId: "any", roles: [role] };
    const acts = ACTS.filter((act) => policies.decide(actor, act, { exercise }).allowed);
    known.set(key, acts);
    return acts;
  };
  return {
    async askMay(c) {
      const { room, acting } = c.get("signed");
      const standing = await standingOf(room.realm, acting.reader.actorId);
      const actor = { ...acting.reader, ...standing };
      const about = aboutRealm(room.realm);
      const answers = (c.req.valid("json").acts ?? ACTS).map((act) => {
        const decision = policies.decide(actor, act, about);
        return { act, allowed: decision.allowed, reason: decision.allowed ? null : reasonOf(decision, policies) };
      });
      return c.json({ answers }, 200);
    },

    async listRoles(c) {
      const { room, acting } = c.get("signed");
      const exercise = room.realm.kind !== "live";
      const { roles: held } = await standingOf(room.realm, acting.reader.actorId);
      const roles = book.roles.map((r) => ({
        id: r.id,
        name: r.name,
        does: r.does,
        reads: [...(exercise ? (r.readsInExercises ?? r.reads) : r.reads)],
        acts: [...actsOf(r.id, r.machinesOnly, exercise)],
        yours: held.includes(r.id),
      }));
      const forbidden = book.forbidden.map(({ a, b, why, source }) => ({ a, b, why, source }));
      return c.json({ roles, forbidden }, 200);
    },

    async listPurposes(c) {
      const { room, acting } = c.get("signed");
      const { roles } = await standingOf(room.realm, acting.reader.actorId);
      const open = purposesOf(purposes, roles);
      const named = purposes.purposes.filter((p) => open.includes(p.id)).map(({ id, name }) => ({ id, name }));
      return c.json({ purposes: named, usual: open[0] ?? "" }, 200);
    },
  };
}
