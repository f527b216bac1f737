/**
 * Runs the realm's queue. The only task yet is `fuse`: link whatever waits. A job that fails is tried again by the queue; one
 * that was lost is made up for by the look that is taken at start and every minute.
 */
import { Logger, type Runner, run } from "graphile-worker";
import { fuse } from "./fusion/fuse.ts";
import type { OpenRealm } from "./open-realm.ts";

export interface JobRunner {
  readonly stop: () => Promise<void>;
}

const LOOK_AGAIN_MS = 60_000;

/** Starts the queue of one realm. */
export async function runJobs(room: OpenRealm, log: (line: string) => void): Promise<JobRunner> {
  const runner: Runner = await run({
    pgPool: room.realm.jobsPool,
    schema: room.realm.names.jobsSchema,
    noHandleSignals: true,
    concurrency: 2,
    pollInterval: 2000,
    // The queue's own words are for a fault only; a job's payload holds ids and never content.
    logger: new Logger(
      () => (level, message) => (level === "error" ? log(`queue of ${room.name}: ${message}`) : undefined),
    ),
    taskList: { fuse: async () => void (await fuse(room)) },
  });
  const look = (): void => {
    fuse(room).catch((e: unknown) =>
      log(`realm ${room.name}: linking will be tried again: ${e instanceof Error ? e.message : String(e)}`),
    );
  };
  look();
  const timer = setInterval(look, LOOK_AGAIN_MS);
  return {
    async stop() {
      clearInterval(timer);
      // The queue may have stopped by itself, when its database went away first.
      await runner
        .stop()
        .catch((e: unknown) => log(`queue of ${room.name}: ${e instanceof Error ? e.message : String(e)}`));
    },
  };
}
