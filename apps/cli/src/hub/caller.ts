/** Whom this command calls, and as whom: a hub anywhere with an API key, or the hub of a data folder as one of its bodies. */
import { CommandFailed } from "../failure.ts";
import { dataFolder } from "../places.ts";
import type { Door } from "./door.ts";
import { callLocal, runningHub } from "./local-door.ts";

/** Options that every calling command takes. */
export const CALLER_OPTIONS = {
  data: { type: "string" },
  demo: { type: "boolean", default: false },
  realm: { type: "string" },
  as: { type: "string" },
  url: { type: "string" },
  key: { type: "string" },
} as const;

export interface CallerValues {
  readonly data?: string | undefined;
  readonly demo?: boolean | undefined;
  readonly realm?: string | undefined;
  readonly as?: string | undefined;
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

export const CALLER_HELP = `  --url URL --key KEY   a hub anywhere (or NOROSHI_URL and NOROSHI_KEY)
  --as BODY             act as this body of the hub on this machine
  --realm NAME          which realm (default: the only one)
  --data DIR, --demo    which data folder`;

export async function doorOf(v: CallerValues): Promise<Door> {
  const url = v.url ?? process.env["NOROSHI_URL"];
  const key = v.key ?? process.env["NOROSHI_KEY"];
  if (url !== undefined && key !== undefined) return { url: url.replace(/\/$/, ""), key };
  if (v.as === undefined)
    throw new CommandFailed("NO_KEY", "Say as whom: --as BODY on this machine, or --url URL --key KEY.");
  const hub = runningHub(dataFolder(v.data, v.demo));
  const realm = await realmOf(hub.socket, v.realm);
  const made = await callLocal(hub.socket, "POST", `/local/realms/${realm}/keys`, {
    organisation: v.as,
    name: "command line",
  });
  if (typeof made === "object" && made !== null && "key" in made) return { url: hub.url, key: String(made.key) };
  throw new CommandFailed("HUB_REFUSED", "The hub gave no key.");
}

/** The realm that was named, or the only one there is. */
export async function realmOf(socket: string, said: string | undefined): Promise<string> {
  if (said !== undefined) return said;
  const realms = await callLocal(socket, "GET", "/local/realms");
  const names = Array.isArray(realms) ? realms.map((r: { name: string }) => r.name) : [];
  const only = names[0];
  if (names.length === 1 && only !== undefined) return only;
  throw new CommandFailed(
    "USAGE",
    names.length === 0 ? "This hub has no realm yet." : `Say which realm: --realm ${names.join(" | ")}`,
  );
}
