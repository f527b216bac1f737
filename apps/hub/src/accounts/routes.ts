/** Who am I here, my own account, the ways in, an invitation held up; and whether the hub is well. */
import type { Handlers } from "@noroshi/api";
import { asDuty, asReader } from "../db/act.ts";
import { isClosed } from "../db/closed.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { lawOf } from "../law/realm-law.ts";
import { OFFICES } from "./offices.ts";
import { endOwnSessions, ownAccount, takeFreshProof } from "./own-account.ts";
import { lookAt } from "./people/invitations.ts";
import { passkeyHome } from "./sign-in.ts";
import type { Door } from "./signed.ts";

export const VERSION = "0.1.0";

type Doors = Pick<
  Handlers<HubEnv>,
  "getHealth" | "getMe" | "listBodies" | "getEntrance" | "lookAtInvitation" | "getAccount" | "endSession" | "proveFresh"
>;

export function accountHandlers(door: Door): Doors {
  return {
    async getEntrance(c) {
      const { issuer, origins } = door.signIn;
      return c.json({ sso: issuer ? { name: issuer.name } : null, passkeyHost: passkeyHome(origins) }, 200);
    },

    async lookAtInvitation(c) {
      const offer = await lookAt(door.realms, c.req.valid("json").token);
      const body = offer && (await offer.room.directory()).byId(offer.invitation.organisationId);
      if (!body) throw new Refusal("NOT_FOUND");
      const { role, email, expiresAt } = offer.invitation;
      const said = { body: { slug: body.slug, name: body.name }, role, email };
      return c.json({ ...said, expiresAt: new Date(expiresAt).toISOString() }, 200);
    },

    async getAccount(c) {
      return c.json(await ownAccount(door.signIn, c.get("signed")), 200);
    },

    async endSession(c) {
      return c.json({ ended: await endOwnSessions(door.signIn, c.get("signed"), c.req.valid("param").id) }, 200);
    },

    async proveFresh(c) {
      const { code } = c.req.valid("json");
      await takeFreshProof(door.signIn, c.get("signed"), { code, headers: c.req.raw.headers });
      return c.json({ done: true as const }, 200);
    },

    async getHealth(c) {
      for (const room of door.realms.values()) await asDuty(room.realm, "door", (tx) => tx.now());
      return c.json({ ok: true, version: VERSION }, 200);
    },

    async listBodies(c) {
      const { room, body } = c.get("signed");
      const directory = await room.directory();
      const named = directory.all.filter((o) => body.kind === "coordinator" || OFFICES.has(o.kind));
      return c.json({ items: named.map((o) => bodyOf(directory, o.id)) }, 200);
    },

    async getMe(c) {
      const { room, acting, body } = c.get("signed");
      const { now, law, closed } = await asReader(
        room.realm,
        acting.reader,
        async (tx) => ({
          now: (await tx.now()).toString(),
          law: await lawOf(tx),
          closed: await isClosed(tx, body.id),
        }),
        { readOnly: true },
      );
      return c.json(
        {
          actor: { id: acting.reader.actorId, name: acting.name, kind: acting.kind },
          body: bodyOf(await room.directory(), body.id),
          door: closed ? ("closed" as const) : ("open" as const),
          roles: [...acting.roles],
          realm: { name: room.name, kind: room.realm.kind, now, zone: law?.profile.zone ?? "UTC" },
          realms: [...door.realms.keys()],
        },
        200,
      );
    },
  };
}
