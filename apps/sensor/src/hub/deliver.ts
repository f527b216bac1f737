/**
 * Hands the chain to the hub entry by entry, in order, at least once: an entry is done when the hub has recorded it, and only then
 * is what it kept destroyed here. Findings go after the entry that they belong to. A hub that is away is tried again; one that
 * refuses is told of, and nothing is thrown away.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Entry, entryDigest } from "@noroshi/selection";
import { z } from "zod";
import { sensorPublicKey } from "../keeping/chain.ts";
import { writeWhole } from "../keeping/files.ts";
import { destroy, findingsOf, keptBy } from "../keeping/kept-store.ts";
import { type Answered, call, type HubDoor } from "./door.ts";

const Known = z.object({ id: z.string(), name: z.string() });
const List = z.object({ sensors: z.array(Known) });
const Cursor = z.object({ done: z.number().int() });

export interface Delivery {
  /** Entries that wait. */
  waiting(): number;
  /** Adds an entry that was just written. */
  add(line: string): void;
  /** Runs until `gone`, or, where `drain` is true, until nothing waits. */
  run(gone: AbortSignal): Promise<void>;
}

/** @param lines what was written and may not have been handed over yet, from entry `from` on */
export function deliveryTo(
  door: HubDoor,
  data: string,
  name: string,
  lines: readonly string[],
  tell: (say: string) => void,
): Delivery {
  const waiting = [...lines];
  let wake = () => {};
  return {
    waiting: () => waiting.length,
    add: (line) => {
      waiting.push(line);
      wake();
    },
    async run(gone) {
      const id = await persist(() => registered(door, data, name), gone, tell);
      while (!gone.aborted && id !== undefined) {
        const line = waiting[0];
        if (line === undefined) {
          await Promise.race([
            new Promise<void>((resolve) => {
              wake = resolve;
            }),
            wait(1_000, undefined, { signal: gone }).catch(() => {}),
          ]);
          continue;
        }
        const done = await persist(() => handOver(door, data, id, name, line), gone, tell);
        if (done !== undefined) waiting.shift();
      }
    },
  };
}

/** The number of the last entry that the hub has. */
export function doneUntil(data: string): number {
  const path = join(data, "delivered.json");
  return existsSync(path) ? Cursor.parse(JSON.parse(readFileSync(path, "utf8"))).done : 0;
}

type Tried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Answered };

/** Tries until it is taken: soon where the hub is away, each minute where it refuses. Undefined when `gone`. */
async function persist<T>(
  once: () => Promise<Tried<T>>,
  gone: AbortSignal,
  tell: (say: string) => void,
): Promise<T | undefined> {
  let told = "";
  while (!gone.aborted) {
    const tried = await once();
    if (tried.ok) return tried.value;
    const { answer } = tried;
    const say = answer.outcome === "refused" ? `the hub refuses: ${answer.status} ${answer.code}` : "the hub is away";
    if (say !== told) tell(say);
    told = say;
    const seconds = answer.outcome === "later" ? answer.seconds : 60;
    await wait(seconds * 1_000, undefined, { signal: gone }).catch(() => {});
  }
  return undefined;
}

/** The sensor's id at the hub: registered under its name and key when it is new. */
async function registered(door: HubDoor, data: string, name: string): Promise<Tried<string>> {
  const path = join(data, "sensor.json");
  if (existsSync(path)) return { ok: true, value: Known.parse(JSON.parse(readFileSync(path, "utf8"))).id };
  const publicKey = sensorPublicKey(data);
  const body = JSON.stringify({ name, publicKey });
  const made = await call(door, "POST", "/api/v1/sensors", body, `sensor-${entryDigest(body).slice(0, 32)}`);
  if (made.outcome !== "taken") return { ok: false, answer: made };
  const listed = await call(door, "GET", "/api/v1/sensors");
  const found =
    listed.outcome === "taken" ? List.parse(listed.body).sensors.find((one) => one.name === name) : undefined;
  if (found === undefined) return { ok: false, answer: listed };
  writeWhole(path, JSON.stringify({ id: found.id, name }));
  return { ok: true, value: found.id };
}

async function handOver(door: HubDoor, data: string, id: string, name: string, line: string): Promise<Tried<true>> {
  const entry = JSON.parse(Buffer.from(line.split(".")[0] ?? "", "base64url").toString()) as Entry;
  const batch = entry.schema === "selection-certificate/1" ? keptBy(data, entry.store, entry.number) : undefined;
  const kept =
    batch === undefined ? null : { commitmentKey: batch.commitmentKey.toString("base64"), records: batch.records };
  const key = `${id}-${entry.number}-${entryDigest(line).slice(0, 16)}`;
  const answer = await call(door, "POST", `/api/v1/sensors/${id}/entries`, JSON.stringify({ entry: line, kept }), key);
  if (answer.outcome !== "taken") return { ok: false, answer };
  if (entry.schema === "selection-certificate/1") {
    const report = findingsOf(data, entry.store, entry.number);
    if (report !== undefined) {
      const filed = await call(door, "POST", "/api/v1/reports", report, `${id}-finding-${entry.number}`);
      if (filed.outcome !== "taken") return { ok: false, answer: filed };
    }
    destroy(data, entry.store, entry.number);
  }
  writeWhole(join(data, "delivered.json"), JSON.stringify({ done: entry.number, sensor: name }));
  return { ok: true, value: true };
}
