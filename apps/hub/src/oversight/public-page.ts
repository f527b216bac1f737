/**
 * The public statistics over HTTP, for anybody: the same bytes for everybody, made when an issue was published and never after,
 * so that they can be cached by whoever stands between. Nobody signs in, and nothing of the asker is read but the address.
 */
import { createHash } from "node:crypto";
import { PAGE_STYLE } from "@noroshi/oversight";
import type { Context, Env, Hono } from "hono";
import { asDuty } from "../db/act.ts";
import { hasAlready } from "../http/has-already.ts";
import type { OpenRealm } from "../open-realm.ts";
import { OVERSIGHT } from "./book.ts";
import { type PublishedRow, publishedIssues } from "./report-store.ts";

// The one style that the pages bring along, by its digest.
const STYLE_DIGEST = createHash("sha256").update(PAGE_STYLE).digest("base64");
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_DIGEST}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
/** An issue never changes; the list of issues may be five minutes old. */
const FOREVER = "public, max-age=31536000, immutable";
const SOON = "public, max-age=300";

/** Adds `/transparency/…`. Must come before the console, which answers every other address. */
export function servePublic<E extends Env>(app: Hono<E>, realms: ReadonlyMap<string, OpenRealm>): void {
  const issues = async (realm: string): Promise<readonly PublishedRow[] | undefined> => {
    const room = realms.get(realm);
    if (room === undefined || room.realm.kind !== "live") return undefined;
    return asDuty(room.realm, "door", publishedIssues, { readOnly: true });
  };
  app.get("/transparency/:realm/issues.json", async (c) => {
    const rows = await issues(c.req.param("realm"));
    if (!rows) return c.notFound();
    const list = rows.map((r) => ({
      number: r.number,
      from: r.from_at,
      to: r.to_at,
      sha256: r.digest.toString("hex"),
      at: r.at,
    }));
    return answer(
      c,
      Buffer.from(JSON.stringify({ title: OVERSIGHT.transparency.title, issues: list })),
      "application/json",
      SOON,
    );
  });
  app.get("/transparency/:realm/:file{[0-9]{1,6}\\.(json|en\\.html|ja\\.html)}", async (c) => {
    const [number, ...kind] = c.req.param("file").split(".");
    const row = (await issues(c.req.param("realm")))?.find((r) => String(r.number) === number);
    if (!row) return c.notFound();
    if (kind[0] === "json") return answer(c, row.body, "application/json", FOREVER);
    return answer(c, kind[0] === "ja" ? row.page_ja : row.page_en, "text/html; charset=utf-8", FOREVER);
  });
}

function answer(c: Context, bytes: Buffer, type: string, cache: string): Response {
  const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`;
  const headers = {
    "content-type": type,
    "cache-control": cache,
    etag,
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
  };
  if (hasAlready(c, etag)) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(bytes), { headers });
}
