/** The board and the office's own scorecard over HTTP. */
import type { Handlers } from "@noroshi/api";
import { casesOfReports, seeCases } from "../cases/reading/cases.ts";
import { countStandingCases, pageOfStandingCases } from "../cases/reading/standing.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { seeReports } from "../intake/reading/reports.ts";
import { pageOfReports } from "../intake/reading/store.ts";
import { groups } from "./groups.ts";
import { latency } from "./latency.ts";

const CASES_ON_BOARD = 30;
const ARRIVALS_ON_BOARD = 12;

export function pictureHandlers(): Pick<Handlers<HubEnv>, "getBoard" | "getGroups" | "getLatency"> {
  return {
    async getBoard(c) {
      const { room, acting } = c.get("signed");
      const directory = await room.directory();
      const board = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const now = (await tx.now()).toString();
          const caseIds = (await pageOfStandingCases(room.realm, tx, undefined, CASES_ON_BOARD))
            .slice(0, CASES_ON_BOARD)
            .map((p) => p.id);
          const reportIds = (await pageOfReports(tx, undefined, ARRIVALS_ON_BOARD))
            .slice(0, ARRIVALS_ON_BOARD)
            .map((p) => p.id);
          const cases = await seeCases(room.realm, tx, directory, caseIds, now);
          const arrivals = await seeReports(room.realm, tx, directory, reportIds);
          const inCase = await casesOfReports(room.realm, tx, reportIds);
          return {
            cases: cases.map((s) => s.summary),
            ...(await countStandingCases(room.realm, tx)),
            arrivals: arrivals.map((r) => ({ ...r.summary, case: inCase.get(r.summary.id) ?? null })),
            latency: await latency(tx, 24),
          };
        },
        { readOnly: true },
      );
      return c.json(board, 200);
    },

    async getGroups(c) {
      const { room, acting } = c.get("signed");
      return c.json(await asReader(room.realm, acting.reader, (tx) => groups(room.realm, tx), { readOnly: true }), 200);
    },

    async getLatency(c) {
      const { room, acting } = c.get("signed");
      const { hours } = c.req.valid("query");
      return c.json(await asReader(room.realm, acting.reader, (tx) => latency(tx, hours), { readOnly: true }), 200);
    },
  };
}
