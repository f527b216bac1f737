/**
 * The witness over HTTP (C2SP tlog-witness): POST /add-checkpoint, one request after the other, what is cosigned on disk before the
 * answer. GET /SHA256-OF-ORIGIN/checkpoint, or /checkpoint?origin=…, gives a monitor the last one, with its cosignature. Knows no hub;
 * whoever reaches it may ask.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { addCheckpoint, type NoteKey, type NoteSigner } from "@noroshi/ledger";
import { nodeSha256, nodeVerify } from "@noroshi/ledger/node";
import type { Memory } from "./memory.ts";

/** Sixteen signatures after quantum computers (nearly 7 kB each as they are written) and the longest proof stay below this. */
const LONGEST_BODY = 256 * 1024;

export interface WitnessParts {
  readonly signer: NoteSigner;
  /** Asked for every request, so that a log that was added counts at once. */
  readonly logs: () => ReadonlyMap<string, readonly NoteKey[]>;
  readonly memory: Memory;
  /** Seconds since 1970, this machine's own. */
  readonly seconds: () => bigint;
  readonly log: (line: string) => void;
}

/** The answer to one add-checkpoint; what is to be remembered is on disk when it is given. */
export function witnessOf(
  parts: WitnessParts,
): (body: string) => Promise<{ status: number; type: string; body: string }> {
  let last: Promise<unknown> = Promise.resolve();
  const answer = async (body: string) => {
    const setUp = { sha256: nodeSha256, verify: nodeVerify, logs: parts.logs(), signer: parts.signer };
    const reply = await addCheckpoint(setUp, body, parts.memory.recall, parts.seconds());
    if (reply.remember !== undefined) parts.memory.keep(reply.remember);
    if (reply.status === 422)
      parts.log(`a log showed another past, or one that does not follow from what is remembered: ${firstLine(body)}`);
    return { status: reply.status, type: reply.type, body: reply.body };
  };
  return (body) => {
    const next = last.then(() => answer(body));
    last = next.catch(() => undefined);
    return next;
  };
}

export function witnessServer(parts: WitnessParts): Server {
  const ask = witnessOf(parts);
  return createServer((req, res) => {
    handle(req, res, ask, parts).catch((error: unknown) => {
      parts.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      say(res, 500, "text/plain; charset=utf-8", "this witness cannot answer now\n");
    });
  });
}

async function handle(
  req: IncomingMessage,
  res: ServerResponse,
  ask: ReturnType<typeof witnessOf>,
  parts: WitnessParts,
): Promise<void> {
  const url = new URL(req.url ?? "/", "http://witness.invalid");
  const monitored = req.method === "GET" ? originAsked(url, parts.logs()) : undefined;
  if (monitored !== undefined) {
    const note = parts.memory.note(monitored);
    if (note === undefined) return say(res, 404, "text/plain; charset=utf-8", "nothing of that log\n");
    return say(res, 200, "text/plain; charset=utf-8", note);
  }
  if (req.method !== "POST" || url.pathname !== "/add-checkpoint")
    return say(res, 404, "text/plain; charset=utf-8", "POST /add-checkpoint or GET /checkpoint?origin=ORIGIN\n");
  const bytes = await bodyOf(req);
  if (bytes === undefined) return say(res, 413, "text/plain; charset=utf-8", "too long\n");
  const body = textOf(bytes);
  if (body === undefined) return say(res, 400, "text/plain; charset=utf-8", "not UTF-8\n");
  const { status, type, body: text } = await ask(body);
  return say(res, status, type, text);
}

/** Whose last checkpoint is asked for: by the origin itself, or by its SHA-256 where this witness knows the log. */
function originAsked(url: URL, logs: ReadonlyMap<string, readonly NoteKey[]>): string | undefined {
  if (url.pathname === "/checkpoint") return url.searchParams.get("origin") ?? "";
  const [, digest] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(url.pathname) ?? [];
  if (digest === undefined) return undefined;
  return [...logs.keys()].find((origin) => createHash("sha256").update(origin).digest("hex") === digest) ?? "";
}

function say(res: ServerResponse, status: number, type: string, text: string): void {
  if (res.headersSent) return;
  res.writeHead(status, { "content-type": type, "x-content-type-options": "nosniff" }).end(text);
}

// untrusted: whoever reaches the port
async function bodyOf(req: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of req) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > LONGEST_BODY) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** A note is UTF-8 and nothing else: bytes that are not would be read as others than were signed. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function firstLine(body: string): string {
  return (body.split("\n\n")[1] ?? "")
    .split("\n")
    .slice(0, 2)
    .join(" ")
    .replace(/[^\x20-\x7e]/g, "?")
    .slice(0, 200);
}
