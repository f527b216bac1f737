/** The directory, the rota and pages over HTTP. */
import type { Handlers } from "@noroshi/api";
import { actSaid } from "../acts/said.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
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
import { KeySaidHere, keepKey } from "./key-acts.ts";
import { seeBook, seePages } from "./reading.ts";
import { pageOfPages } from "./store.ts";

const READ = { readOnly: true } as const;

type Part =
  | "listContacts"
  | "keepContact"
  | "keepKey"
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
      const book = await asReader(signed.room.realm, signed.acting.reader, (tx) => seeBook(signed, tx), READ);
      return c.json(book, 200);
    },

    async keepContact(c) {
      return c.json(await actSaid(c, ContactSaid, keepContact), 202);
    },

    async keepKey(c) {
      return c.json(await actSaid(c, KeySaidHere, keepKey), 202);
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
