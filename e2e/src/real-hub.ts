/**
 * The real thing for tests of screens: the console built, the hub started by the command line as a user starts it, on a
 * data folder of its own and a free port. Bodies act over HTTP with keys from the local door, like any partner's machine.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const HOUSE = join(import.meta.dirname, "../..");
const CLI = join(HOUSE, "apps/cli/src/main.ts");

/** The scenario's own files, as the bodies send them. */
export const INPUTS = join(HOUSE, "scenarios/port-isewan/inputs");

export interface RealHub {
  readonly url: string;
  readonly data: string;
  /** A call through the local door; fails on any refusal. */
  readonly local: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** Runs another command of the command line on this hub and gives back what it said. */
  readonly command: (words: readonly string[], input?: string) => Promise<string>;
  /** A report as a body's machine sends it. @returns the status */
  readonly post: (realm: string, body: string, key: string, content: string | Uint8Array) => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** A data folder of its own, gone when its hub is stopped. */
export const freshData = (): string => mkdtempSync(join(tmpdir(), "noroshi-e2e-"));

/**
 * Starts `up` with these words, on a fresh folder or one that another command left, and waits until it says that it stands.
 * @param env what its operator opens beside
 */
export async function startRealHub(
  words: readonly string[],
  data: string = freshData(),
  env: Readonly<Record<string, string>> = {},
): Promise<RealHub> {
  execFileSync(process.execPath, [join(HOUSE, "tools/setup.mjs"), "--console"], { cwd: HOUSE, stdio: "ignore" });
  const child = spawn(process.execPath, [CLI, "up", ...words, "--data", data, "--port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const url = await addressOf(child).catch(async (e: unknown) => {
    await stop();
    throw e;
  });
  const { socket } = JSON.parse(readFileSync(join(data, "run/hub.json"), "utf8")) as { socket: string };
  const local: RealHub["local"] = (method, path, body) => callSocket(socket, method, path, body);
  const keys = new Map<string, Promise<unknown>>();
  const keyOf = (realm: string, organisation: string): Promise<unknown> => {
    const named = `${realm} ${organisation}`;
    const made = keys.get(named) ?? local("POST", `/local/realms/${realm}/keys`, { organisation, name: "test" });
    keys.set(named, made);
    return made;
  };
  return {
    url,
    data,
    local,
    stop,
    command: (more, input) => run([CLI, ...more, "--data", data], input),
    async post(realm, body, key, content) {
      const made = (await keyOf(realm, body)) as { key: string };
      const answer = await fetch(`${url}/api/v1/reports`, {
        method: "POST",
        headers: { "x-api-key": made.key, "idempotency-key": key, "content-type": "application/octet-stream" },
        body: typeof content === "string" ? content : new Uint8Array(content),
      });
      return answer.status;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = "";
    child.stderr?.on("data", (part: Buffer) => {
      told += part.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0];
      if (url && told.includes("Ctrl-C")) resolve(url);
    });
    child.once("exit", (status) => reject(new Error(`the hub ended with ${status}: ${told}`)));
  });
}

function callSocket(socketPath: string, method: string, path: string, body: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, method, path, headers: { "content-type": "application/json" } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const text = Buffer.concat(parts).toString();
        if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`));
      });
    });
    call.on("error", reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function run(words: readonly string[], input: string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, words, { maxBuffer: 64 * 1024 * 1024 }, (error, out, err) =>
      error ? reject(new Error(`${words.slice(1).join(" ")}: ${err || error.message}`)) : resolve(out + err),
    );
    child.stdin?.end(input ?? "");
  });
}
