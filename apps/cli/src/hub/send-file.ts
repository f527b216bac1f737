/** Sends a file, or bytes that were made of one, as a report. The key is the content's hash, so that sending again is safe. */
import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { doorOf, LIMITS } from "@noroshi/intake";
import { CommandFailed } from "../errors.ts";
import { progress } from "../progress.ts";
import { type Answer, call, type Door, sendLarge } from "./door.ts";

/** What the hub takes in one request and reads at once. */
export const INLINE = LIMITS.bytes;

export interface Sending {
  readonly historical: boolean;
  readonly receivingAuthority: string | undefined;
  /** A saved mapping of the calling body, for a table. */
  readonly mapping?: string | undefined;
}

/** Sends one file as it is. Code: FILE_NOT_READABLE. */
export async function sendFile(door: Door, file: string, s: Sending): Promise<Answer> {
  const size = sizeOf(file);
  if (size <= INLINE) return sendInline(door, basename(file), await readFile(file), s);
  const bar = progress(`  ${basename(file)}`, size);
  const answer = await sendLarge(door, file, size, `file:${await hashOf(file)}${markOf(s)}`, queryOf(s), (sent) =>
    bar.at(sent, "bytes"),
  );
  bar.end(answer.status === 202 ? "accepted" : `refused (${answer.status})`);
  return answer;
}

/** Sends bytes under a file's name; large ones by way of a private temporary file. */
export async function sendBytes(door: Door, name: string, bytes: Uint8Array, s: Sending): Promise<Answer> {
  if (bytes.length <= INLINE) return sendInline(door, name, bytes, s);
  const folder = await mkdtemp(join(tmpdir(), "noroshi-send-"));
  try {
    const file = join(folder, basename(name));
    await writeFile(file, bytes, { mode: 0o600 });
    return await sendFile(door, file, s);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sendInline(door: Door, name: string, bytes: Uint8Array, s: Sending): Promise<Answer> {
  const elsewhere = doorOf(bytes);
  const query = queryOf(s);
  query.set("fileName", name.slice(0, 300));
  const key = `file:${createHash("sha256").update(bytes).digest("hex")}${markOf(s)}`;
  return call(
    door,
    "POST",
    elsewhere === "reports" ? `/api/v1/reports?${query}` : `/api/v1/${elsewhere}`,
    { type: "application/octet-stream", bytes },
    { "idempotency-key": key },
  );
}

function queryOf(s: Sending): URLSearchParams {
  const query = new URLSearchParams();
  if (s.historical) query.set("historical", "true");
  if (s.receivingAuthority !== undefined) query.set("receivingAuthority", s.receivingAuthority);
  if (s.mapping !== undefined) query.set("mapping", s.mapping);
  return query;
}

/** The same content under other terms is another submission. */
function markOf(s: Sending): string {
  const authority = s.receivingAuthority === undefined ? "" : `:${s.receivingAuthority}`;
  // A mapping is named by people, in any script; a key is plain ASCII.
  return s.mapping === undefined ? authority : `${authority}:by ${encodeURIComponent(s.mapping)}`;
}

function sizeOf(file: string): number {
  try {
    const about = statSync(file);
    if (about.isFile()) return about.size;
  } catch {
    // said below
  }
  throw new CommandFailed("FILE_NOT_READABLE", `${file} cannot be read.`);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(file)) hash.update(part);
  return hash.digest("hex");
}
