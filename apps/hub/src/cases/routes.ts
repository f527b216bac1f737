/** Cases over HTTP: lists and one room, each as its reader sees it. */
import type { Handlers } from "@noroshi/api";
import { z } from "zod";
import { actSaid } from "../acts/said.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { openByHand, pinByHand } from "./open-by-hand.ts";
import { caseDetail } from "./reading/case-detail.ts";
import { seeCases } from "./reading/cases.ts";
import { pageOfStandingCases } from "./reading/standing.ts";

/** What is said about a case is small. */
const CAP = 64 * 1024;

const Opening = z.object({ report: z.uuid(), participants: z.array(z.string().min(1).max(200)).max(200).default([]) });
const Pinning = z.object({ report: z.uuid() });

export function caseHandlers(): Pick<Handlers<HubEnv>, "listCases" | "getCase" | "openCase" | "pinToCase"> {
  return {
    async listCases(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor, show } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "cases", cursor);
      const directory = await room.directory();
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const { page: ids, next } = cut(
            room.seals,
            acting.reader.organisationId,
            "cases",
            await pageOfStandingCases(room.realm, tx, after, limit, show === "closed"),
            limit,
          );
          const seen = await seeCases(
            room.realm,
            tx,
            directory,
            ids.map((p) => p.id),
            (await tx.now()).toString(),
          );
          return { items: seen.map((s) => s.summary), next };
        },
        { readOnly: true },
      );
      return c.json(page, 200);
    },

    async openCase(c) {
      return c.json(await actSaid(c, Opening, openByHand, CAP), 202);
    },

    async pinToCase(c) {
      const { id } = c.req.valid("param");
      return c.json(
        await actSaid(c, Pinning, (_, tx, doing, { report }) => pinByHand(tx, doing, { case: id, report }), CAP),
        202,
      );
    },

    async getCase(c) {
      const { room, acting } = c.get("signed");
      const directory = await room.directory();
      const { id } = c.req.valid("param");
      const detail = await asReader(room.realm, acting.reader, (tx) => caseDetail(room.realm, tx, directory, id), {
        readOnly: true,
      });
      if (!detail) throw new Refusal("NOT_FOUND");
      return c.json(detail, 200);
    },
  };
}
