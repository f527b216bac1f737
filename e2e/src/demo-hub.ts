/** The whole product as `npm start` gives it: a real hub with the port scenario played in, on a folder and a port of its own. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const house = join(import.meta.dirname, "../..");
const STARTS_MS = 120_000;

export interface DemoHub {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** Waits for the line that says that the demo stands. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let told = "";
    const give = setTimeout(() => reject(new Error(`the demo did not start:\n${told}`)), STARTS_MS);
    child.stderr?.on("data", (part: Buffer) => {
      told += part.toString();
      if (!told.includes("Ctrl-C stops it.")) return;
      clearTimeout(give);
      resolve();
    });
    child.once("exit", (code) => {
      clearTimeout(give);
      reject(new Error(`the demo ended with ${code}:\n${told}`));
    });
  });
}

export async function startDemoHub(): Promise<DemoHub> {
  if (!existsSync(join(house, "apps/console/dist/index.html")))
    execFileSync(process.execPath, [
      join(house, "node_modules/vite/bin/vite.js"),
      "build",
      join(house, "apps/console"),
      "--logLevel",
      "error",
    ]);
  const data = mkdtempSync(join(tmpdir(), "noroshi-demo-"));
  const port = await freePort();
  const main = join(house, "apps/cli/src/main.ts");
  const child = spawn(process.execPath, [main, "up", "--demo", "--data", data, "--port", String(port)], {
    cwd: house,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGINT");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address: `http://127.0.0.1:${port}`, stop };
}
