/** `noroshi up [--demo]`: starts a hub and stays until it is told to stop. The demo is an exercise realm with the port scenario played in. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DEMO_PASSWORD } from "../demo/cast.ts";
import { playDemo } from "../demo/play.ts";
import { callLocal } from "../hub/local-door.ts";
import { startHub } from "../hub/process.ts";
import { dataFolder } from "../places.ts";

const DEFAULT_PORT = "8640";

export async function up(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      demo: { type: "boolean", default: false },
      data: { type: "string" },
      port: { type: "string" },
      host: { type: "string", default: "127.0.0.1" },
      country: { type: "string", default: "JP" },
    },
  });
  const data = dataFolder(values.data, values.demo);
  const port = values.port ?? process.env["NOROSHI_PORT"] ?? DEFAULT_PORT;
  const hub = await startHub(["--data", data, "--host", values.demo ? "127.0.0.1" : values.host, "--port", port]);
  try {
    if (values.demo) await demo(hub.url, hub.socket);
    else await live(hub.url, hub.socket, values.country, data);
  } catch (e) {
    await hub.stop();
    throw e;
  }
  return hub.ended;
}

async function demo(url: string, socket: string): Promise<void> {
  const accounts = await playDemo(url, socket);
  const lines = accounts.map((a) => `    ${a.email.padEnd(24)} ${a.demo.role.en} · ${a.demo.role.ja}`);
  process.stderr.write(
    `\n  Noroshi 狼煙 — demo (exercise realm; nothing leaves this machine)\n\n  ${url}\n\n  Sign in as one of (password: ${DEMO_PASSWORD}):\n${lines.join("\n")}\n\n  Ctrl-C stops it.\n\n`,
  );
}

async function live(url: string, socket: string, country: string, data: string): Promise<void> {
  const realms = await callLocal(socket, "GET", "/local/realms");
  const known = Array.isArray(realms) && realms.some((r) => r.name === "live");
  if (!known) await callLocal(socket, "POST", "/local/realms", { name: "live", kind: "live", hubCountry: country });
  const next = existsSync(join(data, "run"))
    ? "Register bodies with: ./noroshi organisation add FILE.json\n  then accounts with:   ./noroshi account add --help\n"
    : "";
  process.stderr.write(`\n  Noroshi 狼煙 — live hub\n\n  ${url}\n  data: ${data}\n\n  ${next}  Ctrl-C stops it.\n\n`);
}
