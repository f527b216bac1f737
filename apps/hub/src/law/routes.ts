/** The law and its clocks over HTTP. What a body may say is settled in each act; what is visible, by row security. */
import type { Handlers } from "@noroshi/api";
import { actOnce } from "../acts/act.ts";
import { actSaid } from "../acts/said.ts";
import { seeCases } from "../cases/reading/cases.ts";
import { findCase } from "../cases/reading/store.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { readCapped } from "../http/request-body.ts";
import { readJson } from "../http/request-json.ts";
import { receiptBody } from "../intake/receipt-body.ts";
import { idempotencyKey, isUuid } from "../intake/routes.ts";
import { AnswerSaid, answerChange, askChange, ChangeSaid } from "./change.ts";
import { seeClocks } from "./clocks/reading.ts";
import { AnchorSaid, ClockSaid, sayAnchorOf, sayOfClock } from "./clocks/say.ts";
import { clocksOf, doubtSince, pageOfClocks } from "./clocks/store.ts";
import { lawExport, lawPage } from "./profile-page.ts";

type Part = "getLaw" | "exportLaw" | "askBasisChange" | "answerBasisChange" | "listClocks" | "sayClock" | "sayAnchor";

/** What is said here is small. */
const CAP = 64 * 1024;

export function lawHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async getLaw(c) {
      const signed = c.get("signed");
      const page = await asReader(signed.room.realm, signed.acting.reader, (tx) => lawPage(signed, tx), READ);
      return c.json(page, 200);
    },

    async exportLaw(c) {
      const signed = c.get("signed");
      const file = await asReader(signed.room.realm, signed.acting.reader, (tx) => lawExport(signed, tx), READ);
      c.header("content-disposition", `attachment; filename="law-${signed.room.name}.json"`);
      return c.json(file, 200);
    },

    async askBasisChange(c) {
      return c.json(await actSaid(c, ChangeSaid, askChange, CAP), 202);
    },

    async answerBasisChange(c) {
      const key = idempotencyKey(c);
      const { id } = c.req.valid("param");
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(AnswerSaid, bytes);
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const signed = c.get("signed");
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) => answerChange(signed, tx, doing, id, said));
      return c.json(receiptBody(answer), 202);
    },

    async listClocks(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const { limit, cursor, show, case: inCase } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "clocks", cursor);
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const doubt = (await doubtSince(tx)) ?? null;
          const now = (await tx.now()).toString();
          if (inCase !== undefined) {
            const id = await findCase(tx, inCase);
            if (id === undefined) throw new Refusal("NOT_FOUND");
            const [seen] = await seeCases(room.realm, tx, await room.directory(), [id], now);
            const rows = await clocksOf(
              tx,
              (seen?.reports ?? []).map((r) => r.summary.id),
            );
            return { items: await seeClocks(signed, tx, rows), next: null, now, doubtSince: doubt };
          }
          const rows = await pageOfClocks(tx, after, limit, show === "all");
          const last = rows.length > limit ? rows[limit - 1] : undefined;
          const next = last ? room.seals.seal(readerId, "clocks", [last.until, last.clock_id]) : null;
          return { items: await seeClocks(signed, tx, rows.slice(0, limit)), next, now, doubtSince: doubt };
        },
        READ,
      );
      return c.json(page, 200);
    },

    async sayClock(c) {
      const key = idempotencyKey(c);
      const { id } = c.req.valid("param");
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(ClockSaid, bytes);
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const signed = c.get("signed");
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) => sayOfClock(signed, tx, doing, id, said));
      return c.json(receiptBody(answer), 202);
    },

    async sayAnchor(c) {
      const { id } = c.req.valid("param");
      return c.json(
        await actSaid(c, AnchorSaid, (signed, tx, doing, said) => sayAnchorOf(signed, tx, doing, id, said), CAP),
        202,
      );
    },
  };
}

const READ = { readOnly: true } as const;
