/**
 * Remembers what each body was served until it is written down: in batches, and always before a report of that body is taken
 * in. Without it a value that a body read here could come back as its own word and lose its originator's terms.
 */
import { isObservableKind } from "@noroshi/values";
import { asReader, type Reader } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { keepServed, type Served } from "./handed-over-store.ts";

/** A batch is written after this long, or when it has grown to so many values. */
const WAIT_MS = 500;
const MOST = 5_000;

interface Waiting {
  readonly reader: Reader;
  readonly served: Map<string, Served>;
  /** The batch that is being written, if one is. */
  writing: Promise<void> | undefined;
  timer: NodeJS.Timeout | undefined;
}

const rooms = new WeakMap<Realm, Map<string, Waiting>>();

/** Notes that a body was served these values. @param log where a failed batch is told of; it stays and is written later */
export function noteServed(realm: Realm, reader: Reader, values: Iterable<Served>, log: (line: string) => void): void {
  const waiting = waitingOf(realm, reader);
  for (const one of values) {
    const key = `${one.kind} ${one.value}`;
    if (isObservableKind(one.kind) && !waiting.served.has(key)) waiting.served.set(key, one);
  }
  if (waiting.served.size === 0) return;
  const write = () =>
    flush(realm, reader.organisationId).catch((e: unknown) =>
      log(`realm ${realm.name}: what was served will be written later: ${e instanceof Error ? e.message : String(e)}`),
    );
  if (waiting.served.size >= MOST) void write();
  else waiting.timer ??= setTimeout(() => void write(), WAIT_MS).unref();
}

/** Writes down what a body was served; until this has succeeded nothing is taken in from it. */
export async function flush(realm: Realm, organisationId: string): Promise<void> {
  const waiting = rooms.get(realm)?.get(organisationId);
  if (waiting === undefined) return;
  await waiting.writing?.catch(() => undefined);
  if (waiting.served.size === 0) return;
  clearTimeout(waiting.timer);
  waiting.timer = undefined;
  const batch = new Map(waiting.served);
  waiting.served.clear();
  // It was served while the door was open: that stands, and has to be written, when it is closed now.
  waiting.writing = asReader(realm, { ...waiting.reader, ownDoor: true }, (tx) => keepServed(tx, [...batch.values()]))
    .catch((e: unknown) => {
      for (const [key, one] of batch) waiting.served.set(key, one);
      throw e;
    })
    .finally(() => {
      waiting.writing = undefined;
    });
  await waiting.writing;
}

/** Writes down everything that waits: before a hub stops. */
export async function flushAll(realm: Realm): Promise<void> {
  for (const organisationId of rooms.get(realm)?.keys() ?? []) await flush(realm, organisationId);
}

function waitingOf(realm: Realm, reader: Reader): Waiting {
  const room = rooms.get(realm) ?? new Map<string, Waiting>();
  rooms.set(realm, room);
  const known = room.get(reader.organisationId);
  if (known) return known;
  const fresh: Waiting = { reader, served: new Map(), writing: undefined, timer: undefined };
  room.set(reader.organisationId, fresh);
  return fresh;
}
