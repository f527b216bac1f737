/**
 * A person at the command line: signs in with a password and, where its sign-in asks for one, a code; acts; signs out again. Both are
 * asked for on the terminal or read from standard input, a line each, and never stand among the words of the command.
 */
import { CommandFailed } from "../errors.ts";
import { type Secrets, secretsOn } from "../password.ts";
import { dataFolder } from "../places.ts";
import type { CallerValues } from "./caller.ts";
import type { Door } from "./door.ts";
import { runningHub } from "./local-door.ts";

/** Options of commands that a person's word is asked for. */
export const PERSON_OPTIONS = {
  person: { type: "string", word: "EMAIL", say: "act as this person; asks for the password, and for the code" },
} as const;

const AUTH = "/api/auth";

/** Does something as this person and ends the session, whatever came of it. Codes: HUB_NOT_RUNNING, HUB_REFUSED, USAGE. */
export async function asPerson<T>(o: CallerValues, email: string, does: (door: Door) => Promise<T>): Promise<T> {
  const url = addressOf(o);
  const secrets = secretsOn();
  const cookie = await signedIn(url, email, secrets).finally(() => secrets.end());
  const door = { url, key: "", cookie };
  try {
    return await does(o.realm === undefined ? door : { ...door, realm: o.realm });
  } finally {
    await post(url, "/sign-out", {}, cookie);
  }
}

function addressOf(o: CallerValues): string {
  const url = o.url ?? process.env["NOROSHI_URL"];
  if (url === undefined) return runningHub(dataFolder(o.data, o.demo)).url;
  if (!URL.canParse(url))
    throw new CommandFailed("USAGE", `${url} is no address of a hub; write it like https://hub.example.`);
  return url.replace(/\/$/, "");
}

async function signedIn(url: string, email: string, secrets: Secrets): Promise<string> {
  const first = await post(url, "/sign-in/email", { email, password: await secrets.ask("password: ") });
  const body: unknown = await first.json().catch(() => null);
  if (!first.ok) throw new CommandFailed("HUB_REFUSED", `${email} could not sign in (${first.status}).`);
  const asked = typeof body === "object" && body !== null && "twoFactorRedirect" in body;
  if (!asked) return cookiesOf(first);
  const second = await post(url, "/two-factor/verify-totp", { code: await secrets.ask("code: ") }, cookiesOf(first));
  if (!second.ok) throw new CommandFailed("HUB_REFUSED", `The code of ${email} was refused (${second.status}).`);
  return cookiesOf(second);
}

async function post(url: string, path: string, body: unknown, cookie?: string): Promise<Response> {
  const headers = { "content-type": "application/json", origin: url, ...(cookie === undefined ? {} : { cookie }) };
  try {
    return await fetch(url + AUTH + path, { method: "POST", headers, body: JSON.stringify(body) });
  } catch {
    throw new CommandFailed("HUB_NOT_RUNNING", `No hub answers at ${url}.`);
  }
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
