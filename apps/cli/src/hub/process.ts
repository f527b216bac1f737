/**
 * Starts a hub as a child of this command and waits until it is ready. The child gets the terminal's signals as well;
 * this side only passes on what the terminal does not send, and ends when the child ends.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { CommandFailed } from "../failure.ts";

const HUB = fileURLToPath(new URL("../../../hub/src/main.ts", import.meta.url));

export interface HubChild {
  readonly child: ChildProcess;
  readonly url: string;
  readonly socket: string;
  readonly ended: Promise<number>;
  readonly stop: () => Promise<number>;
}

/** Runs the hub's own entry with these words and gives back its exit status: for work on a hub that does not run. */
export function runHub(words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [HUB, ...words], { stdio: "inherit" });
  return ending(child);
}

/** Starts `serve` and waits for its word that it is ready. */
export async function startHub(words: readonly string[]): Promise<HubChild> {
  const child = spawn(process.execPath, [HUB, "serve", ...words], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = ending(child);
  const ready = new Promise<{ url: string; socket: string }>((resolve) => {
    child.on("message", (m: unknown) => {
      if (typeof m === "object" && m !== null && "ready" in m) resolve(m.ready as { url: string; socket: string });
    });
  });
  const died = ended.then((status) => {
    throw new CommandFailed(
      "HUB_FAILED",
      `The hub ended with status ${status} before it was ready; its words stand above.`,
    );
  });
  const { url, socket } = await Promise.race([ready, died]);
  died.catch(() => undefined);
  const stop = (): Promise<number> => {
    child.kill("SIGTERM");
    return ended;
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill("SIGTERM"));
  return { child, url, socket, ended, stop };
}

function ending(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on("exit", (status, signal) => resolve(status ?? (signal === "SIGTERM" || signal === "SIGINT" ? 0 : 1)));
  });
}
