/** Retention over HTTP: what is due, disposals, holds, and whether everything that is gone went rightly. */
import type { Handlers, Retention } from "@noroshi/api";
import { actSaid } from "../acts/said.ts";
import { asDuty, asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { isUuid } from "../intake/routes.ts";
import { standingOf } from "../roles/store.ts";
import {
  AnswerSaid,
  answerDisposal,
  answerHold,
  askHold,
  askLifting,
  DisposalSaid,
  dueNow,
  HoldSaid,
  LiftSaid,
  mayApprove,
  propose,
} from "./acts.ts";
import { certificateOf } from "./dispose.ts";
import { certificatesOf } from "./keeper-store.ts";
import { RETENTION } from "./plan.ts";
import { type DisposalRow, disposalRows, type HoldRow, holdRows } from "./store.ts";
import { verifyRetention } from "./verify.ts";

type Part =
  | "readRetention"
  | "proposeDisposal"
  | "answerDisposal"
  | "readCertificates"
  | "askLegalHold"
  | "answerLegalHold"
  | "liftLegalHold"
  | "verifyErasures";

const MOST = 200;

export function retentionHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async readRetention(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const directory = await room.directory();
      const { roles, personId } = await standingOf(room.realm, acting.reader.actorId);
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => ({
          due: await dueNow(signed, tx),
          disposals: await disposalRows(tx, null, MOST),
          holds: await holdRows(tx, null, MOST),
          now: (await tx.now()).epochMilliseconds,
        }),
        { readOnly: true },
      );
      const due = Map.groupBy(found.due, (d) => d.class);
      const answer: Retention = {
        plan: {
          id: RETENTION.id,
          source: RETENTION.source,
          verified: RETENTION.verified,
          classes: RETENTION.classes.map((k) => ({
            id: k.id,
            name: k.name,
            keepDays: k.keepDays,
            anchor: k.anchor,
            approver: { ...k.approver, bodies: [...k.approver.bodies], roles: [...k.approver.roles] },
            due: due.get(k.id)?.length ?? 0,
            earliest:
              due
                .get(k.id)
                ?.map((d) => d.from)
                .sort()[0] ?? null,
          })),
        },
        disposals: found.disposals.map((d) => {
          const kept = RETENTION.classes.find((k) => k.id === d.class);
          const other = d.rule === "other_person" || d.owner_id !== signed.body.id;
          const state = stateOf(d, found.now);
          return {
            id: d.id,
            class: d.class,
            reports: d.report_ids.length,
            reason: d.reason,
            by: { name: d.asker, body: bodyOf(directory, d.owner_id) },
            at: d.asked_at,
            state,
            erased: d.erased,
            keptBack: d.kept_back,
            mayAnswer: state === "asked" && other && d.asked_person !== personId && mayApprove(signed, roles, kept),
          };
        }),
        holds: found.holds.map((h) => {
          const state = holdState(h, found.now);
          const asked = state === "lifting" ? h.lifting_person : h.asked_person;
          return {
            id: h.id,
            about: { kind: h.kind, id: h.about_id },
            reason: h.reason,
            by: { name: h.asker, body: bodyOf(directory, h.owner_id) },
            at: h.asked_at,
            placedAt: h.placed_at,
            liftedAt: h.lifted_at,
            state,
            mayAnswer: (state === "asked" || state === "lifting") && asked !== personId,
          };
        }),
      };
      return c.json(answer, 200);
    },

    async proposeDisposal(c) {
      return c.json(await actSaid(c, DisposalSaid, propose), 202);
    },

    async answerDisposal(c) {
      const id = idIn(c.req.valid("param").id);
      return c.json(await actSaid(c, AnswerSaid, (signed, tx, _, said) => answerDisposal(signed, tx, id, said)), 202);
    },

    async readCertificates(c) {
      const { room, acting } = c.get("signed");
      const id = idIn(c.req.valid("param").id);
      // Whoever sees the disposal sees what it erased; the certificates themselves are the keeper's.
      const [row] = await asReader(room.realm, acting.reader, (tx) => disposalRows(tx, id, 1), { readOnly: true });
      if (!row) throw new Refusal("NOT_FOUND");
      const rows = await asDuty(room.realm, "keeper", (tx) => certificatesOf(tx, id), { readOnly: true });
      const certificates = rows.map((one) => {
        const { key, class: kept, dueAt, at, whole } = certificateOf(one);
        return { key, class: kept, dueAt, at, whole, words: one.words, digest: one.digest.toString("hex") };
      });
      return c.json({ disposal: id, certificates }, 200);
    },

    async askLegalHold(c) {
      return c.json(await actSaid(c, HoldSaid, askHold), 202);
    },

    async answerLegalHold(c) {
      const id = idIn(c.req.valid("param").id);
      return c.json(await actSaid(c, AnswerSaid, (_, tx, __, said) => answerHold(tx, id, said)), 202);
    },

    async liftLegalHold(c) {
      const id = idIn(c.req.valid("param").id);
      return c.json(await actSaid(c, LiftSaid, (_, tx, doing, said) => askLifting(tx, doing, id, said)), 202);
    },

    async verifyErasures(c) {
      const { room, body } = c.get("signed");
      if (body.kind !== "commission") throw new Refusal("NOT_ALLOWED");
      const found = await verifyRetention(room.realm);
      return c.json({ ...found, findings: found.findings.map((f) => ({ ...f })) }, 200);
    },
  };
}

function idIn(id: string): string {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return id;
}

function stateOf(d: DisposalRow, now: number): Retention["disposals"][number]["state"] {
  if (d.done_at !== null) return "done";
  if (d.answer !== null) return d.answer;
  return Date.parse(d.expires_at) <= now ? "expired" : "asked";
}

function holdState(h: HoldRow, now: number): Retention["holds"][number]["state"] {
  if (h.lifted_at !== null) return "lifted";
  if (h.placed_at === null) {
    if (h.answer === "refused") return "refused";
    return Date.parse(h.expires_at) <= now ? "expired" : "asked";
  }
  const open = h.lifting_id !== null && h.lifting_answer === null && Date.parse(h.lifting_expires ?? "") > now;
  return open ? "lifting" : "lies";
}
