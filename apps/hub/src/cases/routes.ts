/** Cases over HTTP: lists and one room, each as its reader sees it. */
import type { Handlers } from "@noroshi/api";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { caseDetail } from "./reading/case-detail.ts";
import { seeCases } from "./reading/cases.ts";
import { pageOfCases } from "./reading/store.ts";

export function caseHandlers(): Pick<Handlers<HubEnv>, "listCases" | "getCase"> {
  return {
    async listCases(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor } = c.req.valid("query");
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
            await pageOfCases(tx, after, limit),
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
