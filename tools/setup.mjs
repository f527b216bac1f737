/**
 * Makes a fresh clone runnable, then hands over: installs what is missing, builds the console when its sources
 * changed, and starts the wanted entry on the pinned Node. Runs on any Node from 20.19 on, so it is plain JavaScript
 * and imports nothing but Node itself. Trusts the lock file; trusts an installation only when its stamp, or npm's
 * own record of what it installed, agrees with the lock file.
 *
 *   node tools/setup.mjs up --demo        ready everything, then run the command line with these words
 *   node tools/setup.mjs --test [--deep]  install, then run the tests
 *   node tools/setup.mjs --install        install only            (what ./noroshi asks for)
 *   node tools/setup.mjs --console        install, build console  (what ./noroshi up asks for)
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const at = (...parts) => path.join(root, ...parts);
const LOCK = at("package-lock.json");
const STAMP = at("node_modules", ".noroshi-installed");
const CONSOLE_STAMP = at("node_modules", ".cache", "console.sha256");
const NODE = at("node_modules", ".bin", "node");
const OLDEST = [20, 19];
const LEAKING =
  /^npm_(lifecycle_|package_|command$|config_(workspaces?|include_workspace_root|global|prefix|local_prefix|omit|only|production|ignore_scripts|dry_run)$)/;

class SetupFailed extends Error {}

const say = (line) => process.stderr.write(`${line}\n`);

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupFailed)) throw error;
  say(`\nnoroshi: ${error.message}`);
  process.exitCode = 1;
}

async function main(words) {
  refuseOldNode();
  await install();
  const [first, ...rest] = words;
  if (first === "--install") return 0;
  if (first === "--test") return handOver([at("tools", "test.ts"), ...rest]);
  await buildConsole();
  if (first === "--console") return 0;
  return handOver([at("apps", "cli", "src", "main.ts"), ...words]);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new SetupFailed(`Node ${OLDEST.join(".")} or newer is needed to begin; this is ${process.versions.node}.`);
}

// ---- installation -------------------------------------------------------------------------------------------------

async function install() {
  const wanted = `${sha256(fs.readFileSync(LOCK))} ${process.platform}-${process.arch}\n`;
  if (readOr(STAMP, "") === wanted && fs.existsSync(NODE)) {
    const now = new Date();
    fs.utimesSync(STAMP, now, now); // ./noroshi compares ages before it asks for more
    return;
  }
  await withLock("install", async () => {
    if (readOr(STAMP, "") === wanted && fs.existsSync(NODE)) return;
    if (!installedMatchesLock()) await npmCi();
    fs.writeFileSync(STAMP, wanted);
  });
}

/** npm writes node_modules/.package-lock.json last, so a match means a whole installation that npm itself made. */
function installedMatchesLock() {
  const locked = jsonOr(LOCK)?.packages;
  const installed = jsonOr(at("node_modules", ".package-lock.json"))?.packages;
  if (!locked || !installed || !fs.existsSync(NODE)) return false;
  return Object.entries(locked).every(([place, entry]) => {
    if (!place.startsWith("node_modules/") && !place.includes("/node_modules/")) return true;
    const there = installed[place];
    if (!there) return entry.optional === true || entry.devOptional === true;
    return there.version === entry.version && there.link === entry.link;
  });
}

async function npmCi() {
  const count = Object.keys(jsonOr(LOCK)?.packages ?? {}).length;
  const command = npmCommand();
  let failure = "";
  for (const attempt of [1, 2]) {
    say(
      attempt === 1 ? `Installing ${count} packages (once; about a minute) …` : "That did not work; trying once more …",
    );
    const began = Date.now();
    const tick = setInterval(() => {
      if (process.stderr.isTTY) process.stderr.write(`\r  ${Math.round((Date.now() - began) / 1000)} s `);
    }, 1000);
    const { code, output } = await run(
      command[0],
      [...command.slice(1), "ci", "--loglevel=error", "--no-fund", "--no-audit"],
      {
        env: npmEnvironment(),
        quiet: true,
      },
    );
    clearInterval(tick);
    if (process.stderr.isTTY) process.stderr.write("\r");
    if (code === 0 && fs.existsSync(NODE)) return say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
    failure = output || `npm ended with ${code}, and ${path.relative(root, NODE)} is not there`;
  }
  throw new SetupFailed(`the packages could not be installed.\n${indent(failure.trim())}\n${adviceFor(failure)}`);
}

/** npm and its Node from outside node_modules: `npm ci` deletes that folder while it works. */
function npmCommand() {
  const given = process.env.npm_execpath;
  const node = onPath("node") ?? process.execPath;
  if (given && /npm-cli\.c?js$/.test(given) && fs.existsSync(given)) return [node, given];
  const npm = onPath("npm");
  if (!npm) throw new SetupFailed("npm was not found. It comes with Node: https://nodejs.org");
  return [npm];
}

function onPath(name) {
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => folder && !path.resolve(folder).split(path.sep).includes("node_modules"))
    .map((folder) => path.join(folder, name))
    .find((file) => isExecutable(file));
}

/** Outer npm settings (workspace, prefix, omit…) must not leak in; a HOME that cannot be written gets a cache here. */
function npmEnvironment() {
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !LEAKING.test(key)));
  env.NODE_ENV = "development";
  env.PATH = (env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => folder && !path.resolve(folder).startsWith(at("node_modules")))
    .join(path.delimiter);
  const cache = env.npm_config_cache ?? path.join(env.HOME ?? os.homedir(), ".npm");
  if (!isWritable(cache)) env.npm_config_cache = at(".cache", "npm");
  return env;
}

function adviceFor(failure) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(failure))
    return "No registry was reached. Check the network or the proxy (npm config get registry), then run this again.";
  if (/EACCES|EPERM|EROFS/.test(failure))
    return `Something may not be written. Check who owns ${root} and npm's cache folder.`;
  if (/ENOSPC/.test(failure)) return "The disk is full. The installation needs about 1 GB.";
  if (/in sync|Missing: .* from lock file/.test(failure))
    return "package.json and package-lock.json disagree. Check both out again.";
  return "Run `npm ci` by hand in the project's folder to see everything it says.";
}

// ---- console ------------------------------------------------------------------------------------------------------

async function buildConsole() {
  if (!fs.existsSync(at("apps", "console", "index.html"))) return;
  const wanted = `${consoleHash()}\n`;
  const built = () =>
    readOr(CONSOLE_STAMP, "") === wanted && fs.existsSync(at("apps", "console", "dist", "index.html"));
  if (built()) return;
  await withLock("console", async () => {
    if (built()) return;
    say("Building the console …");
    const vite = at("node_modules", ".bin", "vite");
    const { code, output } = await run(NODE, [vite, "build", at("apps", "console"), "--logLevel", "warn"], {
      quiet: true,
      env: { ...process.env, NODE_ENV: "production" }, // a caller's NODE_ENV must not bring React's development build
    });
    if (code !== 0) throw new SetupFailed(`the console could not be built.\n${indent(output.trim())}`);
    const page = await run(NODE, [at("tools", "verifying-page.mjs")], { quiet: true });
    if (page.code !== 0) throw new SetupFailed(`the verifying page could not be built.\n${indent(page.output.trim())}`);
    fs.mkdirSync(path.dirname(CONSOLE_STAMP), { recursive: true });
    fs.writeFileSync(CONSOLE_STAMP, wanted);
  });
}

/** What the built pages depend on: the console's and the auditor's sources, every package (any may be bundled), the lock file. */
function consoleHash() {
  const hash = createHash("sha256");
  const add = (file) =>
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(fs.readFileSync(file))
      .update("\0");
  const walk = (folder) => {
    const entries = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== "node_modules" && entry.name !== "dist") walk(place);
      } else if (entry.isFile() && !/\.test\.tsx?$|\.md$/.test(entry.name)) add(place);
    }
  };
  add(LOCK);
  walk(at("apps", "console"));
  walk(at("apps", "auditor"));
  add(at("tools", "verifying-page.mjs"));
  walk(at("packages"));
  return hash.digest("hex");
}

// ---- processes, locks, files --------------------------------------------------------------------------------------

/** Runs the entry on the pinned Node in the caller's folder; signals go in, the exit code or signal comes out. */
function handOver(args) {
  const binaries = at("node_modules", ".bin");
  const env = { ...process.env, PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ""}` };
  const child = spawn(NODE, args, { stdio: "inherit", env });
  const pass = (signal) => {
    // A terminal sends Ctrl-C to the child as well; passing it on would look like a second, impatient one.
    if (signal === "SIGINT" && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new SetupFailed(`${NODE} does not start: ${error.message}`)));
    child.on("exit", (code, signal) => {
      for (const each of signals) process.off(each, pass);
      if (signal) process.kill(process.pid, signal);
      resolve(code ?? 1);
    });
  });
}

function run(command, args, { env, quiet }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8");
      stream?.on("data", (text) => {
        output = (output + text).slice(-8000);
      });
    }
    const pass = (signal) => child.kill(signal);
    process.on("SIGTERM", pass);
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => {
      process.off("SIGTERM", pass);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Two terminals on one fresh clone: the second waits for the first. A lock of a dead process is taken over. */
async function withLock(name, work) {
  const file = path.join(os.tmpdir(), `noroshi-${name}-${sha256(root).slice(0, 16)}.lock`);
  for (let waited = 0; !take(file); waited += 1) {
    if (waited === 0) say(`Another process is busy with this (${file}); waiting for it …`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") return true; // no writable temporary folder: go on without a lock
    const holder = Number(readOr(file, ""));
    if (holder > 0 && isAlive(holder)) return false;
    fs.rmSync(file, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Whether the folder can be written, or made. Not made with its parents: on /proc, Node's recursive mkdir never ends. */
function isWritable(folder) {
  try {
    if (!fs.existsSync(folder)) fs.mkdirSync(folder);
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readOr(file, fallback) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return fallback;
  }
}

function jsonOr(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function sha256(data) {
  return createHash("sha256").update(data).digest("hex");
}

function indent(text) {
  return text.replace(/^/gm, "    ");
}
