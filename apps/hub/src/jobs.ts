/**
 * Runs the realm's queue: `fuse` links whatever waits, `deliver` hands over what was ordered, `recall` tells of what was
 * taken back, `widen` of labels that were lowered, `answers` tells reporters what came of their values, `match` tells of what two keep in
 * compartments, `exchange` sets what is due to partners on its lanes, `dispose` erases what two people agreed on, `clocks`
 * computes the deadlines of
 * one report anew; beside it, consents whose time is over end, clocks that come to their warning or run out are told of, what is late is escalated, and people
 * are paged. A job that fails is tried again by the queue; one
 * that was lost is made up for by the look that is taken at start, every minute and whenever the queue had to be begun anew:
 * a queue gives up when its database goes away under it, and the hub does not.
 */
import { setTimeout as pause } from "node:timers/promises";
import { Logger, type Runner, run } from "graphile-worker";
import { z } from "zod";
import { lapseConsents } from "./consents/lapse.ts";
import { DatabaseError } from "./db/errors.ts";
import { takeOver } from "./db/waiting.ts";
import { matchArrivals } from "./decisions/arrivals.ts";
import { tellWider } from "./declassify/widen.ts";
import { exchangeLanes } from "./exchange/lanes.ts";
import { fuse } from "./fusion/fuse.ts";
import { clocksAgain, tellClocks } from "./law/clocks/tell.ts";
import type { OpenRealm } from "./open-realm.ts";
import type { Ways } from "./outbound/connectors.ts";
import { tellLate } from "./paging/open-pages.ts";
import { reachOut } from "./paging/reach.ts";
import { sealOldContacts } from "./paging/unsealed-store.ts";
import { disposeApproved } from "./retention/dispose.ts";
import { deliver } from "./sharing/deliver.ts";
import { type Recalling, recall } from "./sharing/recall.ts";
import { answerReporters } from "./sharing/served.ts";
import { endVictims } from "./sharing/victims/end.ts";

export interface JobRunner {
  readonly stop: () => Promise<void>;
}

const LOOK_AGAIN_MS = 60_000;

/** Clocks are told of this soon after their instant; their law counts in minutes at least. */
const TELL_MS = 10_000;

/** First and longest wait before the queue is begun anew. */
const AGAIN_MS = { first: 100, longest: 2_000 };

/** Starts the queue of one realm and keeps it going until it is stopped. */
export async function runJobs(room: OpenRealm, ways: Ways, log: (line: string) => void): Promise<JobRunner> {
  await sealOldContacts(room.realm);
  const stopped = new AbortController();
  const looks = new Set<Promise<void>>();
  const look = (): void => {
    const one = lookUntilDone(room, linking, log, stopped.signal).finally(() => looks.delete(one));
    looks.add(one);
  };
  const linking = together(() => fuse(room).then(() => undefined));
  const lanes = exchangeLanes(room, ways.partner, log);
  const tasks: Tasks = { linking, exchange: lanes.look };
  let runner = await begin(room, tasks, log);
  const kept = (async () => {
    while (!stopped.signal.aborted) {
      await runner.promise.catch(() => undefined); // the queue has said why
      runner = (await beginAgain(room, tasks, log, stopped.signal)) ?? runner;
      look();
    }
  })();
  look();
  const timer = setInterval(look, LOOK_AGAIN_MS);
  const telling = together(async () => {
    await lapseConsents(room);
    await tellClocks(room);
    await endVictims(room);
    await tellLate(room);
    await reachOut(room, ways);
    await lanes.look();
  });
  const tell = setInterval(() => {
    const one = telling()
      .catch((e: unknown) => log(`realm ${room.name}: clocks will be looked at again: ${wordsOf(e)}`))
      .finally(() => looks.delete(one));
    looks.add(one);
  }, TELL_MS);
  return {
    async stop() {
      clearInterval(timer);
      clearInterval(tell);
      stopped.abort();
      // The queue may have stopped by itself, when its database went away first.
      await runner.stop().catch((e: unknown) => log(`queue of ${room.name}: ${wordsOf(e)}`));
      await kept;
      await Promise.all(looks);
      await lanes.stop();
    },
  };
}

interface Tasks {
  readonly linking: () => Promise<void>;
  readonly exchange: () => Promise<void>;
}

async function begin(room: OpenRealm, tasks: Tasks, log: (line: string) => void): Promise<Runner> {
  await takeOver(room.realm);
  return run({
    pgPool: room.realm.jobsPool,
    schema: room.realm.names.jobsSchema,
    noHandleSignals: true,
    preset: {
      // Many jobs wait for one linking together, so that many may be in work.
      // Ends of jobs are written in batches, also for safety: unbatched, a database that is away then would end the process.
      worker: {
        concurrentJobs: 32,
        localQueue: { size: 64 },
        pollInterval: 2000,
        completeJobBatchDelay: 5,
        failJobBatchDelay: 5,
      },
    },
    // The queue's own words are for a fault only; a job's payload holds ids and never content.
    logger: new Logger(
      () => (level, message) => (level === "error" ? log(`queue of ${room.name}: ${message}`) : undefined),
    ),
    taskList: {
      fuse: tasks.linking,
      exchange: tasks.exchange,
      deliver: () => deliver(room).then(() => undefined),
      answers: (payload) => answerReporters(room, receiptOf(payload)),
      recall: (payload) => recall(room, recallingOf(payload)).then(() => undefined),
      widen: (payload) => tellWider(room, Widening.parse(payload).declassification).then(() => undefined),
      dispose: () => disposeApproved(room.realm).then(() => undefined),
      match: (payload) => matchArrivals(room, reportsOf(payload)),
      clocks: (payload) => clocksAgain(room, reportOf(payload)),
    },
  });
}

const Widening = z.object({ declassification: z.uuid() });

const Recall = z.object({
  withdrawal: z.string(),
  reports: z.string(),
  flags: z.string(),
  consent: z.string().default(""),
  at: z.string(),
});

function recallingOf(payload: unknown): Recalling {
  const { reports, flags, consent, ...rest } = Recall.parse(payload);
  const list = (text: string): readonly string[] => text.split(",").filter(Boolean);
  return { ...rest, reports: list(reports), flags: list(flags), consent: consent || null };
}

/** Trusts: as below. */
function receiptOf(payload: unknown): string {
  if (typeof payload === "object" && payload !== null && "receipt" in payload) return String(payload.receipt);
  throw new Error("a job about answers names their receipt");
}

const Arrivals = z.object({ reports: z.string() });
const reportsOf = (payload: unknown): readonly string[] => Arrivals.parse(payload).reports.split(",");

/** Trusts: only this hub puts jobs into its queue. */
function reportOf(payload: unknown): string {
  if (typeof payload === "object" && payload !== null && "report" in payload) return String(payload.report);
  throw new Error("a job about clocks names a report");
}

/** @returns undefined when the hub stops meanwhile */
async function beginAgain(
  room: OpenRealm,
  tasks: Tasks,
  log: (line: string) => void,
  stopped: AbortSignal,
): Promise<Runner | undefined> {
  for (let wait = AGAIN_MS.first; !stopped.aborted; wait = Math.min(wait * 2, AGAIN_MS.longest)) {
    await pause(wait, undefined, { signal: stopped }).catch(() => undefined);
    if (stopped.aborted) return undefined;
    try {
      return await begin(room, tasks, log);
    } catch (e) {
      log(`queue of ${room.name}: will be begun again: ${wordsOf(e)}`);
    }
  }
  return undefined;
}

/** Links whatever waits; tries again until the database has let it. Any other failure waits for the next look. */
async function lookUntilDone(
  room: OpenRealm,
  linking: () => Promise<void>,
  log: (line: string) => void,
  stopped: AbortSignal,
): Promise<void> {
  for (let wait = AGAIN_MS.first; !stopped.aborted; wait = Math.min(wait * 2, AGAIN_MS.longest)) {
    try {
      await linking();
      return;
    } catch (e) {
      log(`realm ${room.name}: linking will be tried again: ${wordsOf(e)}`);
      if (!(e instanceof DatabaseError)) return;
      await pause(wait, undefined, { signal: stopped }).catch(() => undefined);
    }
  }
}

/** One run at a time; whoever asks while one is going on shares the next, which begins after all of them had asked. */
function together(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return run();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return run();
      });
    return next;
  };
}

const wordsOf = (e: unknown): string => (e instanceof Error ? e.message : String(e));
