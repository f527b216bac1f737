/**
 * A sensor that runs on: traffic from its source in batches through selection, entries and findings to the hub, heartbeats so that
 * silence shows. Kept records wait in a bounded spool; when it is full the source waits. The set-up is read again before every
 * batch, so that a status token, a withdrawal or an end counts at once; one that cannot be read closes.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { SetUp } from "@noroshi/selection";
import { LEAST_BATCH, type PlanRow } from "@noroshi/selection/contract";
import type { Tables, TrafficFormat, Whole } from "@noroshi/sensing";
import { type KeptHere, runBatch } from "./batch/run-batch.ts";
import type { SensorError } from "./errors.ts";
import { findingsIn } from "./findings/find.ts";
import { reportOf } from "./findings/report.ts";
import type { Delivery } from "./hub/deliver.ts";
import { type Arrived, intakeOf } from "./input/intake.ts";
import type { Source } from "./input/sources.ts";
import type { Chain } from "./keeping/chain.ts";
import { keepFindings } from "./keeping/kept-store.ts";
import { standingOf } from "./standing.ts";

export interface Watching {
  readonly data: string;
  readonly name: string;
  readonly source: Source;
  readonly format: TrafficFormat;
  readonly plan: readonly PlanRow[];
  readonly chain: Chain;
  readonly clock: () => string;
  /** The set-up as it is now; throws when it cannot be read. */
  readonly setUp: () => SetUp;
  readonly delivery: Delivery | undefined;
  readonly tables: Tables | undefined;
  /** Records of a batch, seconds until one is cut though it has fewer, entries that may wait, seconds between heartbeats. */
  readonly records: number;
  readonly seconds: number;
  readonly spool: number;
  readonly heartbeat: number;
  readonly gone: AbortSignal;
  readonly tell: (say: string) => void;
}

/** Ends when the source has ended, or when `gone`; what was gathered is selected first. Codes: SENSOR_HALTED. */
export async function watch(w: Watching): Promise<void> {
  const turns = new Turns();
  const first = w.setUp();
  const beat = () => turns.take(() => heartbeat(w, first));
  await beat();
  const heart = setInterval(() => void beat().catch(() => {}), w.heartbeat * 1_000);
  try {
    await w.source.run((stream) => follow(w, first, turns, stream), w.gone);
    await turns.rest();
    await beat();
  } finally {
    clearInterval(heart);
  }
}

/** Bytes that are looked at together: a batch has at most so many more than it should. */
const PIECE = 4_096;

async function follow(w: Watching, first: SetUp, turns: Turns, stream: AsyncIterable<Arrived>): Promise<void> {
  const intake = intakeOf(w.format);
  let since = 0;
  const cut = () => {
    since = 0;
    const whole = intake.take();
    return turns.take(() => select(w, first, whole));
  };
  const timer = setInterval(() => {
    if (intake.records >= LEAST_BATCH && since > 0 && performance.now() - since >= w.seconds * 1_000)
      void cut().catch(() => {});
  }, 250);
  try {
    for await (const arrived of stream) {
      for (const piece of piecesOf(arrived)) {
        await room(w);
        turns.check();
        intake.push(piece);
        if (since === 0 && intake.records > 0) since = performance.now();
        if (intake.records >= w.records) await cut();
      }
    }
    intake.end();
    if (intake.records > 0) await cut();
  } catch (error) {
    // A stream that is ended from here breaks off; what it had sent is wiped.
    if (!w.gone.aborted) throw error;
  } finally {
    clearInterval(timer);
    intake.take().wipe();
  }
}

/** A datagram stays whole. */
function* piecesOf({ bytes, from }: Arrived): Generator<Arrived> {
  if (from !== undefined) yield { bytes, from };
  else for (let at = 0; at < bytes.length; at += PIECE) yield { bytes: bytes.subarray(at, at + PIECE), from };
}

/** Waits while the spool is full: the source, not the memory, holds what comes next. */
async function room(w: Watching): Promise<void> {
  while (w.delivery !== undefined && w.delivery.waiting() >= w.spool && !w.gone.aborted)
    await wait(200, undefined, { signal: w.gone }).catch(() => {});
}

async function select(w: Watching, first: SetUp, whole: Whole): Promise<void> {
  const { data, plan, chain } = w;
  const setUp = current(w, first);
  const onKept = (kept: KeptHere) => note(w, setUp, kept);
  const done = await runBatch({ data, plan, chain, setUp, now: w.clock(), onKept }, whole);
  for (const { capReached, store } of done)
    for (const permit of capReached) w.tell(`${store}: ${permit} kept as much as it may`);
}

/** The set-up of now. A realm does not change under a running sensor, and what cannot be read lets nothing be kept. */
function current(w: Watching, first: SetUp): SetUp {
  try {
    const now = w.setUp();
    if (now.realm === first.realm && now.kind === first.kind && now.cipher === first.cipher) return now;
    w.tell("the set-up is of another realm now; nothing is kept");
  } catch (error) {
    w.tell(`the set-up cannot be read; nothing is kept (${(error as SensorError).code ?? "SENSOR_SET_UP_WRONG"})`);
  }
  return { ...first, permits: [], status: null };
}

function note(w: Watching, setUp: SetUp, { store, number, batch, selected, permits }: KeptHere): void {
  if (w.tables === undefined || selected.kept.length === 0) return;
  const fields = new Map(permits.map(({ permit }) => [permit.id, new Set(permit.permittedFields)] as const));
  const found = findingsIn(w.tables, batch, selected, fields);
  if (found.length > 0) keepFindings(w.data, setUp.cipher, store, number, reportOf(w.name, store, number, found));
}

async function heartbeat(w: Watching, first: SetUp): Promise<void> {
  const at = w.clock();
  const standing = await standingOf(current(w, first), at);
  w.chain.append({
    schema: "sensor-heartbeat/1",
    ...{ realm: first.realm, at, within: w.heartbeat },
    ...{ spooled: w.delivery?.waiting() ?? 0, lost: w.source.lost(), standing },
  });
}

/** One after the other; after a failure nothing more, and whoever comes next is told. */
class Turns {
  #last: Promise<void> = Promise.resolve();
  #failed: unknown;

  take(does: () => void | Promise<void>): Promise<void> {
    const turn = this.#last.then(() => {
      this.check();
      return does();
    });
    this.#last = turn.catch((error: unknown) => {
      this.#failed ??= error;
    });
    return turn;
  }

  check(): void {
    if (this.#failed !== undefined) throw this.#failed;
  }

  async rest(): Promise<void> {
    await this.#last;
    this.check();
  }
}
