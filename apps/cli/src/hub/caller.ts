/** Whom this command calls, and as whom: a hub anywhere with an API key, or the hub of a data folder as one of its bodies. */
import { CommandFailed } from "../errors.ts";
import { dataFolder } from "../places.ts";
import { type Door, field } from "./door.ts";
import { callLocal, runningHub } from "./local-door.ts";

/** Which hub of this machine. */
export const HUB_OPTIONS = {
  data: { type: "string", word: "DIR", say: "the hub of this data folder (or NOROSHI_DATA; else .noroshi/live)" },
  demo: { type: "boolean", say: "the demo's hub" },
} as const;

/** Which realm of a hub of this machine. */
export const REALM_OPTIONS = {
  ...HUB_OPTIONS,
  realm: { type: "string", word: "NAME", say: "which realm (else the only one)" },
} as const;

/** Options that every calling command takes. */
export const CALLER_OPTIONS = {
  as: { type: "string", word: "BODY", say: "act as this body, on the hub of this machine" },
  ...REALM_OPTIONS,
  url: { type: "string", word: "URL", say: "a hub anywhere (or NOROSHI_URL)" },
  key: {
    type: "string",
    word: "KEY",
    say: "with this API key (or NOROSHI_KEY, which does not show in the list of processes)",
  },
} as const;

export interface CallerValues {
  readonly data: string | undefined;
  readonly demo: boolean;
  readonly realm: string | undefined;
  readonly as: string | undefined;
  readonly url: string | undefined;
  readonly key: string | undefined;
}

/** The door to call at. Codes: NO_KEY, HUB_NOT_RUNNING, HUB_REFUSED, USAGE. */
export async function doorOf(v: CallerValues): Promise<Door> {
  if (v.as === undefined) return doorAbroad(v);
  const hub = runningHub(dataFolder(v.data, v.demo));
  const realm = await realmOf(hub.socket, v.realm);
  const made = await callLocal(hub.socket, "POST", `/local/realms/${encodeURIComponent(realm)}/keys`, {
    organisation: v.as,
    name: "command line",
  });
  return { url: hub.url, key: field(made, "key") };
}

function doorAbroad(v: CallerValues): Door {
  const url = v.url ?? process.env["NOROSHI_URL"];
  const key = v.key ?? process.env["NOROSHI_KEY"];
  if (url === undefined || key === undefined)
    throw new CommandFailed("NO_KEY", "Say as whom: --as BODY on this machine, or --url URL --key KEY.");
  if (!URL.canParse(url))
    throw new CommandFailed("USAGE", `${url} is no address of a hub; write it like https://hub.example.`);
  return { url: url.replace(/\/$/, ""), key };
}

/** The realm that was named, or the only one there is. */
export async function realmOf(socket: string, said: string | undefined): Promise<string> {
  if (said !== undefined) return said;
  const realms = await callLocal(socket, "GET", "/local/realms");
  const names = Array.isArray(realms) ? realms.map((r: { name: string }) => r.name) : [];
  const [only] = names;
  if (names.length === 1 && only !== undefined) return only;
  throw new CommandFailed(
    "USAGE",
    names.length === 0 ? "This hub has no realm yet." : `Say which realm: --realm ${names.join(" | ")}.`,
  );
}
