/** What `select` is given, read from files: keys, permits with their acts, the commission's status, the address plan, traffic. */
import { readFile } from "node:fs/promises";
import { type OpenedSetUp, openSetUp, type RealmKeys, readAddressPlan, readKeys, type Told } from "@noroshi/selection";
import type { PlanRow } from "@noroshi/selection/contract";
import { CommandFailed } from "../errors.ts";

export interface Given {
  readonly keys: RealmKeys;
  readonly plan: readonly PlanRow[];
  readonly opened: OpenedSetUp;
}

const MOST = 512 * 1024 * 1024;

/** A signed file holds one compact JWS a line: a permit, and below it the acts about it. Codes: FILE_NOT_READABLE, NOT_UNDERSTOOD. */
export async function readGiven(
  files: { readonly keys: string; readonly plan: string; readonly status: string | undefined },
  permits: readonly string[],
): Promise<Given> {
  const keys = held(files.keys, readKeys(await textOf(files.keys)));
  const plan = held(files.plan, readAddressPlan(await textOf(files.plan)));
  const signed: { permit: string; acts: string[] }[] = [];
  for (const file of permits) {
    const [permit, ...acts] = linesOf(await textOf(file));
    if (permit === undefined) throw new CommandFailed("NOT_UNDERSTOOD", `${file} holds no signed permit.`);
    signed.push({ permit, acts });
  }
  const status = files.status === undefined ? null : (linesOf(await textOf(files.status))[0] ?? "");
  return { keys, plan, opened: await openSetUp({ ...keys, permits: signed, status }) };
}

/** Traffic from a file or, as `-`, from a pipe. Codes: FILE_NOT_READABLE, NOT_UNDERSTOOD where it is too much at once. */
export async function trafficOf(input: string): Promise<Uint8Array> {
  if (input !== "-") return read(input);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST) throw new CommandFailed("NOT_UNDERSTOOD", `More than ${MOST} bytes at once; send less.`);
  }
  return Buffer.concat(chunks);
}

async function textOf(path: string): Promise<string> {
  return (await read(path)).toString("utf8");
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (e) {
    throw new CommandFailed("FILE_NOT_READABLE", e instanceof Error ? e.message : String(e));
  }
}

function held<T>(path: string, told: Told<T>): T {
  if (told.ok) return told.value;
  throw new CommandFailed("NOT_UNDERSTOOD", `${path}: ${told.place}: ${told.say}`);
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
