/** Requests between bodies over HTTP. */
import type { Handlers } from "@noroshi/api";
import { actSaid } from "../acts/said.ts";
import { findCase } from "../cases/reading/store.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { readCapped } from "../http/request-body.ts";
import { readJson } from "../http/request-json.ts";
import { tagOf, versionSeen } from "../http/versions.ts";
import { receiptBody } from "../intake/receipt-body.ts";
import { idempotencyKey, isUuid } from "../intake/routes.ts";
import { sayOnInquiry, WordSaid } from "./answer.ts";
import { Asked, ask } from "./ask.ts";
import { seeInquiries } from "./reading.ts";
import { findInquiry, pageOfInquiries } from "./store.ts";

const READ = { readOnly: true } as const;
const CAP = 1024 * 1024;

type Part = "askBody" | "listInquiries" | "getInquiry" | "answerInquiry";

export function inquiryHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async askBody(c) {
      return c.json(await actSaid(c, Asked, ask), 202);
    },

    async listInquiries(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const { limit, cursor, show, kind = null, case: inCase } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "inquiries", cursor);
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const caseId = await (inCase === undefined ? undefined : findCase(tx, inCase));
          if (inCase !== undefined && caseId === undefined) throw new Refusal("NOT_FOUND");
          const rows = await pageOfInquiries(tx, { caseId, toAnswer: show === "to_answer", kind, after, limit });
          const { page: cutRows, next } = cut(room.seals, readerId, "inquiries", rows, limit);
          return { items: await seeInquiries(signed, tx, cutRows), next };
        },
        READ,
      );
      return c.json(page, 200);
    },

    async getInquiry(c) {
      const signed = c.get("signed");
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const [found] = await asReader(
        signed.room.realm,
        signed.acting.reader,
        async (tx) => {
          const row = await findInquiry(tx, id);
          return row ? seeInquiries(signed, tx, [row]) : [];
        },
        READ,
      );
      if (!found) throw new Refusal("NOT_FOUND");
      c.header("etag", tagOf(found.version));
      return c.json(found, 200);
    },

    async answerInquiry(c) {
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const key = idempotencyKey(c);
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(WordSaid, bytes);
      const answer = await sayOnInquiry(c.get("signed"), { id, version: versionSeen(c), key, bytes }, said);
      return c.json(receiptBody(answer), 202);
    },
  };
}
