/** Declassification over HTTP. What is visible is row security's; what may be lowered the handling rule's and the database's. */
import type { Handlers } from "@noroshi/api";
import { actSaid } from "../acts/said.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { isUuid } from "../intake/routes.ts";
import { standingOf } from "../roles/store.ts";
import { AnswerSaid, answerLowering } from "./answer.ts";
import { LowerSaid, NothingSaid, proposeLowering, takeBackLowering } from "./propose.ts";
import { loweringsShown, offerFor } from "./shown.ts";
import { labelsOn, loweringRows, loweringsOf } from "./store.ts";
import { widerRows } from "./widen-store.ts";

type Part =
  | "listReportLowerings"
  | "proposeLowering"
  | "listLowerings"
  | "answerLowering"
  | "takeBackLowering"
  | "listWiderTerms";

/** Proposals of one report that are listed. */
const MOST = 200;

const readOnly = { readOnly: true } as const;

export function declassifyHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async listReportLowerings(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const id = uuidIn(c.req.valid("param").id);
      const directory = await room.directory();
      const { personId } = await standingOf(room.realm, acting.reader.actorId);
      const answer = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const rows = await loweringsOf(tx, id, MOST);
          // Whoever was asked to confirm reads the proposal, also of a report that it does not see.
          if (rows.length === 0 && (await labelsOn(tx, [id])).length === 0) throw new Refusal("NOT_FOUND");
          return {
            items: await loweringsShown(signed, tx, directory, rows, personId ?? null),
            offer: await offerFor(signed, tx, id),
          };
        },
        readOnly,
      );
      return c.json(answer, 200);
    },

    async proposeLowering(c) {
      const id = uuidIn(c.req.valid("param").id);
      return c.json(await actSaid(c, LowerSaid, (s, tx, doing, said) => proposeLowering(s, tx, doing, id, said)), 202);
    },

    async listLowerings(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const { limit, cursor } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "declassifications", cursor);
      const directory = await room.directory();
      const { personId } = await standingOf(room.realm, acting.reader.actorId);
      const answer = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const found = await loweringRows(tx, after, limit);
          const { page, next } = cut(room.seals, readerId, "declassifications", found, limit);
          return { items: await loweringsShown(signed, tx, directory, page, personId ?? null), next };
        },
        readOnly,
      );
      return c.json(answer, 200);
    },

    async answerLowering(c) {
      const id = uuidIn(c.req.valid("param").id);
      return c.json(await actSaid(c, AnswerSaid, (s, tx, doing, said) => answerLowering(s, tx, doing, id, said)), 202);
    },

    async takeBackLowering(c) {
      const id = uuidIn(c.req.valid("param").id);
      return c.json(await actSaid(c, NothingSaid, (s, tx, doing) => takeBackLowering(s, tx, doing, id)), 202);
    },

    async listWiderTerms(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "wider terms", cursor);
      const rows = await asReader(room.realm, acting.reader, (tx) => widerRows(tx, after, limit), readOnly);
      const { page, next } = cut(room.seals, readerId, "wider terms", rows, limit);
      const items = page.map(({ id, at, items: values, deliveries }) => ({
        id,
        at,
        values: [...values],
        deliveries: [...deliveries],
      }));
      return c.json({ items, next }, 200);
    },
  };
}

function uuidIn(id: string): string {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return id;
}
