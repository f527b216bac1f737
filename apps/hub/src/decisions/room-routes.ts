/** The measures' room over HTTP: drafts, steps, votes, directions, holds. */
import type { Handlers, MeasureAnswer } from "@noroshi/api";
import type { Context } from "hono";
import type { z } from "zod";
import type { Door, Signed } from "../accounts/signed.ts";
import { actOnce, type Doing, type Done } from "../acts/act.ts";
import { findCase } from "../cases/reading/store.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { readCapped } from "../http/request-body.ts";
import { readJson } from "../http/request-json.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { receiptBody } from "../intake/receipt-body.ts";
import { idempotencyKey, isUuid } from "../intake/routes.ts";
import type { Answer } from "../intake/submission.ts";
import { HoldSaid, lift, placeHold, StopSaid, stop } from "./deconflict.ts";
import {
  type At,
  consultHere,
  FinalReviewSaid,
  LossSaid,
  NoticeSaid,
  ReferenceSaid,
  ReviewSaid,
  reviewInTheEnd,
  reviewLegally,
  StepSaid,
  sayLoss,
  sayNotice,
  takeOn,
  VoteSaid,
  vote,
} from "./deeds.ts";
import { openDesk } from "./desk.ts";
import { EffectForm, sayEffect } from "./directions.ts";
import { directionsShown } from "./directions-shown.ts";
import { draft, edit, objectOf, planFor } from "./draft.ts";
import { directionRows } from "./effect-store.ts";
import { MeasureSaid } from "./form.ts";
import { hitRows, holdRows } from "./hold-store.ts";
import { gatesIn, gatesOf } from "./plans.ts";
import { detailOf, summariesOf } from "./shown.ts";
import { keysOnRecord } from "./signing.ts";
import { deskMatchRows, deskMeasureRows, lastStops, signalRows } from "./stop-store.ts";
import { measureById, pageOfMeasures, stepOfReceipt } from "./store.ts";
import { labelOf } from "./taking-part.ts";

type Part =
  | "listGatePlans"
  | "draftMeasure"
  | "editMeasure"
  | "listMeasures"
  | "getMeasure"
  | "stepMeasure"
  | "reviewMeasureLegally"
  | "consultOnMeasure"
  | "voteOnMeasure"
  | "reviewMeasure"
  | "tellLoss"
  | "tellNotice"
  | "listDirections"
  | "tellEffect"
  | "listHolds"
  | "placeHold"
  | "liftHold"
  | "listHits"
  | "stopMeasure";

const CAP = 512 * 1024;
const READ = { readOnly: true } as const;
const MOST = 200;

type Does<T> = (signed: Signed, tx: ReaderTx, doing: Doing, at: At, said: T) => Promise<Done>;

export function measureHandlers({ signIn }: Door): Pick<Handlers<HubEnv>, Part> {
  return {
    async listGatePlans(c) {
      const signed = c.get("signed");
      const gates = await gatesOf(signed);
      const plans = [...gates.plans.values()].map((p) => ({
        type: p.type,
        mine: p.askedBy.includes(signed.body.kind),
        approver: p.approval.by,
        legalReview: p.legalReview,
        foreignConsultation: p.foreignConsultation,
        subsidiarity: p.subsidiarity,
        emergency: p.emergencyExPostMinutes !== null,
      }));
      return c.json({ gates: gates.id, verified: gates.verified, plans, unknown: [...gates.unknown] }, 200);
    },

    async draftMeasure(c) {
      const key = idempotencyKey(c);
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(MeasureSaid, bytes);
      const signed = c.get("signed");
      const plan = await planFor(signed, said);
      await openDesk(signed.room);
      const under = { label: await labelOf(signed, plan, signed.body.id), object: await objectOf(signed, said) };
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) => draft(signed, tx, doing, said, under));
      return c.json(await told(signed, answer, null), 202);
    },

    async editMeasure(c) {
      const key = idempotencyKey(c);
      const at = seenAt(c, c.req.valid("param").id);
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(MeasureSaid, bytes);
      const signed = c.get("signed");
      await planFor(signed, said);
      const object = await objectOf(signed, said);
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) => edit(signed, tx, doing, at, object));
      return c.json(await told(signed, answer, at.id), 202);
    },

    async listMeasures(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const { limit, cursor, case: inCase } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "measures", cursor);
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const caseId = inCase === undefined ? null : await findCase(tx, inCase);
          if (caseId === undefined) throw new Refusal("NOT_FOUND");
          const rows = await pageOfMeasures(tx, { after, limit, caseId });
          const { page, next } = cut(
            room.seals,
            readerId,
            "measures",
            rows.map((row) => ({ id: row.id, at: row.asked_at, row })),
            limit,
          );
          const items = await summariesOf(
            signed,
            tx,
            page.map((p) => p.row),
          );
          return { items: [...items], next };
        },
        READ,
      );
      return c.json(found, 200);
    },

    async getMeasure(c) {
      const signed = c.get("signed");
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const found = await asReader(signed.room.realm, signed.acting.reader, (tx) => detailOf(signed, tx, id), READ);
      c.header("etag", `"${found.step}"`);
      return c.json(found, 200);
    },

    stepMeasure: (c) => onOne(c, StepSaid, takeOn),
    reviewMeasureLegally: (c) => onOne(c, ReviewSaid, reviewLegally),
    reviewMeasure: (c) => onOne(c, FinalReviewSaid, reviewInTheEnd),
    tellLoss: (c) => onOne(c, LossSaid, sayLoss),
    tellNotice: (c) => onOne(c, NoticeSaid, sayNotice),

    async consultOnMeasure(c) {
      const signed = c.get("signed");
      const label = await labelOfOne(signed, c.req.valid("param").id);
      return onOne(c, ReferenceSaid, (s, tx, doing, at, said) => consultHere(s, tx, doing, at, said, label));
    },

    async voteOnMeasure(c) {
      const signed = c.get("signed");
      const label = await labelOfOne(signed, c.req.valid("param").id);
      const policies = c.get("policies");
      const key = idempotencyKey(c);
      await keysOnRecord(signIn, signed);
      return onOne(c, VoteSaid, (s, tx, doing, at, said) =>
        vote(s, tx, doing, at, said, { label, policies, key, signIn }),
      );
    },

    async listDirections(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const { limit, cursor } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "directions", cursor);
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const { page, next } = cut(
            room.seals,
            readerId,
            "directions",
            await directionRows(tx, { after, limit }),
            limit,
          );
          return { items: [...(await directionsShown(signed, tx, page))], next };
        },
        READ,
      );
      return c.json(found, 200);
    },

    async tellEffect(c) {
      const key = idempotencyKey(c);
      const { id } = c.req.valid("param");
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(EffectForm, bytes);
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const signed = c.get("signed");
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) => sayEffect(signed, tx, doing, id, said));
      return c.json(receiptBody(answer), 202);
    },

    async listHolds(c) {
      const { room, acting } = c.get("signed");
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => ({
          holds: await holdRows(room.realm, tx, MOST),
          hits: await hitRows(tx, "owner", MOST),
          matches: await signalRows(tx, MOST),
        }),
        READ,
      );
      return c.json(
        {
          holds: found.holds.map((h) => ({
            id: h.id,
            kind: h.kind,
            value: h.value,
            reason: h.reason,
            until: h.until,
            liftedAt: h.lifted_at,
            at: h.at,
          })),
          // The owner hears that somebody is about to; who it is it hears from the officers.
          hits: found.hits.map(({ id, type, kind, value, at }) => ({ id, type, kind, value, at })),
          matches: [...found.matches],
        },
        200,
      );
    },

    async placeHold(c) {
      const key = idempotencyKey(c);
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(HoldSaid, bytes);
      const signed = c.get("signed");
      const answer = await actOnce(signed, { key, bytes }, await placeHold(signed, said));
      return c.json(receiptBody(answer), 202);
    },

    async liftHold(c) {
      const key = idempotencyKey(c);
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const answer = await actOnce(c.get("signed"), { key, bytes: Buffer.from(id) }, (tx, doing) =>
        lift(tx, doing, id),
      );
      return c.json(receiptBody(answer), 202);
    },

    async listHits(c) {
      const { room, acting } = c.get("signed");
      const directory = await room.directory();
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const measures = await deskMeasureRows(tx, MOST);
          const stops = await lastStops(
            room.realm,
            tx,
            measures.map((m) => m.id),
          );
          const matches = await deskMatchRows(tx, MOST);
          return { measures, stops, hits: await hitRows(tx, "officer", MOST), matches };
        },
        READ,
      );
      const hits = found.hits.map((h) => ({
        id: h.id,
        measure: h.measure_id,
        type: h.type,
        kind: h.kind,
        value: h.value,
        asker: bodyOf(directory, h.asker_id),
        at: h.at,
      }));
      const measures = found.measures.map((m) => ({
        id: m.id,
        type: m.type,
        asker: bodyOf(directory, m.asker_id),
        at: m.at,
        said: found.stops.get(m.id) ?? null,
      }));
      const matches = found.matches.map(({ asker_id, holder_id, ...m }) => ({
        ...m,
        bodies: [bodyOf(directory, asker_id), bodyOf(directory, holder_id)],
      }));
      return c.json({ measures, hits, matches }, 200);
    },

    async stopMeasure(c) {
      const key = idempotencyKey(c);
      const { id } = c.req.valid("param");
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(StopSaid, bytes);
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const signed = c.get("signed");
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) => stop(signed, tx, doing, id, said));
      return c.json(receiptBody(answer), 202);
    },
  };
}

type OneContext = Context<HubEnv, string, { out: { param: { id: string } } }>;

async function onOne<T>(c: OneContext, shape: z.ZodType<T>, does: Does<T>) {
  const key = idempotencyKey(c);
  const at = seenAt(c, c.req.valid("param").id);
  const bytes = await readCapped(c.req.raw, CAP);
  const said = readJson(shape, bytes);
  const signed = c.get("signed");
  const answer = await actOnce(signed, { key, bytes }, (tx, doing) => does(signed, tx, doing, at, said));
  return c.json(await told(signed, answer, at.id), 202);
}

/** The step that the actor had seen last. @throws Refusal NOT_FOUND for no id, BAD_REQUEST where it does not say */
function seenAt(c: Context<HubEnv>, id: string): At {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  const seen = /^(?:W\/)?"?(\d{1,9})"?$/.exec(c.req.header("if-match")?.trim() ?? "")?.[1];
  if (seen !== undefined) return { id, seen: Number(seen) };
  const say = { en: "Send the measure's ETag in If-Match.", ja: "措置の ETag を If-Match で送ってください。" };
  throw new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place: "if-match", say }] });
}

/** The label under which this body says something of the measure. @throws Refusal NOT_FOUND */
async function labelOfOne(signed: Signed, id: string) {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  const { realm } = signed.room;
  const found = await asReader(
    realm,
    signed.acting.reader,
    async (tx) => {
      const row = await measureById(tx, id);
      const plan = row && (await gatesIn(tx)).plans.get(row.type);
      return plan && { row, plan };
    },
    READ,
  );
  if (!found) throw new Refusal("NOT_FOUND");
  return labelOf(signed, found.plan, found.row.owner_id);
}

/** What became of the measure through this act; where it took no step, where the measure stands. */
async function told(signed: Signed, answer: Answer, id: string | null): Promise<MeasureAnswer> {
  const { receiptId } = answer.receipt;
  return asReader(
    signed.room.realm,
    signed.acting.reader,
    async (tx) => {
      const taken = await stepOfReceipt(tx, receiptId);
      const row = taken === undefined && id !== null ? await measureById(tx, id) : undefined;
      return {
        receipt: receiptBody(answer),
        measure: taken?.measure_id ?? row?.id ?? null,
        number: taken?.number ?? row?.number ?? "",
        state: taken?.state ?? row?.state ?? null,
        answer: taken?.answer ?? null,
        waitsFor: taken?.waits_for ?? null,
      };
    },
    READ,
  );
}
