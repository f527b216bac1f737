/**
 * Plays the port scenario into the demo realm through the real intake: as the bodies, with their keys, over HTTP, on the
 * scenario's clock. A demo that was played before goes on where it is; one that was stopped on the way is played to its end.
 * What no part of the hub can take yet is left out.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandFailed } from "../errors.ts";
import { call, type Door } from "../hub/door.ts";
import { refusalWords } from "../hub/faults.ts";
import { callLocal } from "../hub/local-door.ts";
import { SCENARIOS } from "../places.ts";
import { progress } from "../progress.ts";
import { CAST, type CastMember } from "./cast.ts";
import { raising } from "./raise.ts";
import { type Inject, readScenario, type Scenario } from "./scenario.ts";
import { readStage, writeStage } from "./stage.ts";

interface DemoHub {
  readonly url: string;
  readonly socket: string;
  readonly gone: AbortSignal;
}

const REALM = "demo";
const FOLDER = join(SCENARIOS, "port-isewan");

/** Acts of the scenario that this hub takes today. */
const PLAYED = new Set(["submit", "amend"]);

/** Plays what of the demo was not played yet. @returns the sign-ins */
export async function playDemo(hub: DemoHub, data: string): Promise<readonly CastMember[]> {
  const realms = await callLocal(hub.socket, "GET", "/local/realms");
  const known = Array.isArray(realms) && realms.some((r) => r.name === REALM);
  const stage = known ? readStage(data) : 0;
  if (stage === "all") return CAST;
  // The first step makes the realm; a realm that is there is made, whatever was written down of it.
  const done = known ? Math.max(1, stage) : 0;
  if (!known) writeStage(data, 0);
  const scenario = readScenario(FOLDER);
  const steps = [...raising(hub.socket, REALM, scenario), ...playing(hub, scenario)];
  const bar = progress("  playing the port scenario", steps.length);
  for (const [n, step] of steps.entries()) {
    if (n < done) continue;
    await step();
    writeStage(data, n + 1);
    bar.at(n + 1);
  }
  // From here on the realm's time runs on from the scenario's end.
  await callLocal(hub.socket, "PUT", `/local/realms/${REALM}/clock`, { runsFrom: scenario.clockEnd });
  writeStage(data, "all");
  bar.end();
  return CAST;
}

/** One step an inject; a step that is done twice changes nothing, since its key is the same. */
function playing({ url, socket, gone }: DemoHub, s: Scenario): readonly (() => Promise<void>)[] {
  const injects = s.injects.filter((i) => PLAYED.has(i.action)).sort((a, b) => (a.at < b.at ? -1 : 1));
  const keys = new Map<string, string>();
  return injects.map((inject) => async () => {
    await callLocal(socket, "PUT", `/local/realms/${REALM}/clock`, { stepped: inject.at });
    await submit({ url, key: await keyOf(socket, keys, inject.from), gone }, inject);
    await callLocal(socket, "GET", `/local/realms/${REALM}/settled?wait=30000`);
  });
}

async function keyOf(socket: string, keys: Map<string, string>, slug: string): Promise<string> {
  const known = keys.get(slug);
  if (known !== undefined) return known;
  const made = await callLocal(socket, "POST", `/local/realms/${REALM}/keys`, {
    organisation: slug,
    name: `${slug} machine`,
  });
  const key = typeof made === "object" && made !== null && "key" in made ? String(made.key) : "";
  keys.set(slug, key);
  return key;
}

async function submit(door: Door, inject: Inject): Promise<void> {
  const [first, ...more] = inject.files;
  if (!first) return;
  const query = new URLSearchParams();
  if (inject.historical) query.set("historical", "true");
  if (inject.receivingAuthority) query.set("receivingAuthority", inject.receivingAuthority);
  const body =
    more.length === 0 ? { type: first.mediaType, bytes: readFileSync(join(FOLDER, first.path)) } : await pages(inject);
  const answer = await call(door, "POST", `/api/v1/reports?${query}`, body, {
    "idempotency-key": inject.idempotencyKey,
  });
  // A scenario also holds what a hub must refuse: a key that was used for other content is one of them.
  if (answer.status !== 202 && answer.status !== 409)
    throw new CommandFailed(
      "HUB_REFUSED",
      `${inject.id}: the hub refused (${answer.status}): ${refusalWords(answer.body)}`,
    );
}

/** The pages of one transfer as one form. */
async function pages(inject: Inject): Promise<{ type: string; bytes: Uint8Array }> {
  const form = new FormData();
  for (const f of inject.files)
    form.append("page", new Blob([readFileSync(join(FOLDER, f.path))], { type: f.mediaType }), f.path);
  const packed = new Response(form);
  return {
    type: packed.headers.get("content-type") ?? "multipart/form-data",
    bytes: new Uint8Array(await packed.arrayBuffer()),
  };
}
