/**
 * Runs the real `./noroshi` as a person does: commands that end, and hubs that stay until Ctrl-C. Every hub gets a folder of its
 * own below the system's temporary one; what a test leaves running is ended, by process id, when its hub is disposed of.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
export const NOROSHI = join(ROOT, "noroshi");

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output, one JSON value a line. */
  readonly lines: readonly Record<string, unknown>[];
}

/** A command that ends. */
export async function noroshi(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(NOROSHI, [...words], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const said = listen(child);
  const status = await ended(child);
  return {
    status,
    out: said.out,
    err: said.err,
    get lines() {
      return said.out
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}

export interface Up {
  readonly url: string;
  readonly data: string;
  readonly said: () => string;
  /** Ctrl-C in a terminal: every process of the foreground hears it. @returns the exit status */
  readonly ctrlC: () => Promise<number | null>;
  readonly hubPid: number;
  readonly postgresPid: number;
}

/** `./noroshi up` until it says how to stop it. */
export async function up(data: string, words: readonly string[] = []): Promise<Up> {
  const child = spawn(NOROSHI, ["up", "--data", data, "--port", "0", ...words], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = listen(child);
  await new Promise<void>((done, failed) => {
    child.stderr?.on("data", () => said.err.includes("Ctrl-C") && done());
    child.on("exit", (status) => failed(new Error(`up ended with ${status}: ${said.err}`)));
  });
  const about = JSON.parse(readFileSync(join(data, "run/hub.json"), "utf8")) as { url: string; pid: number };
  return {
    url: about.url,
    data,
    hubPid: about.pid,
    postgresPid: postgresOf(data),
    said: () => said.err,
    async ctrlC() {
      const status = ended(child);
      process.kill(-(child.pid ?? 0), "SIGINT");
      return status;
    },
  };
}

function postgresOf(data: string): number {
  const place = firstLine(join(data, "postgres.place")) || join(data, "postgres");
  return Number(firstLine(join(place, "postmaster.pid")));
}

function firstLine(path: string): string {
  try {
    return readFileSync(path, "utf8").split("\n")[0] ?? "";
  } catch {
    return "";
  }
}

/** Not true for a process that has ended and waits to be buried. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/^\d+ \(.*\) Z/.test(firstLine(`/proc/${pid}/stat`));
}

function listen(child: ChildProcess): { out: string; err: string } {
  const said = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
  });
  return said;
}

/** Exit and the end of what it says. */
function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.on("close", (status) => done(status)));
}
