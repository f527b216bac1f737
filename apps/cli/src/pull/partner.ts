/**
 * A partner's TAXII collection over HTTP, as `drain` wants to see it. Follows no redirect, waits for no line longer than a minute,
 * reads no more of a page than is allowed.
 */
import { BOUNDS, type PageAnswer, type PageAsked } from "@noroshi/sharing";

const TAXII = "application/taxii+json;version=2.1";
const PATIENCE_MS = 60_000;

export interface Login {
  readonly user: string | undefined;
  readonly secret: string | undefined;
}

/** @param collection the address of the collection, with or without a slash at its end */
export async function pageOf(collection: string, login: Login, asked: PageAsked): Promise<PageAnswer> {
  const url = new URL("objects/", collection.endsWith("/") ? collection : `${collection}/`);
  url.searchParams.set("limit", String(asked.limit));
  if (asked.addedAfter !== null) url.searchParams.set("added_after", asked.addedAfter);
  if (asked.next !== null) url.searchParams.set("next", asked.next);
  try {
    const res = await fetch(url, {
      headers: { accept: TAXII, ...authorization(login) },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const later = Number(res.headers.get("retry-after") ?? Number.NaN);
    return {
      kind: "answered",
      status: res.status,
      contentType: res.headers.get("content-type") ?? "",
      body: await text(res),
      addedLast: res.headers.get("x-taxii-date-added-last"),
      retryAfter: Number.isFinite(later) && later >= 0 ? later : null,
    };
  } catch (e) {
    return { kind: "failed", why: e instanceof Error ? e.message : String(e) };
  }
}

function authorization({ user, secret }: Login): Record<string, string> {
  if (secret === undefined) return {};
  if (user === undefined) return { authorization: `Bearer ${secret}` };
  return { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}` };
}

/** A page that is longer than allowed is read up to there: `drain` sees by its length that it was cut. */
async function text(res: Response): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of res.body ?? []) {
    parts.push(Buffer.from(part));
    length += part.byteLength;
    if (length > BOUNDS.size) return "x".repeat(BOUNDS.size + 1);
  }
  return Buffer.concat(parts).toString("utf8");
}
