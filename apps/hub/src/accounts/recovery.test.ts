/** A way in for who has lost every one: made by one administrator, let in by another, and nobody's own. Real database, real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";
import { browserAt, shape } from "./testing-browser.ts";

let t: TestHub;
const who = new Map<string, Person>();
const NEW = "a new and long password";
const EMAIL = "ana@police.example";

beforeAll(async () => {
  t = await testHub();
  for (const [name, body, role] of [
    ["root", "office", "security_administrator"],
    ["second", "port", "security_administrator"],
    ["ana", "police", "triage_analyst"],
    ["overseer", "commission", "oversight_secretariat"],
  ] as const)
    who.set(name, await personOf(t, body, role, name));
});
afterAll(() => t[Symbol.asyncDispose]());

function by(name: string): Person {
  const found = who.get(name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

async function idOf(name: string): Promise<string> {
  const { json } = await by("second").call("GET", "/api/v1/administration/people");
  return (json["people"] as { id: string; name: { en: string } }[]).find((p) => p.name.en === name)?.id ?? "";
}

const makes = async (name: string, whom: string) =>
  by(name).call("POST", `/api/v1/administration/people/${await idOf(whom)}/recovery`);
const letsIn = async (name: string, whom: string) =>
  by(name).call("PUT", `/api/v1/administration/people/${await idOf(whom)}/suspension`, { json: { suspended: false } });
const takes = (token: string, password = NEW) =>
  browserAt(t.hub.url).call("POST", "/api/auth/recovery/accept", { token, password });

let token = "";

describe("a recovery", () => {
  it("gives a person a way in by one link, once, and ends every way in of before", async () => {
    const made = await makes("root", "ana");
    expect(made.status).toBe(201);
    const link = new URL(String(made.json["link"]));
    expect([link.origin, link.pathname]).toEqual([t.hub.url, "/recovery"]);
    token = link.hash.slice(1);
    expect((await by("ana").call("GET", "/api/v1/me")).status).toBe(200);
    const short = await takes(token, "short");
    expect(short.status).toBe(400);
    expect((await takes(token)).status).toBe(200);
    expect((await by("ana").call("GET", "/api/v1/me")).status).toBe(401);
    const signIn = (password: string) =>
      browserAt(t.hub.url).call("POST", "/api/auth/sign-in/email", { email: EMAIL, password });
    expect((await signIn("correct horse battery staple")).status).toBe(401);
    expect((await signIn(NEW)).status).toBe(200);
    const again = await takes(token);
    expect([again.status, again.json["code"]]).toEqual([403, "RECOVERY_REFUSED"]);
    expect(shape(await takes(`${REALM}.${"x".repeat(43)}`))).toEqual(shape(again));
  });

  it("opens nothing until an administrator other than the one who made the link lets the person in", async () => {
    const b = browserAt(t.hub.url);
    await b.call("POST", "/api/auth/sign-in/email", { email: EMAIL, password: NEW });
    expect((await b.call("GET", "/api/v1/reports")).status).toBe(401);
    expect((await letsIn("root", "ana")).json["code"]).toBe("NOT_ALLOWED");
    expect((await b.call("GET", "/api/v1/reports")).status).toBe(401);
    expect((await letsIn("second", "ana")).status).toBe(200);
    expect((await b.call("GET", "/api/v1/reports")).status).toBe(200);
  });

  it("is nobody's own: not for oneself, not taken up by who made it, and one link is good at a time", async () => {
    expect((await makes("root", "root")).json["code"]).toBe("NOT_ALLOWED");
    expect((await by("ana").call("POST", `/api/v1/administration/people/${await idOf("root")}/recovery`)).status).toBe(
      401,
    );
    const tokenOf = (link: unknown): string => new URL(String(link)).hash.slice(1);
    const first = tokenOf((await makes("root", "ana")).json["link"]);
    const second = tokenOf((await makes("root", "ana")).json["link"]);
    const own = await by("root").call("POST", "/api/auth/recovery/accept", { json: { token: second, password: NEW } });
    expect([own.status, own.json["code"]]).toEqual([403, "RECOVERY_REFUSED"]);
    expect((await takes(first)).status).toBe(403);
  });

  it("is on record from end to end, and no token is in the record or in the log", async () => {
    const { json, text } = await by("overseer").call("GET", "/api/v1/oversight/entries?limit=200");
    const acts = (json["items"] as { act: string }[]).map((e) => e.act).filter((a) => a.startsWith("person.recover"));
    expect(acts.sort()).toEqual([
      "person.recovered",
      "person.recovery_made",
      "person.recovery_made",
      "person.recovery_made",
    ]);
    expect(token.length).toBeGreaterThan(40);
    expect(text + t.logged.join("\n")).not.toContain(token);
  });
});
