/**
 * Plays the port scenario into the demo realm through the real intake: as the bodies, with their keys, over HTTP, on the
 * scenario's clock. A demo that was played before goes on where it is; one that was stopped on the way is played to its end.
 * What no part of the hub can take yet is left out.
 */
import { join } from "node:path";
import { CommandFailed } from "../errors.ts";
import type { Door } from "../hub/door.ts";
import { refusalWords } from "../hub/faults.ts";
import { callLocal } from "../hub/local-door.ts";
import { SCENARIOS } from "../places.ts";
import { progress } from "../progress.ts";
import { type Inject, readScenario, type Scenario } from "../scenario/read.ts";
import { isTaken, keyRing, sendInject } from "../scenario/send.ts";
import { CAST, type CastMember, DEMO_PASSWORD } from "./cast.ts";
import { raising } from "./raise.ts";
import { readStage, writeStage } from "./stage.ts";

interface DemoHub {
  readonly url: string;
  readonly socket: string;
  readonly gone: AbortSignal;
}

const REALM = "demo";
const FOLDER = join(SCENARIOS, "port-isewan");

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

/** Who of the cast assesses for a body. */
function analystOf(s: Scenario, body: string): CastMember | undefined {
  return CAST.find(
    (m) => m.role === "triage_analyst" && s.organisations.find((o) => o.kind === m.bodyKind)?.id === body,
  );
}

async function signedIn(url: string, { email }: CastMember): Promise<string> {
  const res = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  if (!res.ok) throw new CommandFailed("HUB_REFUSED", `${email} could not sign in (${res.status}).`);
  return res.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** One step an inject; a step that is done twice changes nothing, since its key is the same. */
function playing({ url, socket, gone }: DemoHub, s: Scenario): readonly (() => Promise<void>)[] {
  const injects = s.injects.filter(isTaken).sort((a, b) => (a.at < b.at ? -1 : 1));
  const keyOf = keyRing(socket, REALM);
  // What takes a person's judgement a person of the cast does; the rest comes from the bodies' own systems.
  const doorFor = async (inject: Inject): Promise<Door> => {
    const key = await keyOf(inject.from);
    const person = inject.action === "assess" ? analystOf(s, inject.from) : undefined;
    return person ? { url, key, cookie: await signedIn(url, person) } : { url, key };
  };
  return injects.map((inject) => async () => {
    await callLocal(socket, "PUT", `/local/realms/${REALM}/clock`, { stepped: inject.at });
    const answer = await sendInject({ ...(await doorFor(inject)), gone }, FOLDER, inject);
    // A scenario also holds what a hub must refuse: a key that was used for other content is one of them.
    if (answer.status !== 202 && answer.status !== 409)
      throw new CommandFailed(
        "HUB_REFUSED",
        `${inject.id}: the hub refused (${answer.status}): ${refusalWords(answer.body)}`,
      );
    await callLocal(socket, "GET", `/local/realms/${REALM}/settled?wait=30000`);
  });
}
