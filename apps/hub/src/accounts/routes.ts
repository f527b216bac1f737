/** Who am I here; is the hub well; and, in a demo realm only, which sign-ins there are to try. */
import type { Handlers } from "@noroshi/api";
import { asDuty, asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import type { Door } from "./signed.ts";

export const VERSION = "0.1.0";

export function accountHandlers(door: Door): Pick<Handlers<HubEnv>, "getHealth" | "getMe"> {
  return {
    async getHealth(c) {
      for (const room of door.realms.values()) await asDuty(room.realm, "door", (tx) => tx.now());
      return c.json({ ok: true, version: VERSION }, 200);
    },

    async getMe(c) {
      const { room, acting, body } = c.get("signed");
      const now = await asReader(room.realm, acting.reader, async (tx) => (await tx.now()).toString(), {
        readOnly: true,
      });
      return c.json(
        {
          actor: { id: acting.reader.actorId, name: acting.name, kind: acting.kind },
          body: bodyOf(await room.directory(), body.id),
          roles: [...acting.roles],
          realm: { name: room.name, kind: room.realm.kind, now },
          realms: [...door.realms.keys()],
        },
        200,
      );
    },
  };
}
