/** Builds the console into a folder of its own and serves it over invented data, as a child process of the test. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const house = join(import.meta.dirname, "../..");

export interface FakeConsole {
  readonly address: string;
  readonly stop: () => void;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = "";
    child.stdout?.on("data", (part: Buffer) => {
      told += part.toString();
      const line = /^(http:\S+)$/m.exec(told)?.[1];
      if (line) resolve(line);
    });
    child.once("exit", (code) => reject(new Error(`the fake hub ended with ${code}`)));
  });
}

export async function startFakeConsole(): Promise<FakeConsole> {
  const dist = mkdtempSync(join(tmpdir(), "noroshi-console-"));
  const vite = join(house, "node_modules/vite/bin/vite.js");
  const console = join(house, "apps/console");
  execFileSync(process.execPath, [vite, "build", console, "--outDir", dist, "--logLevel", "error"], {
    cwd: house,
    env: { ...process.env, NODE_ENV: "production" }, // not the test runner's
  });
  const child = spawn(process.execPath, [join(console, "dev/main.ts"), "0", dist], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return {
    address: await addressOf(child),
    stop: () => {
      child.kill("SIGTERM");
      rmSync(dist, { recursive: true, force: true });
    },
  };
}
