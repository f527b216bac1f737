/**
 * Plays the requests of a scenario in one realm: first each consultation and each decision as an act of the body concerned, by a
 * person of it, at its stated time; then the request as its body. What the gate answered is read from the answer.
 */
import { z } from "zod";
import { CommandFailed } from "../errors.ts";
import { call, field } from "../hub/door.ts";
import { callLocal } from "../hub/local-door.ts";
import type { Inject, Scenario } from "../scenario/read.ts";
import { sendInject } from "../scenario/send.ts";
import { bodiesOfActs, isRequest, type StatedAct, statedActs } from "../scenario/stated.ts";
import { type Playing, step } from "./playing.ts";

export interface Requesting {
  /** What was answered to each request so far. */
  readonly answers: Record<string, string>;
  /** Does the acts whose stated time has come by this instant; all that are left when null. */
  readonly enact: (instant: string | null) => Promise<void>;
  /** Sends one request at its time, after the acts that come before it. */
  readonly ask: (inject: Inject) => Promise<void>;
}

const ROLES: Readonly<Record<StatedAct["by"], string>> = {
  "foreign ministry": "legal_officer",
  commission: "oversight_commissioner",
};

const PATHS: Readonly<Record<StatedAct["by"], string>> = {
  "foreign ministry": "/api/v1/measures/consultations",
  commission: "/api/v1/measures/decisions",
};

const Answered = z.object({ answer: z.string(), waitsFor: z.string() });

export function requesting(p: Playing, s: Scenario, keyOf: (slug: string) => Promise<string>): Requesting {
  const acts = [...statedActs(p.folder, s)];
  const { of } = bodiesOfActs(s, acts);
  const people = new Map<string, Promise<string>>();
  const personOf = (by: StatedAct["by"]): Promise<string> => {
    const known = people.get(by) ?? signIn(p, of[by], ROLES[by]);
    people.set(by, known);
    return known;
  };
  const answers: Record<string, string> = {};
  const enact = async (instant: string | null): Promise<void> => {
    for (;;) {
      const [next] = acts;
      if (!next || (instant !== null && Date.parse(next.at) > Date.parse(instant))) return;
      acts.shift();
      await step(p, next.at);
      const headers = { cookie: await personOf(next.by), origin: p.url, "idempotency-key": next.key };
      const body = { type: "application/json", bytes: JSON.stringify(next.said) };
      const told = await call({ url: p.url, key: "", gone: p.gone }, "POST", PATHS[next.by], body, headers);
      // What a body may not do, it did not do: the gate goes by that.
      if (told.status !== 202) p.log(`${next.key}: refused with status ${told.status}`);
    }
  };
  return {
    answers,
    enact,
    async ask(inject) {
      await enact(inject.at);
      await step(p, inject.at);
      const told = await sendInject({ url: p.url, key: await keyOf(inject.from), gone: p.gone }, p.folder, inject);
      answers[inject.id] = told.status === 202 ? answerOf(told.body) : field(told.body, "code");
    },
  };
}

/** In the words of the result every approval that does not open the gate is one that is missing. */
function answerOf(body: unknown): string {
  const { answer, waitsFor } = Answered.parse(body);
  return waitsFor === "approver" ? "APPROVAL_MISSING" : answer;
}

/** Makes an account of a person in this body and signs it in; the cookie. */
async function signIn(p: Playing, organisation: string, role: string): Promise<string> {
  const login = {
    email: `${role.replaceAll("_", "-")}@${organisation}.${p.realm.replaceAll("_", "-")}.example`,
    password: `${crypto.randomUUID()} ${crypto.randomUUID()}`,
  };
  const account = { ...login, name: role.replaceAll("_", " "), organisation, role };
  await callLocal(p.socket, "POST", `/local/realms/${p.realm}/accounts`, account);
  const answer = await fetch(`${p.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: p.url },
    body: JSON.stringify(login),
  });
  if (!answer.ok)
    throw new CommandFailed("HUB_REFUSED", `${organisation}: sign-in ended with status ${answer.status}.`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

/** All requests of a scenario in a realm where nothing else is played. */
export async function playRequests(
  p: Playing,
  s: Scenario,
  keyOf: (slug: string) => Promise<string>,
): Promise<Record<string, string>> {
  const requests = requesting(p, s, keyOf);
  const injects = s.injects
    .filter(isRequest)
    .map((inject, n) => ({ inject, n }))
    .sort((a, b) => Date.parse(a.inject.at) - Date.parse(b.inject.at) || a.n - b.n);
  for (const { inject } of injects) await requests.ask(inject);
  return requests.answers;
}
