/**
 * Publishes checkpoints at fixed intervals, whether or not anything happened: a quiet hour and a busy one look alike from outside.
 * A step that fails is tried again at the next interval; what waits stays in the outbox meanwhile.
 */
import type { OpenRealm } from "../open-realm.ts";
import type { RealmLedger } from "./keep.ts";

/** One minute: a day adds 92,160 leaves, some 6 MB. */
const INTERVAL_S = 60;

export interface Intervals {
  readonly stop: () => Promise<void>;
}

/** @param said seconds, as NOROSHI_LEDGER_SECONDS has it; 1 to 3600, else 60 */
export function keepAtIntervals(
  ledgers: () => Iterable<[OpenRealm, RealmLedger]>,
  said: string | undefined,
  log: (line: string) => void,
): Intervals {
  const seconds = Number(said);
  const interval = Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600 ? seconds : INTERVAL_S;
  let going = Promise.resolve();
  const all = async (): Promise<void> => {
    for (const [room, ledger] of ledgers()) {
      await ledger.tick().catch((error: unknown) => {
        const words = error instanceof Error ? error.message : String(error);
        log(`realm ${room.name}: the ledger will be written at the next interval: ${words}`);
      });
    }
  };
  const timer = setInterval(() => {
    going = going.then(all);
  }, interval * 1000);
  return {
    async stop() {
      clearInterval(timer);
      await going;
    },
  };
}
