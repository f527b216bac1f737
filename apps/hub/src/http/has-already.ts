/** Whether a caller has already what it asks for (RFC 9110 §13.1.2): any of its tags, compared weakly, as proxies weaken them. */
import type { Context } from "hono";

/** @param etag the strong tag of what would be answered now, with its quotation marks */
export function hasAlready(c: Context, etag: string): boolean {
  // untrusted: a header
  const said = c.req.header("if-none-match")?.trim() ?? "";
  return said === "*" || [...said.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, tag]) => tag === etag);
}
