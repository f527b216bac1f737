/**
 * Where raw traffic comes from: a pipe, a unix socket, datagrams; a file or a file that grows for owners and tests. A source that
 * can wait is made to wait; datagrams cannot, and what came while there was no room is counted as lost.
 */
import { createSocket } from "node:dgram";
import { closeSync, createReadStream, existsSync, openSync, readSync, statSync, unlinkSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { isLines, type TrafficFormat } from "@noroshi/sensing";
import { SensorError } from "../errors.ts";
import type { Arrived } from "./intake.ts";

type Stream = AsyncIterable<Arrived>;

/** Hands in one stream after the other until `gone`; several may run at once. */
export interface Source {
  /** Whether what comes lay in a file before. */
  readonly fromFile: boolean;
  run(follow: (stream: Stream) => Promise<void>, gone: AbortSignal): Promise<void>;
  /** Datagrams that were lost so far. */
  readonly lost: () => number;
}

/**
 * `-`, `unix:PATH`, `udp:HOST:PORT`, `file:PATH`, `tail:PATH`. A capture is no datagram, and what is not made of lines begins anew
 * only in its own framing, which a file that is rotated breaks off. Codes: SENSOR_USAGE.
 */
export function sourceOf(said: string, format: TrafficFormat): Source {
  const [kind, rest] = [said.split(":")[0], said.slice(said.indexOf(":") + 1)];
  if (said === "-")
    return steady(false, (follow, gone) => {
      gone.addEventListener("abort", () => process.stdin.destroy());
      return follow(piped(process.stdin));
    });
  if (kind === "unix") return steady(false, (follow, gone) => fromSocket(rest, follow, gone));
  if (kind === "file") return steady(true, (follow) => follow(piped(createReadStream(rest))));
  if (kind === "tail" && isLines(format)) return steady(true, (follow, gone) => follow(piped(growing(rest, gone))));
  const udp = /^udp:(.+):(\d{1,5})$/.exec(said);
  if (udp !== null && format !== "pcap") return datagrams(String(udp[1]), Number(udp[2]));
  throw new SensorError(
    "SENSOR_USAGE",
    "--from is one of: -, unix:PATH, udp:HOST:PORT (no capture), file:PATH, tail:PATH (logs of lines).",
  );
}

async function* piped(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Arrived> {
  for await (const bytes of stream) yield { bytes, from: undefined };
}

function steady(fromFile: boolean, run: Source["run"]): Source {
  return { fromFile, run, lost: () => 0 };
}

/** Whoever may open the socket may send; it is open to this user alone. */
function fromSocket(path: string, follow: Parameters<Source["run"]>[0], gone: AbortSignal): Promise<void> {
  if (existsSync(path) && statSync(path).isSocket()) unlinkSync(path);
  const open = new Set<Socket>();
  const running = new Set<Promise<void>>();
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      open.add(socket);
      const one = follow(piped(socket))
        .catch(reject)
        .finally(() => {
          open.delete(socket);
          running.delete(one);
        });
      running.add(one);
    });
    server.on("error", reject);
    const before = process.umask(0o077);
    server.listen(path, () => process.umask(before));
    gone.addEventListener("abort", () => {
      for (const socket of open) socket.destroy();
      server.close(() => void Promise.all(running).then(() => resolve()));
    });
  });
}

const WAITING = 8 * 1024 * 1024;

function datagrams(host: string, port: number): Source {
  let lost = 0;
  return {
    fromFile: false,
    lost: () => lost,
    async run(follow, gone) {
      const waiting: Arrived[] = [];
      let bytes = 0;
      let wake: () => void = () => {};
      const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
      socket.on("message", (datagram, { address }) => {
        if (bytes + datagram.length > WAITING) {
          lost++;
          datagram.fill(0);
          return;
        }
        bytes += datagram.length;
        waiting.push({ bytes: datagram, from: address });
        wake();
      });
      const failed = new Promise<never>((_, reject) => socket.on("error", reject));
      gone.addEventListener("abort", () => wake());
      socket.bind(port, host);
      async function* arrived(): AsyncGenerator<Arrived> {
        while (!gone.aborted || waiting.length > 0) {
          const next = waiting.shift();
          if (next === undefined) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
            continue;
          }
          bytes -= next.bytes.length;
          yield next;
        }
      }
      await Promise.race([follow(arrived()), failed]);
      socket.close();
    },
  };
}

const LOOK_MS = 500;

/** A file from its beginning on, and what is added to it; from the beginning again when it was rotated. */
async function* growing(path: string, gone: AbortSignal): AsyncGenerator<Uint8Array> {
  let [at, inode] = [0, 0];
  while (!gone.aborted) {
    const about = existsSync(path) ? statSync(path) : undefined;
    if (about !== undefined) {
      if (about.ino !== inode || about.size < at) [at, inode] = [0, about.ino];
      while (at < about.size) {
        const chunk = Buffer.alloc(Math.min(65_536, about.size - at));
        const file = openSync(path, "r");
        const got = readSync(file, chunk, 0, chunk.length, at);
        closeSync(file);
        if (got === 0) break;
        at += got;
        yield chunk.subarray(0, got);
      }
    }
    await wait(LOOK_MS, undefined, { signal: gone }).catch(() => {});
  }
}
