/** The council over HTTP. Whatever closes a membership ends, at that instant, all that was let in for its body. */
import type { Handlers } from "@noroshi/api";
import { requireFreshProof } from "../accounts/own-account.ts";
import type { Signed } from "../accounts/signed.ts";
import { NAMES, type Standing } from "../accounts/standing.ts";
import { actSaid } from "../acts/said.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { tagOf, versionSeen } from "../http/versions.ts";
import { CLASSES, mayBeMember } from "./classes.ts";
import { acceptAgreement, acknowledgeSecrecy, answerCouncil, CouncilAnswer, ReadText } from "./membership.ts";
import { memberOf, seeMembership } from "./reading.ts";
import {
  AgreementSaid,
  DecisionSaid,
  decideMember,
  InvitationSaid,
  inviteMember,
  publishAgreement,
} from "./register.ts";
import { agreementRows, findMember, memberRows } from "./store.ts";

const READ = { readOnly: true } as const;
/** An agreement may be long. */
const CAP = 1024 * 1024;

type Part =
  | "listMembers"
  | "getMember"
  | "inviteMember"
  | "decideMember"
  | "getCouncilBook"
  | "publishAgreement"
  | "getMembership"
  | "answerCouncil"
  | "acceptAgreement"
  | "acknowledgeSecrecy";

/** What binds a body to the council, or opens its door, is said with a proof of this moment where it counts. */
async function binding(signed: Signed): Promise<void> {
  if (signed.room.realm.kind === "live") await requireFreshProof(signed);
}

export function councilHandlers(standing: Standing): Pick<Handlers<HubEnv>, Part> {
  return {
    async listMembers(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor, show } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "council", cursor);
      const rows = await asReader(
        room.realm,
        acting.reader,
        (tx) => memberRows(tx, { after, limit, state: show === "all" ? null : show }),
        READ,
      );
      const { page, next } = cut(room.seals, readerId, "council", rows, limit);
      const directory = await room.directory();
      return c.json({ items: page.map((r) => memberOf(directory, r)), next }, 200);
    },

    async getMember(c) {
      const signed = c.get("signed");
      const body = (await signed.room.directory()).bySlug(c.req.valid("param").body);
      const found = body && (await seen(signed, body.id));
      if (!found) throw new Refusal("NOT_FOUND");
      c.header("etag", tagOf(found.version));
      return c.json(found, 200);
    },

    async inviteMember(c) {
      return c.json(await actSaid(c, InvitationSaid, inviteMember), 202);
    },

    async decideMember(c) {
      const signed = c.get("signed");
      const { body: slug } = c.req.valid("param");
      await binding(signed);
      const at = { slug, seen: versionSeen(c) };
      const done = await actSaid(c, DecisionSaid, (s, tx, doing, said) => decideMember(s, tx, doing, said, at));
      const body = (await signed.room.directory()).bySlug(slug);
      // Also when it was said again: who was let in anew meanwhile is asked anew.
      if (body) standing.end(NAMES.body(signed.room.name, body.id));
      return c.json(done, 202);
    },

    async getCouncilBook(c) {
      const { room, acting } = c.get("signed");
      const rows = await asReader(room.realm, acting.reader, agreementRows, READ);
      const agreements = rows.map(({ accept_by: acceptBy, ...g }) => ({ ...g, acceptBy }));
      const classes = CLASSES.map(({ source: _, ...k }) => k);
      return c.json({ agreements, classes }, 200);
    },

    async publishAgreement(c) {
      await binding(c.get("signed"));
      return c.json(await actSaid(c, AgreementSaid, publishAgreement, CAP), 202);
    },

    async getMembership(c) {
      const signed = c.get("signed");
      const membership = (await seen(signed, signed.body.id)) ?? null;
      const { coordinator } = await signed.room.directory();
      if (membership) c.header("etag", tagOf(membership.version));
      return c.json({ membership, mayApply: coordinator !== undefined && mayBeMember(signed.body.kind) }, 200);
    },

    async answerCouncil(c) {
      await binding(c.get("signed"));
      // Whoever leaves ends nobody's request by force: the next transaction of each finds the door closed.
      return c.json(await actSaid(c, CouncilAnswer, answerCouncil), 202);
    },

    async acceptAgreement(c) {
      await binding(c.get("signed"));
      return c.json(await actSaid(c, ReadText, acceptAgreement), 202);
    },

    async acknowledgeSecrecy(c) {
      await binding(c.get("signed"));
      return c.json(await actSaid(c, ReadText, acknowledgeSecrecy), 202);
    },
  };
}

async function seen(signed: Signed, organisationId: string) {
  return asReader(
    signed.room.realm,
    signed.acting.reader,
    async (tx) => {
      const row = await findMember(tx, organisationId);
      return row && seeMembership(signed, tx, row);
    },
    READ,
  );
}
