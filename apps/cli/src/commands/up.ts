/** `noroshi up [--demo]`: starts a hub and stays until it is told to stop. The demo is an exercise realm with the port scenario played in. */
import { command, misused } from "../command.ts";
import { DEMO_PASSWORD } from "../demo/cast.ts";
import { playDemo } from "../demo/play.ts";
import { CommandFailed } from "../errors.ts";
import { answeringHub, callLocal } from "../hub/local-door.ts";
import { type HubChild, howItEnded, startHub } from "../hub/process.ts";
import { dataFolder } from "../places.ts";

const DEFAULT_PORT = "8640";

const LOOPBACK = /^(127\.|::1$|localhost$)/;

export const up = command({
  name: "up",
  usage: ["[--demo] [options]"],
  about: `Starts a hub on this machine and stays until Ctrl-C. Its database is started and stopped with it; with DATABASE_URL set,
that PostgreSQL is used instead. A live hub starts empty. The demo is an exercise realm of its own with a port under attack.
Exit status: 0 stopped when asked, 1 it could not start or ended by itself.`,
  options: {
    demo: { type: "boolean", say: "the demo, in its own data folder, on this machine only" },
    data: { type: "string", word: "DIR", say: "the data folder (or NOROSHI_DATA; else .noroshi/live, .noroshi/demo)" },
    port: { type: "string", word: "N", say: `the port (or NOROSHI_PORT; else ${DEFAULT_PORT}); 0 takes any free one` },
    host: { type: "string", word: "ADDRESS", default: "127.0.0.1", say: "where to listen; the demo ignores it" },
    "public-url": {
      type: "string",
      word: "URL",
      say: "how browsers reach it, behind a proxy with TLS (or NOROSHI_PUBLIC_URL)",
    },
    "tls-cert": { type: "string", word: "FILE", say: "serve TLS itself, and ask machines for their certificates" },
    "tls-key": { type: "string", word: "FILE", say: "the key of --tls-cert" },
    country: { type: "string", word: "CC", default: "JP", say: "the country of a new live realm" },
    profile: {
      type: "string",
      word: "NAME",
      default: "GENERIC-CONSENT",
      say: "the legal profile of a new live realm (noroshi profile list)",
    },
  },
  async run(o, words) {
    if (words.length > 0) throw misused(`${words[0]} is not expected here.`);
    const data = dataFolder(o.data, o.demo);
    const port = portOf(o.port ?? process.env["NOROSHI_PORT"] ?? DEFAULT_PORT);
    const other = await answeringHub(data);
    if (other) {
      const who = other.pid === undefined ? "" : ` (process ${other.pid})`;
      throw new CommandFailed(
        "HUB_RUNS_ALREADY",
        `A hub${who} already runs on ${data}: ${other.url}. Use that one, or stop it first.`,
      );
    }
    if ((o["tls-cert"] === undefined) !== (o["tls-key"] === undefined))
      throw misused("--tls-cert and --tls-key go together.");
    const publicUrl = o["public-url"] ?? process.env["NOROSHI_PUBLIC_URL"];
    const given = [
      ["--public-url", publicUrl === undefined ? undefined : webAddress(publicUrl)],
      ["--tls-cert", o["tls-cert"]],
      ["--tls-key", o["tls-key"]],
    ].flatMap(([word = "", value]) => (value === undefined ? [] : [word, value]));
    const start = ["--data", data, "--host", o.demo ? "127.0.0.1" : o.host, "--port", port, ...given];
    const hub = await startHub(start, port);
    if (!hub) return 0; // stopped while it started
    return (await welcome(hub, () => (o.demo ? demo(hub, data) : live(hub, o, data)))) ?? stay(hub);
  },
});

function portOf(said: string): string {
  const port = Number(said);
  if (/^\d{1,5}$/.test(said) && port <= 65_535) return said;
  throw misused(`A port is a number from 0 to 65535; not ${said}.`);
}

function webAddress(said: string): string {
  if (URL.canParse(said) && /^https?:$/.test(new URL(said).protocol)) return said;
  throw misused(`A public address begins with https:// or http://; not ${said}.`);
}

/** Makes the hub ready for people. @returns the exit status when the hub ended meanwhile */
async function welcome(hub: HubChild, ready: () => Promise<void>): Promise<number | undefined> {
  try {
    await ready();
    return undefined;
  } catch (e) {
    if (hub.gone.aborted) return stay(hub);
    await hub.stop();
    throw e;
  }
}

async function stay(hub: HubChild): Promise<number> {
  const ending = await hub.ended;
  if (ending.asked || (ending.status === 0 && ending.signal === null)) return ending.status;
  throw new CommandFailed(
    "HUB_FAILED",
    `The hub ended ${howItEnded(ending)}; its last words stand above. What was accepted is kept: start it again with the same words.`,
  );
}

async function demo(hub: HubChild, data: string): Promise<void> {
  const accounts = await playDemo(hub, data);
  const lines = accounts.map((a) => `    ${a.email.padEnd(24)} ${a.demo.role.en} · ${a.demo.role.ja}`);
  process.stderr.write(
    `\n  Noroshi 狼煙 — demo (exercise realm; nothing leaves this machine)\n\n  ${hub.url}\n\n  Sign in as one of (password: ${DEMO_PASSWORD}):\n${lines.join("\n")}\n\n  Ctrl-C stops it.\n\n`,
  );
}

async function live(hub: HubChild, o: { country: string; host: string; profile: string }, data: string): Promise<void> {
  const realms = await callLocal(hub.socket, "GET", "/local/realms");
  const known = Array.isArray(realms) && realms.some((r) => r.name === "live");
  if (!known) {
    await callLocal(hub.socket, "POST", "/local/realms", { name: "live", kind: "live", hubCountry: o.country });
    await callLocal(hub.socket, "PUT", "/local/realms/live/law", { profile: o.profile });
  }
  const at = `--data ${data}`;
  const next = `  Register bodies with: ./noroshi organisation add FILE.json ${at}\n  then people with:     ./noroshi invite BODY ROLE ${at}\n\n`;
  const first = await callLocal(hub.socket, "POST", "/local/realms/live/first-administrator", {});
  const link = typeof first === "object" && first !== null && "link" in first ? String(first.link) : undefined;
  const door =
    link === undefined
      ? ""
      : `  There is no administrator yet. Whoever opens this link becomes it; once, within an hour:\n\n    ${link}\n\n`;
  const open =
    LOOPBACK.test(o.host) || hub.url.startsWith("https:")
      ? ""
      : "  Plain HTTP for other machines: put a proxy with TLS in front of it.\n\n";
  process.stderr.write(
    `\n  Noroshi 狼煙 — live hub\n\n  ${hub.url}\n  data: ${data}\n\n${door}${open}${known ? "" : next}  Ctrl-C stops it.\n\n`,
  );
}
