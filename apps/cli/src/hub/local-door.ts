/**
 * Speaks to a running hub through its local door (a unix socket in the data folder): HTTP, one request a connection.
 * Where the socket lies is written in `<data>/run/hub.json` by the hub itself.
 */
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { CommandFailed } from "../failure.ts";

export interface RunningHub {
  readonly socket: string;
  readonly url: string;
}

/** Reads where the hub of this data folder listens. Fails with what to do when none runs. */
export function runningHub(dataFolder: string): RunningHub {
  try {
    const found: unknown = JSON.parse(readFileSync(join(dataFolder, "run", "hub.json"), "utf8"));
    if (typeof found === "object" && found !== null && "socket" in found && "url" in found) {
      return { socket: String(found.socket), url: String(found.url) };
    }
  } catch {
    // No file, or half a file: the answer is the same.
  }
  throw new CommandFailed(
    "HUB_NOT_RUNNING",
    `No hub runs on ${dataFolder}. Start one with: ./noroshi up --data ${dataFolder}`,
  );
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
          else reject(new CommandFailed("HUB_REFUSED", `${method} ${path}: ${plainWords(text)}`));
        });
      },
    );
    call.on("error", (e) =>
      reject(new CommandFailed("HUB_NOT_RUNNING", `The hub's local door does not answer: ${e.message}`)),
    );
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function plainWords(text: string): string {
  try {
    const p = JSON.parse(text);
    const faults = Array.isArray(p.faults)
      ? p.faults.map((f: { place: string; say: { en: string } }) => `${f.place}: ${f.say.en}`).join("; ")
      : "";
    return [p.title?.en, p.next?.en, faults].filter(Boolean).join(" — ") || text;
  } catch {
    return text;
  }
}
