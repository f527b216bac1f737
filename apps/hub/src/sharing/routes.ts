/** Releases and deliveries over HTTP. */
import type { Handlers } from "@noroshi/api";
import { VICTIM_FIELDS } from "@noroshi/sharing";
import { z } from "zod";
import { actOnce } from "../acts/act.ts";
import { actSaid } from "../acts/said.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { readCapped } from "../http/request-body.ts";
import { readJson } from "../http/request-json.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { receiptBody } from "../intake/receipt-body.ts";
import { idempotencyKey, isUuid } from "../intake/routes.ts";
import { standingOf as personOf } from "../roles/store.ts";
import { type AcknowledgedRow, acknowledgedRows } from "./answer-store.ts";
import { acknowledge, outcomeOf } from "./answers.ts";
import { deliver } from "./deliver.ts";
import { digestOf, strictestOf } from "./marking.ts";
import { orderRelease } from "./order.ts";
import { previewRelease } from "./preview.ts";
import { recallRows } from "./recall-store.ts";
import { receivedPage } from "./received.ts";
import { standingOf } from "./standing.ts";
import { deliveredValues, deliveryRows, lapsedRows, type ReleaseRow, releaseReasons, releaseRows } from "./store.ts";
import { type ServedCard, servedCards, victimReasonRows } from "./victims/card-store.ts";
import { AnswerSaid, answerRelease, takeBackRelease } from "./waiting/answer.ts";
import { standingShown } from "./waiting/shown.ts";

const CAP = 256 * 1024;

const Order = z.object({
  report: z.uuid(),
  to: z.array(z.string().min(1).max(200)).max(500),
  audience: z.string().min(1).max(100),
  items: z
    .array(z.object({ kind: z.string().max(40), value: z.string().min(1).max(4000) }))
    .max(10_000)
    .optional(),
  victims: z
    .array(
      z.strictObject({ consent: z.uuid(), fields: z.array(z.enum(VICTIM_FIELDS)).min(1).max(VICTIM_FIELDS.length) }),
    )
    .max(50)
    .optional(),
  previewed: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  reason: z.string().max(4000).optional(),
});
const Previewed = Order.pick({ report: true, to: true, items: true, victims: true });
const Nothing = z.strictObject({});

type Part =
  | "orderRelease"
  | "answerRelease"
  | "takeBackRelease"
  | "previewRelease"
  | "listReleases"
  | "getRelease"
  | "listDeliveries"
  | "acknowledgeDelivery"
  | "listReceived"
  | "getReportOutcome"
  | "listRecalls"
  | "getDelivery";

const readOnly = { readOnly: true } as const;

export function sharingHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async orderRelease(c) {
      const key = idempotencyKey(c);
      const bytes = await readCapped(c.req.raw, CAP);
      const said = Order.safeParse(parsed(bytes));
      if (!said.success) {
        const faults = said.error.issues.map((i) => ({
          code: "BAD_VALUE",
          place: `$.${i.path.join(".")}`,
          say: {
            en: 'Write {"report": id, "to": [bodies], "audience": "…"}, and "items" for certain values only.',
            ja: '{"report": 報告, "to": [組織], "audience": "…"} の形で書いてください。一部の値だけなら "items" を加えます。',
          },
        }));
        throw new Refusal("NOT_UNDERSTOOD", { faults });
      }
      const signed = c.get("signed");
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) => orderRelease(signed, tx, doing, said.data));
      await deliver(signed.room); // the queue makes up for it if this process ends here
      return c.json(receiptBody(answer), 202);
    },

    async answerRelease(c) {
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      await deliver(c.get("signed").room); // what waits is pinned before it is let go
      const answer = await actSaid(c, AnswerSaid, (s, tx, doing, said) => answerRelease(s, tx, doing, id, said));
      await deliver(c.get("signed").room);
      return c.json(answer, 202);
    },

    async takeBackRelease(c) {
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      return c.json(await actSaid(c, Nothing, (s, tx, doing) => takeBackRelease(s, tx, doing, id)), 202);
    },

    async previewRelease(c) {
      const signed = c.get("signed");
      const said = readJson(Previewed, await readCapped(c.req.raw, CAP));
      const { realm } = signed.room;
      const seen = await asReader(realm, signed.acting.reader, (tx) =>
        previewRelease(signed, tx, said, c.get("requestId")),
      );
      return c.json(seen, 200);
    },

    async listReleases(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor, show } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "releases", cursor);
      const { personId = null } = await personOf(room.realm, acting.reader.actorId);
      const directory = await room.directory();
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const rows = await releaseRows(tx, { after, limit, waiting: show === "waiting" });
          const { page, next } = cut(room.seals, acting.reader.organisationId, "releases", rows, limit);
          const ids = page.map((r) => r.id);
          const now = (await tx.now()).epochMilliseconds;
          return { page, next, now, said: Map.groupBy(await acknowledgedRows(tx, ids), (a) => a.release_id) };
        },
        readOnly,
      );
      const looker = { signed: c.get("signed"), personId, now: found.now };
      const items = found.page.map((r) => ({
        ...told(r, found.said.get(r.id) ?? [], (id) => bodyOf(directory, id)),
        ...standingShown(r, looker),
      }));
      return c.json({ items, next: found.next }, 200);
    },

    async acknowledgeDelivery(c) {
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      return c.json(await actSaid(c, Nothing, (s, tx, doing) => acknowledge(s, tx, doing, id)), 202);
    },

    async listReceived(c) {
      return c.json(await receivedPage(c.get("signed"), c.req.valid("query")), 200);
    },

    async getReportOutcome(c) {
      const { room, acting } = c.get("signed");
      const { id } = c.req.valid("param");
      const found = isUuid(id)
        ? await asReader(room.realm, acting.reader, (tx) => outcomeOf(tx, id), readOnly)
        : undefined;
      if (!found) throw new Refusal("NOT_FOUND");
      return c.json(found, 200);
    },

    async getRelease(c) {
      const { room, acting } = c.get("signed");
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const [row] = await releaseRows(tx, { id });
          if (!row) return undefined;
          const [reasons, said] = [await releaseReasons(tx, id), await acknowledgedRows(tx, [id])];
          const [victims, lapsed] = [await victimReasonRows(tx, id), await lapsedRows(tx, id)];
          const now = (await tx.now()).epochMilliseconds;
          return { row, reasons, said, victims, lapsed, now, states: await standingOf(c.get("signed"), tx, row) };
        },
        readOnly,
      );
      if (!found) throw new Refusal("NOT_FOUND");
      const directory = await room.directory();
      const reasons = found.reasons.map((r) => ({
        body: r.organisationId === null ? null : bodyOf(directory, r.organisationId),
        included: r.included,
        rule: r.rule,
        values: r.items.map(([kind, value]) => ({ kind, value })),
      }));
      const victims = found.victims.map((v) => ({
        consent: v.consent_id,
        victim: bodyOf(directory, v.victim_id),
        body: bodyOf(directory, v.organisation_id),
        field: v.field,
        included: v.included,
        rule: v.rule,
        state: v.state,
      }));
      const { personId = null } = await personOf(room.realm, acting.reader.actorId);
      const standing = standingShown(found.row, { signed: c.get("signed"), personId, now: found.now });
      const release = told(found.row, found.said, (body) => bodyOf(directory, body));
      const values = release.values.map((v, n) => ({ ...v, state: found.states[n] ?? ("in_force" as const) }));
      const lapsed = found.lapsed.map((l) => ({ body: bodyOf(directory, l.organisation_id), at: l.at }));
      return c.json({ ...release, ...standing, values, reasons, victims, lapsed }, 200);
    },

    async listDeliveries(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "deliveries", cursor);
      const rows = await asReader(room.realm, acting.reader, (tx) => deliveryRows(tx, { after, limit }), readOnly);
      const { page, next } = cut(room.seals, acting.reader.organisationId, "deliveries", rows, limit);
      return c.json({ items: [...page], next }, 200);
    },

    async listRecalls(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "recalls", cursor);
      const rows = await asReader(room.realm, acting.reader, (tx) => recallRows(tx, after, limit), readOnly);
      const { page, next } = cut(room.seals, acting.reader.organisationId, "recalls", rows, limit);
      const items = page.map(({ id, at, items: values, deliveries }) => ({
        id,
        at,
        values: [...values],
        deliveries: [...deliveries],
      }));
      return c.json({ items, next }, 200);
    },

    async getDelivery(c) {
      const { room, acting } = c.get("signed");
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const [row] = await deliveryRows(tx, { id });
          if (!row) return undefined;
          const cards = (await servedCards(tx, [id])).get(id) ?? [];
          return { ...row, values: [...(await deliveredValues(tx, id))], victims: cards.map(shownCard) };
        },
        readOnly,
      );
      if (!found) throw new Refusal("NOT_FOUND");
      return c.json(found, 200);
    },
  };
}

function shownCard(card: ServedCard) {
  const { words } = card;
  return {
    at: card.at,
    words: words && { ...words },
    values: card.items.map(([kind, value]) => ({ kind, value })),
  };
}

function told<B>(r: ReleaseRow, said: readonly AcknowledgedRow[], body: (id: string) => B) {
  return {
    id: r.id,
    at: r.at,
    audience: r.audience,
    recipients: r.recipients.map(body),
    reports: [...r.reports],
    values: r.seen.map(({ kind, value, tlp, validUntil }) => ({ kind, value, tlp, validUntil })),
    tlp: strictestOf(r.seen),
    digest: digestOf(r.seen),
    acknowledged: said.map((a) => ({ body: body(a.organisation_id), at: a.at })),
  };
}

// untrusted: a request's body
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
