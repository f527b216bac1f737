/** One hub at a time on a data folder; what a crash left behind does not lock anybody out. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder } from "./lock.ts";
import { isAlive, startOf } from "./processes.ts";

let dir = "";
const said: string[] = [];
const log = (line: string) => void said.push(line);
const path = () => join(dir, "hub.lock");

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "noroshi-lock-"));
  said.length = 0;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe("the folder's lock", () => {
  it("refuses a second hub while the first lives, and names its process", () => {
    const first = lockFolder(dir, log);
    expect(() => lockFolder(dir, log)).toThrow(
      expect.objectContaining({ code: "FOLDER_IN_USE", message: expect.stringContaining(String(process.pid)) }),
    );
    first.release();
    lockFolder(dir, log).release();
    expect(readdirSync(dir)).toEqual([]);
  });

  it("of a process that is gone is taken over, and the log says so", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    const pid = child.pid ?? 0;
    const started = startOf(pid);
    await once(child, "exit");
    writeFileSync(path(), JSON.stringify({ pid, started }));
    lockFolder(dir, log).release();
    expect(said.join()).toContain(`process ${pid}`);
  });

  it("whose process id now belongs to another program is taken over", () => {
    writeFileSync(path(), JSON.stringify({ pid: process.pid, started: "some other time" }));
    lockFolder(dir, log).release();
    expect(said).toHaveLength(1);
  });

  it.each(["", "{", "null", '{"pid":"7"}', '{"pid":-1}', "\0\0\0\0"])(
    "that a crash cut to %j is taken over",
    (content) => {
      writeFileSync(path(), content);
      const lock = lockFolder(dir, log);
      expect(JSON.parse(readFileSync(path(), "utf8"))).toMatchObject({ pid: process.pid });
      lock.release();
      expect(existsSync(path())).toBe(false);
    },
  );

  it("is not given back by a hub that lost it", () => {
    const lost = lockFolder(dir, log);
    writeFileSync(path(), JSON.stringify({ pid: 1, started: null }));
    lost.release();
    expect(existsSync(path())).toBe(true);
  });
});

describe("a process", () => {
  it("lives while it runs, also somebody else's, and is dead when it has ended", async () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(1)).toBe(true);
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    expect(isAlive(child.pid ?? 0)).toBe(false);
  });
});
