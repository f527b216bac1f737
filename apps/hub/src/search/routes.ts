/** Search over HTTP. */
import type { Handlers } from "@noroshi/api";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { readCapped } from "../http/request-body.ts";
import { search, searchValues } from "./find.ts";
import { beginningWith } from "./store.ts";

/** Ten thousand values with room for what stands between them. */
const CAP = 4 * 1024 * 1024;
const SUGGESTED = 12;

const readOnly = { readOnly: true } as const;

export function searchHandlers(): Pick<Handlers<HubEnv>, "search" | "searchValues" | "suggest"> {
  return {
    async search(c) {
      const { room, acting } = c.get("signed");
      const { q, limit } = c.req.valid("query");
      const directory = await room.directory();
      const found = await asReader(
        room.realm,
        acting.reader,
        (tx) => search(room.realm, tx, directory, q, limit),
        readOnly,
      );
      return c.json(found, 200);
    },

    async searchValues(c) {
      const { room, acting } = c.get("signed");
      const text = (await readCapped(c.req.raw, CAP)).toString("utf8");
      const directory = await room.directory();
      const found = await asReader(
        room.realm,
        acting.reader,
        (tx) => searchValues(room.realm, tx, directory, text),
        readOnly,
      );
      return c.json(found, 200);
    },

    async suggest(c) {
      const { room, acting } = c.get("signed");
      const { q } = c.req.valid("query");
      const found = await asReader(room.realm, acting.reader, (tx) => beginningWith(tx, q, SUGGESTED), readOnly);
      return c.json({ items: [...found] }, 200);
    },
  };
}
