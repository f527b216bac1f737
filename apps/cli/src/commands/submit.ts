/** `noroshi submit FILE…`: sends files as reports, one receipt each. The same file again gets the same receipt. */
import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { CommandFailed } from "../failure.ts";
import { CALLER_HELP, CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { type Answer, call, type Door, sendLarge } from "../hub/door.ts";
import { progress } from "../progress.ts";

const INLINE = 25 * 1024 * 1024;

const HELP = `Usage: ./noroshi submit FILE… [options]

Sends each file as it is. Over 25 MB it goes in parts that can be resumed.
  --historical          old material: linked and searchable, starts nothing
  --receiving-authority BODY   to whom a form is sealed that is not to be passed on
${CALLER_HELP}
`;

export async function submit(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...CALLER_OPTIONS,
      historical: { type: "boolean", default: false },
      "receiving-authority": { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const door = await doorOf(values);
  let failed = 0;
  for (const file of positionals) {
    const answer = await sendFile(door, file, {
      historical: values.historical,
      receivingAuthority: values["receiving-authority"],
    });
    if (answer.status !== 202) failed++;
    process.stdout.write(`${JSON.stringify({ file, status: answer.status, answer: answer.body })}\n`);
  }
  return failed === 0 ? 0 : 1;
}

export interface Sending {
  readonly historical: boolean;
  readonly receivingAuthority: string | undefined;
}

/** Sends one file; its idempotency key is its content's hash, so that sending again is safe. */
export async function sendFile(door: Door, file: string, s: Sending): Promise<Answer> {
  const size = sizeOf(file);
  const key = `file:${await hashOf(file)}`;
  if (size > INLINE) {
    const bar = progress(`  ${basename(file)}`, size);
    const answer = await sendLarge(door, file, size, "application/octet-stream", key, (sent) => bar.at(sent, "bytes"));
    bar.end(answer.status === 202 ? "accepted" : `refused (${answer.status})`);
    return answer;
  }
  const query = new URLSearchParams({ fileName: basename(file) });
  if (s.historical) query.set("historical", "true");
  if (s.receivingAuthority !== undefined) query.set("receivingAuthority", s.receivingAuthority);
  return call(
    door,
    "POST",
    `/api/v1/reports?${query}`,
    { type: "application/octet-stream", bytes: await readFile(file) },
    { "idempotency-key": key },
  );
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    throw new CommandFailed("FILE_NOT_READABLE", `${file} cannot be read.`);
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(file)) hash.update(part);
  return hash.digest("hex");
}
