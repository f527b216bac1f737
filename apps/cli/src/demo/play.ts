/**
 * Plays the port scenario into the demo realm through the real intake: as the bodies, with their keys, over HTTP, on the
 * scenario's clock. A demo that was played before goes on where it is; one that was stopped on the way is played to its end.
 * What no part of the hub can take yet is left out.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandFailed } from "../errors.ts";
import { call, type Door } from "../hub/door.ts";
import { callLocal } from "../hub/local-door.ts";
import { SCENARIOS } from "../places.ts";
import { progress } from "../progress.ts";
import { CAST, type CastMember, DEMO_PASSWORD } from "./cast.ts";
import { caveatsOf, type Inject, readScenario, type Scenario } from "./scenario.ts";
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

/** Plays what of the demo was not played yet. @returns the sign-ins. Code: DEMO_HALF_MADE */
export async function playDemo(hub: DemoHub, data: string): Promise<readonly CastMember[]> {
  const realms = await callLocal(hub.socket, "GET", "/local/realms");
  const known = Array.isArray(realms) && realms.some((r) => r.name === REALM);
  const stage = known ? readStage(data) : "new";
  if (stage === "done") return CAST;
  if (stage === "preparing") {
    throw new CommandFailed(
      "DEMO_HALF_MADE",
      `The demo in ${data} was stopped while it was being set up. Remove that folder and start again.`,
    );
  }
  const scenario = readScenario(FOLDER);
  if (stage === "new") {
    writeStage(data, "preparing");
    await prepare(hub.socket, scenario);
    writeStage(data, 0);
  }
  await play(hub, scenario, data, stage === "new" ? 0 : stage);
  // From here on the realm's time runs on from the scenario's end.
  await callLocal(hub.socket, "PUT", `/local/realms/${REALM}/clock`, { runsFrom: scenario.clockEnd });
  writeStage(data, "done");
  return CAST;
}

async function prepare(socket: string, s: Scenario): Promise<void> {
  const firstOrder = s.standingOrders.map((o) => o.issuedAt).sort()[0] ?? s.clockStart;
  await callLocal(socket, "POST", "/local/realms", {
    name: REALM,
    kind: "exercise",
    hubCountry: s.hubCountry,
    clockStepped: firstOrder,
  });
  const at = `/local/realms/${REALM}`;
  await callLocal(socket, "POST", `${at}/organisations`, {
    organisations: s.organisations.map((o) => ({
      id: o.uuid,
      slug: o.id,
      name: o.name,
      kind: o.kind,
      sector: o.sector,
      country: o.country,
      groups: o.groups,
      coreOperator: o.coreOperator,
      euEntity: o.euEntity,
      terms: caveatsOf(s.sharingTerms[o.id]),
    })),
  });
  await callLocal(socket, "PUT", `${at}/link-policy`, { policy: s.linkPolicy });
  await callLocal(socket, "PUT", `${at}/warning-list`, { entries: s.warningList });
  for (const o of s.standingOrders) {
    const body = { opensCaseWhen: o.opensCaseWhen, participants: o.participants };
    await callLocal(socket, "POST", `${at}/standing-orders`, {
      name: o.id,
      issuedBy: o.issuedBy,
      person: o.person,
      issuedAt: o.issuedAt,
      body,
    });
  }
  for (const m of CAST) {
    const body = s.organisations.find((o) => o.kind === m.bodyKind);
    if (body)
      await callLocal(socket, "POST", `${at}/accounts`, {
        email: m.email,
        password: DEMO_PASSWORD,
        name: m.name,
        organisation: body.id,
        role: m.role,
        demo: m.demo,
      });
  }
}

/** Goes on after the first `played` injects. */
async function play({ url, socket, gone }: DemoHub, s: Scenario, data: string, played: number): Promise<void> {
  const injects = s.injects.filter((i) => PLAYED.has(i.action)).sort((a, b) => (a.at < b.at ? -1 : 1));
  const bar = progress("  playing the port scenario", injects.length);
  const keys = new Map<string, string>();
  for (const [n, inject] of injects.entries()) {
    if (n < played) continue;
    await callLocal(socket, "PUT", `/local/realms/${REALM}/clock`, { stepped: inject.at });
    await submit({ url, key: await keyOf(socket, keys, inject.from), gone }, inject);
    await callLocal(socket, "GET", `/local/realms/${REALM}/settled?wait=30000`);
    writeStage(data, n + 1);
    bar.at(n + 1);
  }
  bar.end(`${injects.length} reports`);
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
      `${inject.id}: the hub answered ${answer.status} ${JSON.stringify(answer.body)}`,
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
