/**
 * The ledger over HTTP. Checkpoints, tiles and bundles of the log of all acts are for everybody, without signing in: they are
 * salted hashes and tell nothing. Proofs are for who acted and for oversight.
 */
import type { Handlers } from "@noroshi/api";
import { LedgerError, readTilePath, TILE_WIDTH } from "@noroshi/ledger";
import type { Context } from "hono";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import type { OpenRealm } from "../open-realm.ts";
import { readTile } from "./folder.ts";
import type { RealmLedger } from "./keep.ts";
import { proofOf, provable } from "./prove.ts";

const readOnly = { readOnly: true } as const;

/** How long somebody waits for the next checkpoint at most, when nothing else was set. */
const NEXT_CHECKPOINT_S = 60;

export function ledgerHandlers(): Pick<Handlers<HubEnv>, "listProvable"> {
  return {
    async listProvable(c) {
      const { room, acting } = c.get("signed");
      const { about } = c.req.valid("query");
      const items = await asReader(room.realm, acting.reader, (tx) => provable(tx, room.name, about), readOnly);
      return c.json({ items: [...items] }, 200);
    },
  };
}

/** GET /api/v1/ledger/acts/{id}/proof: a tlog-proof file. */
export function proofFile(ledgerOf: (room: OpenRealm) => RealmLedger) {
  return async (c: Context<HubEnv>): Promise<Response> => {
    const { room, acting } = c.get("signed");
    const id = c.req.param("id") ?? "";
    if (!/^[0-9a-f]{64}$/.test(id)) throw new Refusal("NOT_FOUND");
    const read = <T>(fn: Parameters<typeof asReader<T>>[2]) => asReader(room.realm, acting.reader, fn, readOnly);
    const proved = await proofOf(read, room.name, ledgerOf(room), Buffer.from(id, "hex"));
    if (proved === undefined) throw new Refusal("NOT_FOUND");
    if (proved.state === "waiting") throw new Refusal("PROOF_NOT_YET", { retryAfter: NEXT_CHECKPOINT_S });
    return new Response(proved.file, {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="${proved.act}-${id.slice(0, 16)}.tlog-proof"`,
        "cache-control": "no-store",
      },
    });
  };
}

/** GET /ledger/{realm}/checkpoint and /ledger/{realm}/tile/…, as C2SP tlog-tiles serves a log. */
export function logFiles(realms: ReadonlyMap<string, OpenRealm>, ledgerOf: (room: OpenRealm) => RealmLedger) {
  return async (c: Context<HubEnv>): Promise<Response> => {
    const room = realms.get(c.req.param("realm") ?? "");
    const asked = c.req.path.split("/").slice(3).join("/");
    if (room === undefined) return c.notFound();
    const ledger = ledgerOf(room);
    const { folder } = await ledger.current("acts");
    if (asked === "checkpoint") {
      const note = folder.checkpoint();
      return note === undefined
        ? c.notFound()
        : c.body(note, 200, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" });
    }
    // untrusted: only the one canonical spelling of a tile is a path
    const place = readTilePath(asked);
    if (place === undefined) return c.notFound();
    try {
      const bytes = await readTile(ledger.disk, folder.path, place);
      const whole = place.width === TILE_WIDTH;
      const cache = whole ? "public, max-age=31536000, immutable" : "public, max-age=3600";
      return c.body(new Uint8Array(bytes), 200, { "content-type": "application/octet-stream", "cache-control": cache });
    } catch (error) {
      if (error instanceof LedgerError) return c.notFound();
      throw error;
    }
  };
}
