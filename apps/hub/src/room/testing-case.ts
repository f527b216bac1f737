/** A hub with people of several bodies and cases that the office leads, for tests of the case room. */
import { type Person, personOf } from "../roles/testing-people.ts";
import { bundle, REALM, type TestHub, testHub } from "../testing-hub.ts";

export interface Statement {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  readonly by: { body: { slug: string } };
  readonly open: boolean;
  readonly outcome: string | null;
}
interface Room {
  readonly lead: { slug: string };
  readonly leads: boolean;
  readonly leadOffered: boolean;
  readonly participants: readonly { body: { slug: string }; answer: string }[];
  readonly note: { version: number; words: string } | null;
  readonly statements: readonly Statement[];
  readonly present: readonly { name: { en: string } }[];
  readonly evidence: readonly { sha256: string; hands: number }[];
  readonly case: { closedAt: string | null };
}

export let t: TestHub;
export let office: Person;
export let police: Person;
export let bank: Person;
export let alpha: Person;
let n = 0;
export const key = () => ({ "idempotency-key": `r${++n}` });
export const post = (by: Person, path: string, json: unknown, headers: Record<string, string> = {}) =>
  by.call("POST", path, { json, headers: { ...key(), ...headers } });
export const at = (id: string, rest: string) => `/api/v1/cases/${id}/${rest}`;
export const roomOf = async (by: Person, id: string): Promise<Room> =>
  (await by.call("GET", at(id, "room"))).json as unknown as Room;

let reports = 0;
export async function report(by: string): Promise<string> {
  const sent = await t.as(by, "POST", "/api/v1/reports", {
    body: bundle(500 + ++reports, { addresses: [`203.0.113.${reports}`, `198.51.100.${reports}`] }),
    headers: { "content-type": "application/stix+json;version=2.1", ...key() },
  });
  await t.settled();
  return String(sent.json["reportId"]);
}
/** A case that the office leads, on a report of the port's that everybody of the community may see. */
export async function opened(participants: readonly string[] = []): Promise<{ id: string; report: string }> {
  const founding = await report("port");
  await post(office, "/api/v1/cases", { report: founding, participants });
  const [newest] = (await office.call("GET", "/api/v1/cases?limit=1")).json["items"] as { id: string }[];
  return { id: newest?.id ?? "", report: founding };
}

export async function openHub(): Promise<void> {
  t = await testHub();
  office = await personOf(t, "office", "triage_analyst");
  police = await personOf(t, "police", "police_investigator");
  bank = await personOf(t, "bank", "sector_analyst");
  alpha = await personOf(t, "alpha", "allied_liaison");
  await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
}
export const closeHub = (): Promise<void> => Promise.resolve(t[Symbol.asyncDispose]());
