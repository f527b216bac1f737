/**
 * Speaks to a hub over HTTP with an API key, as any partner would. Waits and tries again when the hub says "not now";
 * sends a file over 25 MB in parts that can be resumed.
 */
import { createReadStream } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { CommandFailed } from "../failure.ts";

export interface Door {
  readonly url: string;
  readonly key: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** One call. Tries again for as long as the hub answers 429 or 503, up to `patience` seconds. */
export async function call(
  door: Door,
  method: string,
  path: string,
  body?: { type: string; bytes: Uint8Array | string },
  headers: Record<string, string> = {},
  patience = 120,
): Promise<Answer> {
  let waited = 0;
  for (;;) {
    const answer = await once(door, method, path, body, headers);
    const later = answer === undefined || answer.status === 429 || answer.status === 503;
    if (!later) return answer;
    if (waited >= patience) {
      throw new CommandFailed(
        "HUB_NOT_RUNNING",
        `The hub at ${door.url} did not take it for ${patience} s. Nothing was lost: run the same command again.`,
      );
    }
    const pause = Math.min(10, answer?.retryAfter ?? 1);
    await wait(pause * 1000);
    waited += pause;
  }
}

async function once(
  door: Door,
  method: string,
  path: string,
  body: { type: string; bytes: Uint8Array | string } | undefined,
  headers: Record<string, string>,
): Promise<(Answer & { retryAfter?: number }) | undefined> {
  try {
    const res = await fetch(door.url + path, {
      method,
      headers: { "x-api-key": door.key, ...(body ? { "content-type": body.type } : {}), ...headers },
      ...(body ? { body: typeof body.bytes === "string" ? body.bytes : new Uint8Array(body.bytes) } : {}),
    });
    const text = await res.text();
    const retryAfter = Number(res.headers.get("retry-after") ?? 1);
    return { status: res.status, body: text === "" ? null : JSON.parse(text), retryAfter };
  } catch (e) {
    if (e instanceof SyntaxError) throw new CommandFailed("HUB_REFUSED", `${door.url} does not answer as a hub would.`);
    return undefined; // not reachable just now
  }
}

const PART = 8 * 1024 * 1024;

/** Sends a large file in parts, from where the hub says that it is, then publishes it. */
export async function sendLarge(
  door: Door,
  path: string,
  size: number,
  mediaType: string,
  idempotencyKey: string,
  progress: (sent: number) => void,
): Promise<Answer> {
  const opened = await call(door, "POST", "/api/v1/uploads", {
    type: "application/json",
    bytes: JSON.stringify({ bytes: size, mediaType }),
  });
  if (opened.status !== 201) return opened;
  const id = field(opened.body, "id");
  let offset = 0;
  while (offset < size) {
    const part = await readPart(path, offset);
    const answer = await call(
      door,
      "PATCH",
      `/api/v1/uploads/${id}`,
      { type: "application/octet-stream", bytes: part },
      { "upload-offset": String(offset) },
    );
    if (answer.status === 409)
      offset = Number(field((await call(door, "GET", `/api/v1/uploads/${id}`)).body, "offset"));
    else if (answer.status === 200) offset = Number(field(answer.body, "offset"));
    else return answer;
    progress(offset);
  }
  return call(door, "POST", `/api/v1/uploads/${id}/submission`, undefined, { "idempotency-key": idempotencyKey }, 600);
}

async function readPart(path: string, from: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of createReadStream(path, { start: from, end: from + PART - 1 })) parts.push(chunk);
  return Buffer.concat(parts);
}

function field(body: unknown, name: string): string {
  if (typeof body === "object" && body !== null && name in body) return String((body as Record<string, unknown>)[name]);
  throw new CommandFailed("HUB_REFUSED", `The hub's answer has no ${name}.`);
}
