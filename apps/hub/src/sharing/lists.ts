/**
 * GET /api/v1/feeds/lists/{file}: what was released to the caller as lists to block by, `domain.txt`, `ipv4.csv`, `domain.rpz`. Streamed
 * a chunk at a time, each in an act of its own: a slow reader holds no connection, a long list no memory.
 */
import { createHash } from "node:crypto";
import { headOfList, isListed, LIST_FORMS, type ListForm, linesOf } from "@noroshi/sharing";
import { isObservableKind } from "@noroshi/values";
import type { Context } from "hono";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { listChunk, listState } from "./list-store.ts";

const READ = { readOnly: true } as const;
const A_CHUNK = 20_000;

const TYPES: Readonly<Record<ListForm, string>> = {
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  rpz: "text/dns; charset=utf-8",
};
const isForm = (word: string | undefined): word is ListForm => LIST_FORMS.some((f) => f === word);

/** @throws Refusal NOT_FOUND for a list that is none */
export async function blockList(c: Context<HubEnv>): Promise<Response> {
  const { room, acting } = c.get("signed");
  // untrusted: a file's name
  const [kind = "", form, ...more] = (c.req.param("file") ?? "").split(".");
  if (more.length > 0 || !isForm(form) || !isObservableKind(kind) || !isListed(form, kind))
    throw new Refusal("NOT_FOUND");
  const { state, now } = await asReader(
    room.realm,
    acting.reader,
    async (tx) => ({ state: await listState(tx, kind), now: (await tx.now()).toString() }),
    READ,
  );
  const etag = `"${createHash("sha256").update(`${kind}.${form} ${state}`).digest("base64url").slice(0, 32)}"`;
  const headers = {
    etag,
    "content-type": TYPES[form],
    "content-disposition": `attachment; filename="${kind}.${form}"`,
    "content-security-policy": "sandbox",
    "cache-control": "private, no-cache",
  };
  if (c.req.header("if-none-match") === etag) return new Response(null, { status: 304, headers });
  let after: string | undefined;
  const body = new ReadableStream<Uint8Array>({
    async pull(to) {
      if (after === undefined) to.enqueue(Buffer.from(headOfList(form, now)));
      const chunk = await asReader(room.realm, acting.reader, (tx) => listChunk(tx, kind, after ?? "", A_CHUNK), READ);
      if (chunk === undefined) return to.close();
      after = chunk.last;
      to.enqueue(Buffer.from(linesOf(form, kind, chunk.values)));
    },
  });
  return new Response(body, { headers });
}
