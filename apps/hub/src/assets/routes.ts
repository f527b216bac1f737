/** The registers of assets, and whom a report concerns, over HTTP. */
import type { Handlers } from "@noroshi/api";
import { actSaid } from "../acts/said.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { isUuid } from "../intake/routes.ts";
import { AnswerSaid, AssetSaid, answerAsset, proposeAsset, WithdrawalSaid, withdrawAsset } from "./acts.ts";
import { whomItConcerns } from "./routing.ts";
import { assetEvents, assetRows } from "./store.ts";

const READ = { readOnly: true } as const;

type Part = "listAssets" | "proposeAsset" | "answerAsset" | "withdrawAsset" | "routeReport";

export function assetHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async listAssets(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor, show } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "assets", cursor);
      const directory = await room.directory();
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const found = await assetRows(tx, { after, limit, state: show === "all" ? null : show });
          const { page: rows, next } = cut(room.seals, readerId, "assets", found, limit);
          const ids = rows.map((r) => r.id);
          const history = Map.groupBy(await assetEvents(tx, ids), (e) => e.asset_id);
          const items = rows.map(({ organisation_id, label_id: _, said_by: __, ...r }) => ({
            ...r,
            body: bodyOf(directory, organisation_id),
            history: (history.get(r.id) ?? []).map((e) => ({
              kind: e.kind,
              reason: e.reason,
              by: bodyOf(directory, e.by),
              at: e.at,
            })),
          }));
          return { items, next };
        },
        READ,
      );
      return c.json(page, 200);
    },

    async proposeAsset(c) {
      return c.json(await actSaid(c, AssetSaid, proposeAsset), 202);
    },

    async answerAsset(c) {
      const id = uuidIn(c.req.valid("param").id);
      return c.json(await actSaid(c, AnswerSaid, (s, tx, doing, said) => answerAsset(s, tx, doing, id, said)), 202);
    },

    async withdrawAsset(c) {
      const id = uuidIn(c.req.valid("param").id);
      return c.json(
        await actSaid(c, WithdrawalSaid, (s, tx, doing, said) => withdrawAsset(s, tx, doing, id, said)),
        202,
      );
    },

    async routeReport(c) {
      const signed = c.get("signed");
      const id = uuidIn(c.req.valid("param").id);
      const found = await asReader(
        signed.room.realm,
        signed.acting.reader,
        (tx) => whomItConcerns(signed, tx, id),
        READ,
      );
      const directory = await signed.room.directory();
      const items = found.map(({ bodyId, values }) => ({ body: bodyOf(directory, bodyId), values: [...values] }));
      return c.json({ items }, 200);
    },
  };
}

function uuidIn(id: string): string {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return id;
}
