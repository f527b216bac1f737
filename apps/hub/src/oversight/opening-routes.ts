/** Openings under an inspection over HTTP. A reading is for the purpose `inspection`, stated each time; every other is refused. */
import type { Handlers } from "@noroshi/api";
import { actSaid } from "../acts/said.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { isUuid } from "../intake/routes.ts";
import type { BlobStore } from "../keeping/blobs.ts";
import type { OpenRealm } from "../open-realm.ts";
import { PURPOSE_HEADER } from "../reads/recorded.ts";
import { openedShown } from "./opened-shown.ts";
import { OpeningSaid, openInspectionRow, openUnder, takeUnder } from "./openings.ts";
import { mustBeCommission } from "./own-label.ts";

type Part = "openInInspection" | "getOpened" | "takeInInspection";

/** As profiles/purposes names it. */
const PURPOSE = "inspection";

export function openingHandlers(blobsOf: (room: OpenRealm) => BlobStore): Pick<Handlers<HubEnv>, Part> {
  return {
    async openInInspection(c) {
      const id = known(c.req.valid("param").id);
      return c.json(
        await actSaid(c, OpeningSaid, (signed, tx, doing, said) => openUnder(signed, tx, doing, id, said)),
        202,
      );
    },

    async getOpened(c) {
      const signed = c.get("signed");
      mustBeCommission(signed);
      const param = c.req.valid("param");
      const [id, opening] = [known(param.id), known(param.opening)];
      if (c.req.header(PURPOSE_HEADER) !== PURPOSE) throw new Refusal("PURPOSE_NEEDED");
      const directory = await signed.room.directory();
      const found = await asReader(
        signed.room.realm,
        signed.acting.reader,
        async (tx) => openedShown(signed, tx, await openInspectionRow(tx, id), opening, directory),
        { readOnly: true },
      );
      if (!found) throw new Refusal("NOT_FOUND");
      return c.json(found, 200);
    },

    async takeInInspection(c) {
      const signed = c.get("signed");
      const { id, opening, file } = c.req.valid("param");
      const taken = await takeUnder(signed, blobsOf(signed.room), known(id), known(opening), known(file));
      return c.body(taken.archive, 200, {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${taken.name}"`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "no-store",
      });
    },
  };
}

function known(id: string): string {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return id.toLowerCase();
}
