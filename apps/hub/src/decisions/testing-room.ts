/**
 * A hub with people of several bodies, for tests of measures: whom they see, what they do on what they see, and the realm's clock.
 */
import { expect } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";

export let t: TestHub;
export let police: Person;
export let legal: Person;
export let office: Person;
export let deputy: Person;
export let bank: Person;
export let port: Person;
export let officer: Person;
export let outer: Person;
export let commissioner: Person;
let n = 0;
export const key = (): string => `k${++n}`;

export async function openRoom(): Promise<void> {
  t = await testHub();
  await t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [
      { slug: "outer", kind: "ministry", sector: "foreign-affairs", country: "XJ", name: { en: "Outer", ja: "外" } },
      { slug: "guard", kind: "defence", country: "XJ", name: { en: "Guard", ja: "守" } },
    ],
  });
  await stepTo("2026-12-07T00:00:00Z");
  await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
  police = await personOf(t, "police", "police_investigator");
  legal = await personOf(t, "police", "legal_officer");
  office = await personOf(t, "office", "triage_analyst");
  deputy = await personOf(t, "office", "legal_officer");
  bank = await personOf(t, "bank", "sector_analyst");
  port = await personOf(t, "port", "operator_reporter");
  officer = await personOf(t, "office", "deconfliction_officer");
  outer = await personOf(t, "outer", "legal_officer");
  commissioner = await personOf(t, "commission", "oversight_commissioner");
}
export const closeRoom = (): Promise<void> => Promise.resolve(t[Symbol.asyncDispose]());

export let clock = "2026-12-07T00:00:00Z";
export const stepTo = (at: string) => {
  clock = at;
  return t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
};
export const later = (minutes: number) => stepTo(new Date(Date.parse(clock) + minutes * 60_000).toISOString());

let texts = 0;
export const form = (over: Record<string, unknown> = {}) => ({
  target: { kind: "server", value: `203.0.113.${(++texts % 200) + 1}`, country: "XA" },
  necessity: {
    targetAct: "encrypts terminals",
    protectedComputer: "terminal system",
    why: `The pumps stop again tonight unless this is done, number ${texts} says.`,
  },
  subsidiarity: [{ means: "ask the provider", whyNot: `The provider gave no answer to letter ${texts} since Monday.` }],
  proportionality: {
    scope: `One service on one address until the patch is in, number ${texts}.`,
    until: "2026-12-30T00:00:00Z",
    volumeCap: null,
  },
  ...over,
});

export const post = (by: Person, path: string, json: unknown, headers: Record<string, string> = {}) =>
  by.call("POST", path, { json, headers: { "idempotency-key": key(), ...headers } });
export const drafted = async (by: Person, type: string, over: Record<string, unknown> = {}) => {
  const made = await post(by, "/api/v1/measures", { type, form: form(), recipients: [], ...over });
  expect(made.status, made.text).toBe(202);
  return String(made.json["measure"]);
};
export const seen = (by: Person, id: string) => by.call("GET", `/api/v1/measures/${id}`);
/** Does something on what it sees now; tells the state, or why not. */
export const act = async (by: Person, id: string, way: string, json: unknown): Promise<unknown> => {
  const now = await seen(by, id);
  const etag = now.headers.get("etag") ?? '"0"';
  const answer = await post(by, `/api/v1/measures/${id}/${way}`, json, { "if-match": etag });
  return answer.status === 202 ? (answer.json["answer"] ?? answer.json["state"]) : answer.json["code"];
};
export const event = (by: Person, id: string, name: string, words?: string) =>
  act(by, id, "steps", { event: name, words });
export const vote = (by: Person, id: string, over: Record<string, unknown> = {}) =>
  act(by, id, "votes", { says: "approve", ...over });

/** A block that police asks for, up to the ballot. */
export const submitted = async (over: Record<string, unknown> = {}) => {
  const id = await drafted(police, "block", over);
  expect(await event(police, id, "send_to_review")).toBe("consulted");
  expect(await event(police, id, "submit")).toBe("submitted");
  return id;
};
