/**
 * `npm run dev`: the whole product while you work on it: the demo hub, restarted when its sources change, and the
 * console's dev server, which passes /api on to it. Ctrl-C ends both; when one ends, so does the other.
 */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { BIN, ROOT } from "./places.ts";

const HUB = process.env["NOROSHI_HUB"] ?? "http://127.0.0.1:8640";
const env = { ...process.env, NOROSHI_HUB: HUB, PATH: `${BIN}${path.delimiter}${process.env["PATH"] ?? ""}` };

const cli = path.join(ROOT, "apps", "cli", "src", "main.ts");
const watched = ["apps/hub/src", "apps/cli/src", "packages", "profiles"].map(
  (place) => `--watch-path=${path.join(ROOT, place)}`,
);

const children: readonly ChildProcess[] = [
  run("node", [
    "--watch",
    "--watch-preserve-output",
    ...watched,
    cli,
    "up",
    "--demo",
    "--port",
    new URL(HUB).port,
    ...process.argv.slice(2),
  ]),
  run("vite", [path.join(ROOT, "apps", "console")]),
];

let ending = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));

function run(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "inherit", "inherit"] });
  child.once("error", (error) => {
    console.error(`${command}: ${error.message}`);
    end(1);
  });
  child.once("exit", (code) => end(code ?? 0));
  return child;
}

function end(code: number): void {
  if (ending) return;
  ending = true;
  process.exitCode = code;
  for (const child of children) child.kill("SIGTERM");
}
