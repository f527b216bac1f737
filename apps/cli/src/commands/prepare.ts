/** Preparing a hub on this machine: `realm`, `organisation`, `order`, `policy`, `basis`. All through the local door. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { command, misused, oneOf } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { HUB_OPTIONS, REALM_OPTIONS, realmOf } from "../hub/caller.ts";
import { callLocal, runningHub } from "../hub/local-door.ts";
import { writeJson } from "../lines-out.ts";
import { dataFolder, LINK_POLICIES } from "../places.ts";

export interface Where {
  readonly data: string | undefined;
  readonly demo: boolean;
  readonly realm: string | undefined;
}

/** One call about one realm; its answer is written as a line of JSON. */
export async function tell(where: Where, method: string, room: string, body: unknown): Promise<number> {
  const { socket } = runningHub(dataFolder(where.data, where.demo));
  const realm = encodeURIComponent(await realmOf(socket, where.realm));
  await writeJson(await callLocal(socket, method, `/local/realms/${realm}/${room}`, body));
  return 0;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (e) {
    throw new CommandFailed("FILE_NOT_READABLE", `${file}: ${e instanceof Error ? e.message : "not readable"}`);
  }
}

export const realm = command({
  name: "realm",
  usage: ["create NAME [--kind exercise | live] [--country CC]", "list"],
  about: "A realm is a world of its own: bodies, reports, cases and keys of one never reach another.",
  options: {
    kind: { type: "string", word: "KIND", default: "exercise", say: "exercise or live" },
    country: { type: "string", word: "CC", default: "JP", say: "the hub's country in it" },
    ...HUB_OPTIONS,
  },
  async run(o, [verb, name]) {
    const list = verb === "list";
    if (!list && (verb !== "create" || name === undefined)) throw misused("Say create NAME, or list.");
    const kind = oneOf(o.kind, ["exercise", "live"], "--kind");
    const { socket } = runningHub(dataFolder(o.data, o.demo));
    await writeJson(
      list
        ? await callLocal(socket, "GET", "/local/realms")
        : await callLocal(socket, "POST", "/local/realms", { name, kind, hubCountry: o.country }),
    );
    return 0;
  },
});

export const organisation = command({
  name: "organisation",
  usage: ["add FILE.json [options]"],
  about: `Registers a body, or a list of bodies: {"slug", "name": {"en", "ja"}, "kind", "country", …}. A known slug is updated.`,
  options: REALM_OPTIONS,
  async run(o, [verb, file]) {
    if (verb !== "add" || file === undefined) throw misused("Say add FILE.json.");
    const read = await readJson(file);
    return tell(o, "POST", "organisations", { organisations: Array.isArray(read) ? read : [read] });
  },
});

export const order = command({
  name: "order",
  usage: ["add FILE.json [options]"],
  about: `Issues a standing order: {"name", "issuedBy": BODY, "person", "body": {"opensCaseWhen", "participants"}}. From then on it opens cases by itself.`,
  options: REALM_OPTIONS,
  async run(o, [verb, file]) {
    if (verb !== "add" || file === undefined) throw misused("Say add FILE.json.");
    return tell(o, "POST", "standing-orders", await readJson(file));
  },
});

export const policy = command({
  name: "policy",
  usage: ["set observables | notices | FILE.json [options]"],
  about: "Sets which features may link reports in a realm. What was linked before stays until the next rebuild.",
  options: REALM_OPTIONS,
  async run(o, [verb, which]) {
    if (verb !== "set" || which === undefined) throw misused("Say set observables, set notices, or set FILE.json.");
    const file = /^[a-z]+$/.test(which) ? join(LINK_POLICIES, `${which}.json`) : which;
    return tell(o, "PUT", "link-policy", { policy: await readJson(file) });
  },
});

export const basis = command({
  name: "basis",
  usage: ["list [options]", "set CAPABILITY STATE --source TEXT [--since INSTANT] [--verified] [options]"],
  about: `States of legal bases, dated: none, bill, enacted_not_in_force, in_force, suspended or repealed. mandatoryReport in force
passes a core operator's form on even where it says no. A state is never changed, only followed by another one. For exercises and
replays: in a live realm two people of two bodies change a state, on the page of the legal profile.`,
  options: {
    source: { type: "string", word: "TEXT", say: "where it stands written: law, article, gazette" },
    since: { type: "string", word: "INSTANT", say: "from when on (else now)" },
    verified: { type: "boolean", say: "somebody has checked the source" },
    ...REALM_OPTIONS,
  },
  async run(o, [verb, capability, state]) {
    if (verb === "list") return tell(o, "GET", "bases", undefined);
    if (verb !== "set" || capability === undefined || state === undefined || o.source === undefined)
      throw misused("Say list, or set CAPABILITY STATE --source TEXT.");
    const since = o.since === undefined ? {} : { since: o.since };
    return tell(o, "POST", "bases", { capability, state, source: o.source, verified: o.verified, ...since });
  },
});
