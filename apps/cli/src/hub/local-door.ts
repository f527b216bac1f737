/**
 * Speaks to a running hub through its local door (a unix socket in the data folder): HTTP, one request a connection.
 * Where the socket lies is written in `<data>/run/hub.json` by the hub itself.
 */
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { CommandFailed } from "../errors.ts";
import { refusalWords } from "./faults.ts";

export interface RunningHub {
  readonly socket: string;
  readonly url: string;
  readonly pid: number | undefined;
}

/** Reads where the hub of this data folder listens. Fails with what to do when none runs. Code: HUB_NOT_RUNNING. */
export function runningHub(dataFolder: string): RunningHub {
  const found = announcedHub(dataFolder);
  if (found) return found;
  throw new CommandFailed(
    "HUB_NOT_RUNNING",
    `No hub runs on ${dataFolder}. Start one with: ./noroshi up --data ${dataFolder}`,
  );
}

/** What the folder says of a hub; a hub that was killed leaves it behind, so only an answer shows that one runs. */
export function announcedHub(dataFolder: string): RunningHub | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(join(dataFolder, "run", "hub.json"), "utf8"));
    if (typeof found !== "object" || found === null || !("socket" in found) || !("url" in found)) return undefined;
    const pid = "pid" in found && typeof found.pid === "number" ? found.pid : undefined;
    return { socket: String(found.socket), url: String(found.url), pid };
  } catch {
    return undefined; // no file, or half a file
  }
}

/** The hub of this folder, if one answers at its local door. */
export async function answeringHub(dataFolder: string): Promise<RunningHub | undefined> {
  const found = announcedHub(dataFolder);
  if (!found) return undefined;
  const answers = await callLocal(found.socket, "GET", "/local/realms").then(
    () => true,
    (e: unknown) => e instanceof CommandFailed && e.code === "HUB_REFUSED",
  );
  return answers ? found : undefined;
}

/** One call through the local door. Throws CommandFailed with the hub's own words when it refuses. */
export function callLocal(socket: string, method: string, path: string, body?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = request(
      { socketPath: socket, method, path, headers: { "content-type": "application/json" } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const text = Buffer.concat(parts).toString("utf8");
          const ok = (answer.statusCode ?? 500) < 300;
          if (ok) resolve(text === "" ? null : JSON.parse(text));
          else reject(new CommandFailed("HUB_REFUSED", plainWords(text)));
        });
      },
    );
    call.on("error", (e) =>
      reject(new CommandFailed("HUB_NOT_RUNNING", `The hub's local door does not answer: ${e.message}`)),
    );
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** The hub's own words: what is wrong at which place, else what happened and what to do next. */
function plainWords(text: string): string {
  try {
    return refusalWords(JSON.parse(text));
  } catch {
    return text;
  }
}
