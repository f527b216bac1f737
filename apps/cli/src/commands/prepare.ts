/** Preparing a hub on this machine: `realm`, `organisation`, `key`, `account`, `order`, `policy`. All through the local door. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { CommandFailed } from "../failure.ts";
import { realmOf } from "../hub/caller.ts";
import { callLocal, runningHub } from "../hub/local-door.ts";
import { dataFolder, LINK_POLICIES } from "../places.ts";

const WHERE = {
  data: { type: "string" },
  demo: { type: "boolean", default: false },
  realm: { type: "string" },
} as const;

const usage = (text: string): CommandFailed =>
  new CommandFailed("USAGE", `Usage: ./noroshi ${text} [--realm NAME] [--data DIR | --demo]`);
const say = (answer: unknown): number => {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  return 0;
};

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (e) {
    throw new CommandFailed("FILE_NOT_READABLE", `${file}: ${e instanceof Error ? e.message : "not readable"}`);
  }
}

/** `noroshi realm create NAME [--kind exercise|live] [--country CC]`, `noroshi realm list` */
export async function realm(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...WHERE, kind: { type: "string", default: "exercise" }, country: { type: "string", default: "JP" } },
  });
  const { socket } = runningHub(dataFolder(values.data, values.demo));
  const [verb, name] = positionals;
  if (verb === "list") return say(await callLocal(socket, "GET", "/local/realms"));
  if (verb !== "create" || name === undefined)
    throw usage("realm create NAME [--kind exercise|live] [--country CC] | realm list");
  return say(await callLocal(socket, "POST", "/local/realms", { name, kind: values.kind, hubCountry: values.country }));
}

/** `noroshi organisation add FILE.json`: a body, or a list of bodies */
export async function organisation(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: WHERE });
  const [verb, file] = positionals;
  if (verb !== "add" || file === undefined) throw usage("organisation add FILE.json");
  const read = await readJson(file);
  const { socket } = runningHub(dataFolder(values.data, values.demo));
  return say(
    await callLocal(socket, "POST", `/local/realms/${await realmOf(socket, values.realm)}/organisations`, {
      organisations: Array.isArray(read) ? read : [read],
    }),
  );
}

/** `noroshi key add BODY [--name TEXT]`: an API key, shown once */
export async function key(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...WHERE, name: { type: "string", default: "machine" } },
  });
  const [verb, body] = positionals;
  if (verb !== "add" || body === undefined) throw usage("key add BODY [--name TEXT]");
  const { socket } = runningHub(dataFolder(values.data, values.demo));
  return say(
    await callLocal(socket, "POST", `/local/realms/${await realmOf(socket, values.realm)}/keys`, {
      organisation: body,
      name: values.name,
    }),
  );
}

/** `noroshi account add BODY EMAIL ROLE --name TEXT`: asks for the password, or reads it from standard input */
export async function account(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...WHERE, name: { type: "string" }, help: { type: "boolean", default: false } },
  });
  const [verb, body, email, role] = positionals;
  if (values.help || verb !== "add" || body === undefined || email === undefined || role === undefined)
    throw usage("account add BODY EMAIL ROLE [--name TEXT]");
  const { socket } = runningHub(dataFolder(values.data, values.demo));
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const password = await lines.question("password (12 characters or more): ");
  lines.close();
  return say(
    await callLocal(socket, "POST", `/local/realms/${await realmOf(socket, values.realm)}/accounts`, {
      email,
      password,
      name: values.name ?? email,
      organisation: body,
      role,
    }),
  );
}

/** `noroshi order add FILE.json`: a standing order {name, issuedBy, person, body} */
export async function order(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: WHERE });
  const [verb, file] = positionals;
  if (verb !== "add" || file === undefined) throw usage("order add FILE.json");
  const { socket } = runningHub(dataFolder(values.data, values.demo));
  return say(
    await callLocal(
      socket,
      "POST",
      `/local/realms/${await realmOf(socket, values.realm)}/standing-orders`,
      await readJson(file),
    ),
  );
}

/** `noroshi policy set observables|notices|FILE.json`: which features may link in this realm */
export async function policy(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: WHERE });
  const [verb, which] = positionals;
  if (verb !== "set" || which === undefined) throw usage("policy set observables | notices | FILE.json");
  const file = /^[a-z]+$/.test(which) ? join(LINK_POLICIES, `${which}.json`) : which;
  const { socket } = runningHub(dataFolder(values.data, values.demo));
  return say(
    await callLocal(socket, "PUT", `/local/realms/${await realmOf(socket, values.realm)}/link-policy`, {
      policy: await readJson(file),
    }),
  );
}
