/**
 * Where the hub's local door lies. A socket's path holds 107 bytes at most, so a deep data folder gets a short folder of its
 * own below the system's temporary one; `run/hub.json` in the data folder tells where. Only the hub's own user may enter.
 */
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const LONGEST = 100;

export interface RunFolder {
  readonly socket: string;
  readonly announce: (url: string) => void;
  readonly clear: () => void;
}

export function runFolder(dataDir: string, pid: number): RunFolder {
  const own = join(resolve(dataDir), "run");
  const near = join(own, "hub.sock");
  const far = join(
    tmpdir(),
    `noroshi-${createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 12)}`,
    "hub.sock",
  );
  const socket = Buffer.byteLength(near) <= LONGEST ? near : far;
  const about = join(own, "hub.json");
  mkdirSync(own, { recursive: true, mode: 0o700 });
  mkdirSync(join(socket, ".."), { recursive: true, mode: 0o700 });
  rmSync(socket, { force: true });
  return {
    socket,
    announce(url) {
      chmodSync(socket, 0o600);
      writeFileSync(about, `${JSON.stringify({ socket, url, pid })}\n`, { mode: 0o600 });
    },
    clear() {
      rmSync(socket, { force: true });
      if (socket === far) rmSync(join(far, ".."), { recursive: true, force: true });
      rmSync(about, { force: true });
    },
  };
}
