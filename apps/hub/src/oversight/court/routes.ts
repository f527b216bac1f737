/** Orders of court exports over HTTP. What is visible is row security's; producing one is beside, since it answers with a file. */
import type { Handlers } from "@noroshi/api";
import { actSaid } from "../../acts/said.ts";
import { asReader } from "../../db/act.ts";
import type { HubEnv } from "../../http/env.ts";
import { Refusal } from "../../http/problem.ts";
import { isUuid } from "../../intake/routes.ts";
import { standingOf } from "../../roles/store.ts";
import { answerOrder, OrderAnswerSaid, OrderSaid, orderExport, ordersShown } from "./orders.ts";

type Part = "listCourtExports" | "orderCourtExport" | "answerCourtExport";

export function courtHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async listCourtExports(c) {
      const { room, acting } = c.get("signed");
      const { personId } = await standingOf(room.realm, acting.reader.actorId);
      const { id } = c.req.valid("param");
      return c.json(
        await asReader(room.realm, acting.reader, (tx) => ordersShown(tx, id, personId ?? null), { readOnly: true }),
        200,
      );
    },

    async orderCourtExport(c) {
      const { id } = c.req.valid("param");
      return c.json(
        await actSaid(c, OrderSaid, (signed, tx, doing, said) => orderExport(signed, tx, doing, id, said)),
        202,
      );
    },

    async answerCourtExport(c) {
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      return c.json(await actSaid(c, OrderAnswerSaid, (_, tx, __, said) => answerOrder(tx, id, said)), 202);
    },
  };
}
