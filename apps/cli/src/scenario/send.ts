/** Sends one inject of a scenario as the body that it names: the same doors, keys and files that a partner would use. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandFailed } from "../errors.ts";
import { type Answer, call, type Door, field } from "../hub/door.ts";
import { callLocal } from "../hub/local-door.ts";
import type { Inject } from "./read.ts";

/** Where each kind of act goes in. */
const DOORS: Readonly<Record<string, string>> = {
  submit: "/api/v1/reports",
  amend: "/api/v1/reports",
  sightings: "/api/v1/sightings",
  assess: "/api/v1/assessments",
  consent: "/api/v1/consents",
  withdraw: "/api/v1/withdrawals",
  request: "/api/v1/measures/requests",
};

/** Does a hub take an act of this kind? */
export const isTaken = (inject: Inject): boolean => inject.action in DOORS;

/** Sends it. @throws CommandFailed FILE_NOT_READABLE, HUB_NOT_RUNNING */
export async function sendInject(door: Door, folder: string, inject: Inject): Promise<Answer> {
  const path = DOORS[inject.action];
  if (path === undefined)
    throw new CommandFailed("NOT_UNDERSTOOD", `${inject.id}: a scenario has no action ${inject.action}.`);
  const files = inject.files.map((f) => ({ ...f, bytes: read(join(folder, f.path)) }));
  const [first, ...more] = files;
  if (!first) throw new CommandFailed("NOT_UNDERSTOOD", `${inject.id} has no file.`);
  const body = more.length === 0 ? { type: first.mediaType, bytes: first.bytes } : await pages(files);
  const query = new URLSearchParams();
  if (path === DOORS["submit"]) {
    if (inject.historical) query.set("historical", "true");
    if (inject.receivingAuthority) query.set("receivingAuthority", inject.receivingAuthority);
  }
  return call(door, "POST", query.size === 0 ? path : `${path}?${query}`, body, {
    "idempotency-key": inject.idempotencyKey,
  });
}

/** Gives each body its key on first use. */
export function keyRing(socket: string, realm: string): (slug: string) => Promise<string> {
  const keys = new Map<string, string>();
  return async (slug) => {
    const known = keys.get(slug);
    if (known !== undefined) return known;
    const order = { organisation: slug, name: `${slug} machine` };
    const key = field(await callLocal(socket, "POST", `/local/realms/${realm}/keys`, order), "key");
    keys.set(slug, key);
    return key;
  };
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (e) {
    throw new CommandFailed("FILE_NOT_READABLE", `${path}: ${e instanceof Error ? e.message : "not readable"}`);
  }
}

/** The pages of one transfer as one form; its boundary is fixed, so that the same pages are the same bytes. */
async function pages(
  files: readonly { readonly path: string; readonly mediaType: string; readonly bytes: Buffer }[],
): Promise<{ type: string; bytes: Uint8Array }> {
  const boundary = "noroshi-pages-6f1d0c";
  const parts = files.flatMap((f) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="page"; filename="${f.path}"\r\ncontent-type: ${f.mediaType}\r\n\r\n`,
    ),
    f.bytes,
    Buffer.from("\r\n"),
  ]);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
}
