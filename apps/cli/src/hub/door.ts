/**
 * Speaks to a hub over HTTP with an API key, as any partner would. Waits and tries again when the hub says "not now";
 * sends a file over 25 MB in parts that can be resumed.
 */
import { createReadStream } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { CommandFailed } from "../errors.ts";

export interface Door {
  readonly url: string;
  readonly key: string;
  /** A person's session, which then acts instead of the key. */
  readonly cookie?: string;
  /** The realm in which that person acts, where there are several. */
  readonly realm?: string;
  /** Ends waiting when there is nothing left to wait for. */
  readonly gone?: AbortSignal;
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
    if (door.gone?.aborted) throw new CommandFailed("HUB_NOT_RUNNING", `The hub at ${door.url} has ended.`);
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
      headers: { ...credentialOf(door), ...(body ? { "content-type": body.type } : {}), ...headers },
      ...(body ? { body: typeof body.bytes === "string" ? body.bytes : new Uint8Array(body.bytes) } : {}),
    });
    const text = await res.text();
    const retryAfter = Number(res.headers.get("retry-after") ?? 1);
    // A proof is a text of its own; everything else that a hub says is JSON.
    const plain = res.ok && res.headers.get("content-type")?.startsWith("text/plain") === true;
    return { status: res.status, body: text === "" ? null : plain ? text : JSON.parse(text), retryAfter };
  } catch (e) {
    if (e instanceof SyntaxError) throw new CommandFailed("HUB_REFUSED", `${door.url} does not answer as a hub would.`);
    return undefined; // not reachable just now
  }
}

function credentialOf({ url, key, cookie, realm }: Door): Record<string, string> {
  if (cookie === undefined) return { "x-api-key": key };
  return { cookie, origin: url, ...(realm === undefined ? {} : { "x-noroshi-realm": realm }) };
}

const PART = 8 * 1024 * 1024;

/** Sends a large file in parts, from where the hub says that it is, then publishes it. */
export async function sendLarge(
  door: Door,
  path: string,
  size: number,
  idempotencyKey: string,
  terms: URLSearchParams,
  progress: (sent: number) => void,
): Promise<Answer> {
  const opening = JSON.stringify({ bytes: size, mediaType: "application/octet-stream" });
  const opened = await call(door, "POST", "/api/v1/uploads", { type: "application/json", bytes: opening });
  if (opened.status !== 201) return opened;
  const id = field(opened.body, "id");
  let offset = 0;
  while (offset < size) {
    const part = { type: "application/octet-stream", bytes: await readPart(path, offset) };
    const answer = await call(door, "PATCH", `/api/v1/uploads/${id}`, part, { "upload-offset": String(offset) });
    // 409: a part had arrived although its answer was lost. The hub says where to go on.
    const at = answer.status === 409 ? (await call(door, "GET", `/api/v1/uploads/${id}`)).body : answer.body;
    if (answer.status !== 200 && answer.status !== 409) return answer;
    offset = Number(field(at, "offset"));
    progress(offset);
  }
  const query = terms.size === 0 ? "" : `?${terms}`;
  return call(
    door,
    "POST",
    `/api/v1/uploads/${id}/submission${query}`,
    undefined,
    { "idempotency-key": idempotencyKey },
    600,
  );
}

async function readPart(path: string, from: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of createReadStream(path, { start: from, end: from + PART - 1 })) parts.push(chunk);
  return Buffer.concat(parts);
}

/** A property of an answer, as text. Code: HUB_REFUSED where it is missing. */
export function field(body: unknown, name: string): string {
  if (typeof body === "object" && body !== null && name in body) return String((body as Record<string, unknown>)[name]);
  throw new CommandFailed("HUB_REFUSED", `The hub's answer has no ${name}.`);
}
