/**
 * Emergencies over HTTP: asked by one person, confirmed by another, open for a time, reviewed by oversight. Opening is the
 * database's: a role's reading is widened there from the confirmation to the instant at which it closes.
 */
import type { Emergency, Handlers } from "@noroshi/api";
import type { Context } from "hono";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import { actLabel } from "../acts/act-label.ts";
import { answerApproval, askApproval, spendApproval } from "../approvals/approval.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import { readBreakGlass } from "../db/break-glass-book.ts";
import { internLabel } from "../db/labels.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { record } from "../oversight/recorder.ts";
import { allow } from "../roles/guard.ts";
import { type ActorFacts, aboutRealm, type Policies, type Question } from "../roles/policies.ts";
import { standingOf } from "../roles/store.ts";
import { endGlass, type GlassRow, glassRows, insertGlass, openGlass, reviewGlass } from "./store.ts";

const ACT = "break_glass";
/** Somebody is woken to answer: after this long nobody opens on an old question. */
const ANSWER_WITHIN_MINUTES = 60;
const SHOWN = 100;

type Part = "listEmergencies" | "askEmergency" | "answerEmergency" | "endEmergency" | "reviewEmergency";

export function glassHandlers(policies: Policies): Pick<Handlers<HubEnv>, Part> {
  const book = readBreakGlass();
  const opensFor = (roles: readonly string[]) => book.opens.find((o) => roles.includes(o.role));
  return {
    async listEmergencies(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const directory = await room.directory();
      const actor = { ...acting.reader, ...(await standingOf(room.realm, acting.reader.actorId)) };
      const { rows, now } = await asReader(
        room.realm,
        acting.reader,
        async (tx) => ({ rows: await glassRows(tx, null, SHOWN), now: (await tx.now()).epochMilliseconds }),
        { readOnly: true },
      );
      const opens = opensFor(actor.roles);
      const items = rows.map((row) => shown(row, now, directory, signed, actor, policies));
      return c.json(
        {
          items,
          opens: opens
            ? {
                kinds: [...opens.kinds],
                longestMinutes: opens.longestMinutes,
                otherBody: opens.rule === "other_organisation",
              }
            : null,
        },
        200,
      );
    },

    async askEmergency(c) {
      const signed = c.get("signed");
      const { room, acting, body } = signed;
      const said = c.req.valid("json");
      const { roles } = await standingOf(room.realm, acting.reader.actorId);
      const opens = opensFor(roles);
      if (!opens) throw new Refusal("NOT_ALLOWED");
      const beyond = said.kinds.find((kind) => !opens.kinds.includes(kind));
      if (beyond !== undefined)
        throw wrong("kinds", "This is never opened for your role.", "あなたの役割には開けません。");
      if (said.minutes > opens.longestMinutes)
        throw wrong("minutes", `At most ${opens.longestMinutes} minutes.`, `最長${opens.longestMinutes}分です。`);
      const directory = await room.directory();
      const asked = directory.bySlug(said.ask);
      if (!asked || (opens.rule === "other_organisation" && asked.id === body.id))
        throw wrong("ask", "Name another body of this realm.", "この領域の別の組織を示してください。");
      const overseers = directory.all.filter((o) => o.kind === "commission").map((o) => o.id);
      if (overseers.length === 0)
        throw wrong("ask", "Nobody here could review it afterwards.", "事後に審査する組織がありません。");
      const label = await internLabel(
        room.realm,
        actLabel(body.id, "red", [...new Set([asked.id, ...overseers])].sort()),
      );
      const id = room.realm.chance({ actorId: acting.reader.actorId, act: `break-glass ${c.get("requestId")}` }).uuid();
      await asReader(room.realm, acting.reader, async (tx) => {
        const until = (await tx.now()).add({ minutes: ANSWER_WITHIN_MINUTES }).toString();
        const object = objectOf(acting.reader.actorId, said);
        const { reason } = said;
        await askApproval(tx, {
          id,
          labelId: label.label_id,
          act: ACT,
          subject: acting.reader.actorId,
          object,
          rule: opens.rule,
          reason,
          until,
        });
        await insertGlass(tx, { id, labelId: label.label_id, kinds: said.kinds, minutes: said.minutes });
      });
      return c.json({ id }, 201);
    },

    async answerEmergency(c) {
      const signed = c.get("signed");
      const { answer, reason = null } = c.req.valid("json");
      const id = c.req.valid("param").id;
      await onOne(c, id, async (tx, row) => {
        await allow(policies, signed, "break_glass.confirm", questionOf(row));
        await answerApproval(tx, { id, answer, reason });
        if (answer === "refused") return;
        await spendApproval(tx, { id, act: ACT, object: objectOf(row.actor_id, row) });
        await openGlass(tx, id);
      });
      return c.json({ id }, 200);
    },

    async endEmergency(c) {
      const id = c.req.valid("param").id;
      await onOne(c, id, async (tx, row) => {
        if (row.actor_id !== tx.reader.actorId || row.opened_at === null) throw new Refusal("NOT_FOUND");
        await endGlass(tx, id);
        await noted(tx, row, "break_glass.ended");
      });
      return c.json({ id }, 200);
    },

    async reviewEmergency(c) {
      const signed = c.get("signed");
      const id = c.req.valid("param").id;
      const { review } = c.req.valid("json");
      await onOne(c, id, async (tx, row) => {
        await allow(policies, signed, "break_glass.review", questionOf(row));
        const state = stateOf(row, (await tx.now()).epochMilliseconds);
        if (state !== "awaits_review") throw new Refusal("APPROVAL_CLOSED");
        await reviewGlass(tx, id, review);
        await noted(tx, row, "break_glass.reviewed");
      });
      return c.json({ id }, 200);
    },
  };
}

async function onOne(
  c: Context<HubEnv>,
  id: string,
  does: (tx: ReaderTx, row: GlassRow) => Promise<void>,
): Promise<void> {
  const { room, acting } = c.get("signed");
  await asReader(room.realm, acting.reader, async (tx) => {
    const [row] = await glassRows(tx, id, 1);
    if (!row) throw new Refusal("NOT_FOUND");
    await does(tx, row);
  });
}

/** What is approved: this actor, these kinds, this long. */
const objectOf = (actorId: string, g: { readonly kinds: readonly string[]; readonly minutes: number }) => ({
  actorId,
  kinds: [...g.kinds].sort(),
  minutes: g.minutes,
});

const questionOf = (row: GlassRow): Question => ({
  id: row.id,
  askedPerson: row.asked_person,
  askedOrganisation: row.asked_organisation,
  answeredPerson: row.answered_person,
  otherOrganisation: row.rule === "other_organisation",
});

/** Until oversight has reviewed it, what was open stays in sight. */
function stateOf(row: GlassRow, nowMs: number): Emergency["state"] {
  if (row.reviewed_at !== null) return "reviewed";
  if (row.answer === "refused") return "refused";
  if (row.closes_at === null) return Date.parse(row.expires_at) <= nowMs ? "expired" : "asked";
  const over = Date.parse(row.closes_at) <= nowMs || (row.ended_at !== null && Date.parse(row.ended_at) <= nowMs);
  return over ? "awaits_review" : "open";
}

function shown(
  row: GlassRow,
  nowMs: number,
  directory: Directory,
  signed: Signed,
  actor: ActorFacts,
  policies: Policies,
): Emergency {
  const state = stateOf(row, nowMs);
  const about = { ...aboutRealm(signed.room.realm), question: questionOf(row) };
  return {
    id: row.id,
    kinds: row.kinds,
    minutes: row.minutes,
    reason: row.reason,
    askedBy: { name: row.asker, body: bodyOf(directory, row.asked_organisation) },
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    answer: row.answer,
    answeredBy:
      row.answerer === null || row.answered_organisation === null
        ? null
        : { name: row.answerer, body: bodyOf(directory, row.answered_organisation) },
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    endedAt: row.ended_at,
    reviewedAt: row.reviewed_at,
    review: row.review,
    state,
    mine: row.actor_id === actor.actorId,
    mayAnswer: state === "asked" && policies.decide(actor, "break_glass.confirm", about).allowed,
    mayReview: state === "awaits_review" && policies.decide(actor, "break_glass.review", about).allowed,
  };
}

async function noted(tx: ReaderTx, row: GlassRow, act: "break_glass.ended" | "break_glass.reviewed"): Promise<void> {
  await record(tx, [{ act, actorId: tx.reader.actorId, labelId: row.label_id, subject: row.id, facts: {} }]);
}

const wrong = (place: string, en: string, ja: string): Refusal =>
  new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place, say: { en, ja } }] });
