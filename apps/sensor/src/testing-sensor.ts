/** For tests: a sensor as a process of its own, every byte it left, and traffic for it. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TrafficFormat } from "@noroshi/sensing";
import { type Communication, trafficAs } from "@noroshi/sensing/testing";
import type { Json } from "@noroshi/testing/permits";

/** The sensor's program. */
export const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const T0 = Date.parse("2026-12-01T00:00:00Z");

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly said: string;
}

/** A folder for sensors, removed by `end`. */
export function sensorRoom() {
  const folder = mkdtempSync(join(tmpdir(), "noroshi-sensor-"));
  const plan = join(folder, "plan.csv");
  writeFileSync(plan, "prefix,country,holder,note\r\n192.0.2.0/24,JP,port,\r\n203.0.113.0/24,XF,,\r\n");
  const of = (name: string) => join(folder, name);
  return {
    folder,
    data: of,
    end: () => rmSync(folder, { recursive: true, force: true }),
    /** Runs the sensor `name` to its end, or kills it when it has taken the input in. */
    async run(
      name: string,
      words: readonly string[],
      input: string | Uint8Array,
      setUp: Json,
      kill = false,
    ): Promise<Run> {
      writeFileSync(of(`${name}.json`), JSON.stringify(setUp));
      const files = words[0] === "show" ? [] : ["--plan", plan];
      const all = [...words, "--set-up", of(`${name}.json`), ...files, "--data", of(name)];
      mkdirSync(of(`${name}.tmp`), { recursive: true });
      const child = spawn(process.execPath, [MAIN, ...all], {
        stdio: ["pipe", "pipe", "pipe"],
        cwd: of(`${name}.tmp`),
        env: { ...process.env, TMPDIR: of(`${name}.tmp`) },
      });
      let [out, said] = ["", ""];
      child.stdout.on("data", (part) => {
        out += part;
      });
      child.stderr.on("data", (part) => {
        said += part;
      });
      child.stdin.on("error", () => {});
      child.stdin.write(input, () => {
        if (kill) child.kill("SIGKILL");
        else child.stdin.end();
      });
      return new Promise((resolve) => child.on("close", (status) => resolve({ status, out, said })));
    },
    /** Every byte below the folders of a sensor: its data, its temporary files, what it would dump. */
    everything(name: string): Map<string, Buffer> {
      const files = new Map<string, Buffer>();
      for (const root of [of(name), of(`${name}.tmp`)]) {
        mkdirSync(root, { recursive: true });
        for (const one of readdirSync(root, { recursive: true, withFileTypes: true })) {
          const path = join(one.parentPath, one.name);
          if (one.isFile()) files.set(path, Buffer.concat([Buffer.from(`${one.name}\n`), readFileSync(path)]));
        }
      }
      return files;
    },
  };
}

/**
 * A thousand connections, ten of which may be kept, and mails on all of them, as a format writes them. `hidden(n)` stands wherever
 * nothing may stay: uids of what is destroyed, mail addresses, subjects, payload; `kept` in what is kept.
 */
export function trafficIn(
  format: TrafficFormat,
  count: number,
  hidden: (n: number) => string,
  kept = "KEPT",
): Uint8Array {
  return trafficAs(format, communications(count, hidden, kept));
}

/** The same as Zeek's columns. */
export function traffic(count: number, hidden: (n: number) => string, kept = "KEPT"): string {
  return Buffer.from(trafficIn("zeek", count, hidden, kept)).toString();
}

export function communications(count: number, hidden: (n: number) => string, kept = "KEPT"): Communication[] {
  return Array.from({ length: count }, (_, n) => ({
    at: T0 + n * 1_000,
    uid: n < 10 ? `${kept}${n}` : hidden(n),
    from: n < 10 ? "203.0.113.24" : n < count / 2 ? "192.0.2.7" : "203.0.113.99",
    ...{ to: "192.0.2.9", ports: [1_000, 25], proto: "tcp", hidden: hidden(n) },
  }));
}
