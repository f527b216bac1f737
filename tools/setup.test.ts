/**
 * Walks setup.mjs and ./noroshi through a fresh clone, a second start, a changed lock file, a failing installation and
 * the ways a program ends. npm is a stand-in that counts its calls; everything else is the real thing.
 */
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "./places.ts";

let root = "";
const at = (...parts: string[]) => path.join(root, ...parts);

/** Stands in for npm: notes the call, fails while `npm-fails` is there, else leaves what `npm ci` leaves. */
const NPM = `
const fs = require("node:fs");
const path = require("node:path");
fs.appendFileSync("npm-calls", process.argv.slice(2).join(" ") + "\\n");
if (fs.existsSync("npm-fails")) { console.error("npm error ENOSPC: no space left on device"); process.exit(28); }
fs.rmSync("node_modules", { recursive: true, force: true });
fs.mkdirSync("node_modules/.bin", { recursive: true });
fs.symlinkSync(process.env.REAL_NODE, "node_modules/.bin/node");
fs.copyFileSync("package-lock.json", "node_modules/.package-lock.json");
`;

/** Stands in for the command line: says what it was given, or waits for a signal. */
const MAIN = `
const [word, ...rest] = process.argv.slice(2);
if (word === "wait") {
  process.on("SIGTERM", () => { console.log("told to end"); process.exit(7); });
  setInterval(() => undefined, 1000);
  console.log("waiting");
} else {
  console.log(JSON.stringify({ words: [word, ...rest], cwd: process.cwd(), node: process.argv0 }));
  if (word === "fail") process.exitCode = Number(rest[0]);
  if (word === "die") process.kill(process.pid, "SIGKILL");
}
`;

beforeEach(() => {
  root = path.join(fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "noroshi-setup-"))), "a clone 狼煙");
  write("npm-cli.cjs", NPM);
  write("apps/cli/src/main.ts", MAIN);
  lock("1.0.0");
  write("tools/setup.mjs", fs.readFileSync(path.join(ROOT, "tools", "setup.mjs"), "utf8"));
  write("noroshi", fs.readFileSync(path.join(ROOT, "noroshi"), "utf8"));
  fs.chmodSync(at("noroshi"), 0o755);
});

afterEach(() => fs.rmSync(path.dirname(root), { recursive: true, force: true }));

describe("setup", () => {
  it("installs a fresh clone once, says so, and then hands over", () => {
    const first = setup("up", "--demo");
    expect(first.stderr).toContain("Installing");
    expect(JSON.parse(first.stdout).words).toEqual(["up", "--demo"]);
    const second = setup("up");
    expect(second.stderr).toBe("");
    expect(JSON.parse(second.stdout).words).toEqual(["up"]);
    expect(npmCalls()).toEqual(["ci --loglevel=error --no-fund --no-audit"]);
  });

  it("installs again when the lock file has changed", () => {
    setup("--install");
    lock("2.0.0");
    setup("--install");
    expect(npmCalls()).toHaveLength(2);
  });

  it("takes over an installation that npm made by hand, when npm's own record agrees with the lock file", () => {
    setup("--install");
    fs.rmSync(at("node_modules", ".noroshi-installed"));
    setup("--install");
    expect(npmCalls()).toHaveLength(1);
  });

  it("does not take over an installation that npm's record tells is another", () => {
    setup("--install");
    fs.rmSync(at("node_modules", ".noroshi-installed"));
    lock("2.0.0");
    setup("--install");
    expect(npmCalls()).toHaveLength(2);
  });

  it("tries twice, then fails with what npm said and what to do", () => {
    write("npm-fails", "");
    const { status, stderr, stdout } = setup("up");
    expect(status).toBe(1);
    expect(npmCalls()).toHaveLength(2);
    expect(stderr).toContain("ENOSPC");
    expect(stderr).toContain("The disk is full");
    expect(stdout).toBe("");
    fs.rmSync(at("npm-fails"));
    expect(setup("up").status).toBe(0);
  });

  it("gives npm a cache of its own where HOME cannot be written", () => {
    write("npm-cli.cjs", `${NPM}\nfs.writeFileSync("npm-cache", process.env.npm_config_cache ?? "none");`);
    expect(setup({ HOME: "/proc" }, "--install").status).toBe(0);
    expect(fs.readFileSync(at("npm-cache"), "utf8")).toBe(at(".cache", "npm"));
  });
});

describe("the program that setup hands over to", () => {
  it("ends setup with its own exit code", () => {
    expect(setup("fail", "42").status).toBe(42);
  });

  it("ends setup with its own signal", () => {
    expect(setup("die").signal).toBe("SIGKILL");
  });

  it("is told to end when setup is, and setup waits for it", async () => {
    setup("--install");
    const child = spawn(process.execPath, [at("tools", "setup.mjs"), "wait"], {
      env: environment({}),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said === "waiting\n") child.kill("SIGTERM");
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect(said).toBe("waiting\ntold to end\n");
    expect(code).toBe(7);
  });
});

describe("./noroshi", () => {
  it("finds its home through symlinks and keeps the caller's folder and words as they are", () => {
    const elsewhere = path.join(path.dirname(root), "elsewhere");
    fs.mkdirSync(elsewhere);
    fs.symlinkSync("a clone 狼煙/noroshi", path.join(path.dirname(root), "link"));
    fs.symlinkSync("../link", path.join(elsewhere, "fires"));
    const { stdout, stderr } = spawnSync(path.join(elsewhere, "fires"), ["submit", "two words", ""], {
      cwd: elsewhere,
      env: environment({ PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin` }),
      encoding: "utf8",
    });
    expect(stderr).toContain("Installing");
    expect(JSON.parse(stdout)).toMatchObject({ words: ["submit", "two words", ""], cwd: elsewhere });
  });
});

function setup(...words: readonly (string | NodeJS.ProcessEnv)[]): SpawnSyncReturns<string> {
  const [first] = words;
  const extra = typeof first === "object" ? first : {};
  const args = words.filter((word) => typeof word === "string");
  return spawnSync(process.execPath, [at("tools", "setup.mjs"), ...args], {
    env: environment(extra),
    encoding: "utf8",
    timeout: 30_000,
  });
}

function environment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { npm_config_cache: _, ...outer } = process.env;
  return { ...outer, npm_execpath: at("npm-cli.cjs"), REAL_NODE: process.execPath, ...extra };
}

function npmCalls(): string[] {
  return fs.readFileSync(at("npm-calls"), "utf8").trim().split("\n");
}

function lock(version: string): void {
  const packages = {
    "": { name: "noroshi" },
    "node_modules/part": { version },
    "node_modules/other": { version: "1.0.0" },
  };
  write("package-lock.json", JSON.stringify({ packages }));
}

function write(place: string, content: string): void {
  fs.mkdirSync(path.dirname(at(place)), { recursive: true });
  fs.writeFileSync(at(place), content);
}
