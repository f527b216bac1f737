/** The directory, the rota and pages over HTTP. */
import type { Contact, Handlers, Page } from "@noroshi/api";
import type { Signed } from "../accounts/signed.ts";
import { actSaid } from "../acts/said.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { isUuid } from "../intake/routes.ts";
import {
  answerPage,
  CallMade,
  CallSaid,
  ContactSaid,
  callBody,
  enterShift,
  keepContact,
  Nothing,
  recordCall,
  ShiftSaid,
  takeOver,
} from "./acts.ts";
import { type ContactRow, contactRows, shiftRows } from "./contact-store.ts";
import { gatewaySecret, PLAN } from "./reach.ts";
import { REASONS } from "./reasons.ts";
import { openTries, type PageRow, pageOfPages, triesOf } from "./store.ts";

const READ = { readOnly: true } as const;
const DAY_MS = 86_400_000;

type Part =
  | "listContacts"
  | "keepContact"
  | "enterShift"
  | "takeOver"
  | "listPages"
  | "callBody"
  | "answerPage"
  | "recordCall";

export function pagingHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async listContacts(c) {
      const signed = c.get("signed");
      const directory = await signed.room.directory();
      const book = await asReader(
        signed.room.realm,
        signed.acting.reader,
        async (tx) => {
          const now = (await tx.now()).epochMilliseconds;
          const rows = await contactRows(signed.room.realm, tx);
          const contacts = rows.map((r) => contactOf(signed, r, bodyOf(directory, r.organisation_id), now));
          const shifts = (await shiftRows(tx, rows)).map((s) => ({
            id: s.id,
            contact: s.contact_id,
            since: s.since,
            until: s.until,
            follows: s.follows,
            note: s.note,
            takenAt: s.taken_at,
          }));
          return { contacts, shifts };
        },
        READ,
      );
      return c.json(book, 200);
    },

    async keepContact(c) {
      return c.json(await actSaid(c, ContactSaid, keepContact), 202);
    },

    async enterShift(c) {
      return c.json(await actSaid(c, ShiftSaid, enterShift), 202);
    },

    async takeOver(c) {
      const id = uuidIn(c.req.valid("param").id);
      return c.json(await actSaid(c, Nothing, (_, tx, doing) => takeOver(tx, doing, id)), 202);
    },

    async listPages(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const { limit, cursor, show } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "pages", cursor);
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const rows = await pageOfPages(tx, after, limit, show === "open");
          const { page: some, next } = cut(room.seals, readerId, "pages", rows, limit);
          return { items: await seePages(signed, tx, some), next };
        },
        READ,
      );
      return c.json(page, 200);
    },

    async callBody(c) {
      return c.json(await actSaid(c, CallSaid, callBody), 202);
    },

    async answerPage(c) {
      const id = uuidIn(c.req.valid("param").id);
      return c.json(await actSaid(c, Nothing, (signed, tx, doing) => answerPage(signed, tx, doing, id)), 202);
    },

    async recordCall(c) {
      const id = uuidIn(c.req.valid("param").id);
      return c.json(
        await actSaid(c, CallMade, (signed, tx, doing, said) => recordCall(signed, tx, doing, id, said)),
        202,
      );
    },
  };
}

function uuidIn(id: string): string {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return id;
}

function contactOf(signed: Signed, r: ContactRow, body: Contact["body"], now: number): Contact {
  const mine = r.organisation_id === signed.body.id;
  const signs = mine && r.channels.some((one) => one.kind === "webhook");
  return {
    id: r.id,
    body,
    duty: r.duty,
    person: r.person,
    channels: r.channels.map((one) => ({ ...one })),
    languages: [...r.languages],
    zone: r.zone,
    priority: r.priority,
    quiet: r.quiet,
    keys: [...r.keys],
    verifiedAt: r.verified_at,
    doubtful: now - Date.parse(r.verified_at) > PLAN.lastVerifiedDays * DAY_MS,
    onDutyUntil: r.on_duty_until,
    mine,
    signingKey: signs ? gatewaySecret(signed.room, r.id).toString("hex") : null,
  };
}

async function seePages(signed: Signed, tx: ReaderTx, rows: readonly PageRow[]): Promise<Page[]> {
  const directory = await signed.room.directory();
  const ids = rows.map((r) => r.id);
  const tries = Map.groupBy(await openTries(signed.room.realm, tx, await triesOf(tx, ids)), (t) => t.page_id);
  return rows.map((r) => ({
    id: r.id,
    about: { kind: r.about_kind, id: r.about },
    reason: REASONS[r.reason] ?? { en: r.reason, ja: r.reason },
    urgent: r.urgent,
    chain: r.chain.map((id) => bodyOf(directory, id)),
    at: r.at,
    acknowledgedAt: r.acknowledged_at,
    acknowledgedBy: r.acknowledged_by,
    gaveUpAt: r.gave_up_at,
    minutes:
      r.acknowledged_at === null ? null : Math.round((Date.parse(r.acknowledged_at) - Date.parse(r.at)) / 60_000),
    mine: r.chain.includes(signed.body.id),
    // Who of another body was woken by which way is that body's own and the coordinating body's to see.
    tries: (tries.get(r.id) ?? []).map((t) => ({
      at: t.at,
      contact: t.contact_id,
      person: t.person,
      body: bodyOf(directory, t.organisation_id),
      channel: t.channel,
      outcome: t.outcome,
      detail: t.detail,
    })),
  }));
}
