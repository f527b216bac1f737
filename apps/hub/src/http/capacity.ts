/**
 * How much the hub takes on at once. Beyond it a request is answered at once with 429 and when to come back; nothing waits in
 * a line that nobody sees. Event streams are long and idle: the stream's own room counts them.
 */
import type { MiddlewareHandler } from "hono";
import type { HubEnv } from "./env.ts";
import { Refusal } from "./problem.ts";

export interface Capacity {
  /** Requests in work at once: those that bring something, and those that only ask. */
  readonly writes: number;
  readonly reads: number;
  /** Bytes that request bodies may announce together; a body that announces nothing counts as `unannounced`. */
  readonly bytes: number;
  readonly unannounced: number;
}

const MB = 1024 * 1024;

/** For a hub of ten database connections and 400 MB of memory. */
export const CAPACITY: Capacity = { writes: 64, reads: 128, bytes: 96 * MB, unannounced: 1 * MB };

/** Counts a request from its first look until its answer is made. @throws Refusal TOO_BUSY */
export function withinCapacity(limit: Capacity): MiddlewareHandler<HubEnv> {
  const used = { writes: 0, reads: 0, bytes: 0 };
  return async (c, next) => {
    const kind = c.req.method === "GET" || c.req.method === "HEAD" ? "reads" : "writes";
    const bytes = kind === "writes" ? announced(c.req.header("content-length"), limit) : 0;
    // One body larger than all room together still gets its answer, when it comes alone.
    const tooMuch = used.bytes > 0 && used.bytes + bytes > limit.bytes;
    if (used[kind] >= limit[kind] || tooMuch) throw new Refusal("TOO_BUSY", { retryAfter: 1 });
    used[kind]++;
    used.bytes += bytes;
    try {
      await next();
    } finally {
      used[kind]--;
      used.bytes -= bytes;
    }
  };
}

/** untrusted: a sender may announce anything, or nothing. */
function announced(header: string | undefined, limit: Capacity): number {
  const length = Number(header);
  return header !== undefined && Number.isSafeInteger(length) && length >= 0
    ? Math.min(length, limit.bytes)
    : limit.unannounced;
}
