/**
 * GET /api/v1/feeds/lists/{file}: what was released to the caller as lists to block by, `domain.txt`, `ipv4.csv`, `domain.rpz`, less what
 * a warning list names and what the caller owns itself. Streamed a chunk at a time, each in an act of its own: a slow reader holds no
 * connection, a long list no memory. `ipv4.changes?since=INSTANT` says what came and what went since, for who has the list already.
 */
import { createHash } from "node:crypto";
import { headOfList, isListed, LIST_FORMS, type ListForm, linesOf } from "@noroshi/sharing";
import { isTimestamp } from "@noroshi/stix";
import { isObservableKind } from "@noroshi/values";
import type { Context } from "hono";
import { asReader, releasedState } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { hasAlready } from "../http/has-already.ts";
import { Refusal } from "../http/problem.ts";
import { markOfList } from "./list-marks.ts";
import { listChanges, listChunk } from "./list-store.ts";
import { NOTHING_LEFT_OUT, type Serving, servingFor } from "./unlisted.ts";

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
  const { room, acting, credentialId } = c.get("signed");
  // untrusted: a file's name
  const [kind = "", form, ...more] = (c.req.param("file") ?? "").split(".");
  if (more.length === 0 && form === "changes" && isObservableKind(kind)) return changes(c, kind);
  if (more.length > 0 || !isForm(form) || !isObservableKind(kind) || !isListed(form, kind))
    throw new Refusal("NOT_FOUND");
  const collection = await releasedState(room.realm, acting.reader, credentialId);
  const { mark, serving, now } = await asReader(
    room.realm,
    acting.reader,
    async (tx) => ({
      mark: await markOfList(room.realm, tx, kind, collection),
      serving: await servingFor(room.realm, tx),
      now: (await tx.now()).toString(),
    }),
    READ,
  );
  const etag = `"${createHash("sha256").update(`${kind}.${form} ${mark} ${serving.mark}`).digest("base64url").slice(0, 32)}"`;
  const headers = {
    etag,
    "content-type": TYPES[form],
    "content-disposition": `attachment; filename="${kind}.${form}"`,
    "content-security-policy": "sandbox",
    "cache-control": "private, no-cache",
    // Where `changes` goes on from.
    "noroshi-as-of": now,
  };
  if (hasAlready(c, etag)) return new Response(null, { status: 304, headers });
  const chunkAfter = (after: string) => {
    const chunk = asReader(room.realm, acting.reader, (tx) => listChunk(tx, kind, after, A_CHUNK), READ);
    // Whoever pulls it hears of it.
    chunk.catch(() => {});
    return chunk;
  };
  // The database reads one chunk ahead while the last one is made and sent.
  let ahead = chunkAfter("");
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(to) {
      if (!begun) to.enqueue(Buffer.from(headOfList(form, now)));
      begun = true;
      const chunk = await ahead;
      if (chunk === undefined) return to.close();
      ahead = chunkAfter(chunk.last);
      to.enqueue(Buffer.from(linesOf(form, kind, served(serving, kind, chunk.values))));
    },
  });
  return new Response(body, { headers });
}

/** The values of a chunk without those that are left out. */
function served({ leaves }: Serving, kind: string, values: string): string {
  if (leaves === NOTHING_LEFT_OUT) return values;
  return values
    .split("\n")
    .filter((value) => leaves(kind, value) === undefined)
    .join("\n");
}

/** Changes of one answer; who has more to catch up with fetches the list. */
const MOST_CHANGES = 50_000;

/** Lines `+value` and `-value`, and the instant from which the next question goes on. @throws Refusal BAD_REQUEST, TOO_LARGE */
async function changes(c: Context<HubEnv>, kind: string): Promise<Response> {
  const { room, acting } = c.get("signed");
  // untrusted: an instant
  const since = c.req.query("since") ?? "";
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(since) || !isTimestamp(since)) {
    const say = {
      en: "Say since when, as noroshi-as-of said it.",
      ja: "noroshi-as-of の時刻を since に書いてください。",
    };
    throw new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place: "since", say }] });
  }
  const { rows, serving, now } = await asReader(
    room.realm,
    acting.reader,
    async (tx) => ({
      rows: await listChanges(tx, kind, since, MOST_CHANGES),
      serving: await servingFor(room.realm, tx),
      now: (await tx.now()).toString(),
    }),
    READ,
  );
  if (rows.length > MOST_CHANGES) throw new Refusal("TOO_LARGE");
  const lines = rows.map((r) => `${r.listed && serving.leaves(kind, r.value) === undefined ? "+" : "-"}${r.value}\n`);
  return new Response(lines.join(""), {
    headers: { "content-type": TYPES.txt, "noroshi-as-of": now, "cache-control": "private, no-cache" },
  });
}
