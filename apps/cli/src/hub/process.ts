/**
 * Starts a hub as a child of this command and waits until it is ready. From the first moment on a signal is handed on to the
 * child, which ends in order even while it starts; this side ends when the child has ended. What the hub says of a failed
 * start becomes this command's sentence.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { CommandFailed } from "../errors.ts";
import { startFailure } from "./start-failure.ts";

const HUB = fileURLToPath(new URL("../../../hub/src/main.ts", import.meta.url));

export interface HubChild {
  readonly url: string;
  readonly socket: string;
  /** How the hub ended. */
  readonly ended: Promise<Ending>;
  /** Fires when the hub ends or is told to, so that work that waits for it stops waiting. */
  readonly gone: AbortSignal;
  readonly stop: () => Promise<Ending>;
}

export interface Ending {
  /** Exit status of the hub; 128 + the signal's number where a signal ended it. */
  readonly status: number;
  readonly signal: NodeJS.Signals | null;
  /** True when somebody asked for it: Ctrl-C, SIGTERM, or `stop`. */
  readonly asked: boolean;
}

/** A small nursery for new objects: measured, it halves the hub's memory under load and costs it little time. */
const SMALL = ["--max-semi-space-size=4"];

/** Runs the hub's own entry with these words and gives back its exit status: for work on a hub that does not run. */
export async function runHub(words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [HUB, ...words], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => resolve(status ?? 1));
  });
}

/** Starts `serve` and waits for its word that it is ready. Codes: HUB_RUNS_ALREADY, PORT_TAKEN, HUB_FAILED; undefined when it was stopped before. */
export async function startHub(words: readonly string[], port: string): Promise<HubChild | undefined> {
  const child = spawn(process.execPath, [...SMALL, HUB, "serve", ...words], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const gone = new AbortController();
  let asked = false;
  const ask = (): void => {
    asked = true;
    gone.abort();
    child.kill("SIGTERM");
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  const ended = new Promise<Ending>((resolve) => {
    child.on("exit", (status, signal) => {
      gone.abort();
      resolve({ status: status ?? 1, signal, asked });
    });
  });
  const word = new Promise<Word>((resolve) => child.on("message", (m: unknown) => resolve(m as Word)));
  const stop = (): Promise<Ending> => {
    ask();
    return ended;
  };
  const first = await Promise.race([word, ended]);
  if ("ready" in first) return { ...first.ready, ended, gone: gone.signal, stop };
  const ending = await ended;
  if ("failed" in first) throw startFailure(first.failed, port);
  if (ending.asked) return undefined;
  throw new CommandFailed(
    "HUB_FAILED",
    `The hub ended ${howItEnded(ending)} before it was ready; its last words stand above.`,
  );
}

/** Says to a person how a hub ended that nobody had asked to end. */
export function howItEnded({ status, signal }: Ending): string {
  return signal === null ? `with status ${status}` : `by ${signal}`;
}

/** What the hub says over the channel: that it stands, or why it could not. */
type Word =
  | { readonly ready: { readonly url: string; readonly socket: string } }
  | { readonly failed: { readonly code: string; readonly message: string } };
