/**
 * Whoever is inspected cannot tell: two worlds in which the same was done, and in one of them the commission inspected it, opened
 * the reports, read them, took a file out and closed the inspection. Every body's machine and people of the office and of the
 * inspected get the same bytes from both.
 */
import { expect, it } from "vitest";
import { answered, notice } from "../testing-hub.ts";
import { differences, looks, tries } from "./testing-looks.ts";
import { LOOKED_AT, type Target, TRIES } from "./testing-probes.ts";
import { foundTwins, REALM, type World } from "./testing-twins.ts";

const PASSWORD = "correct horse battery staple";
const NEVER = "00000000-0000-4000-8000-00000000dead";
const PEOPLE = [
  ["office", "triage_analyst"],
  ["police", "legal_officer"],
  ["port", "operator_reporter"],
  ["commission", "oversight_commissioner"],
] as const;

/** A person's own account tells of its sessions, which are its host's affair. */
const LOOKS = LOOKED_AT.filter((address) => address !== "/api/v1/account");

type Call = World["as"];

/** Signs a person of this world in. @returns its calls, as a machine's are made */
async function person(w: World, body: string, role: string): Promise<Call> {
  const email = `${role.replaceAll("_", "-")}@${body}.example`;
  const account = { organisation: body, name: role, role, email, password: PASSWORD };
  const made = await w.local("POST", `/local/realms/${REALM}/accounts`, account);
  if (made.status !== 201) throw new Error(made.text);
  const signed = await fetch(`${w.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: w.url },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const cookie = signed.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return async (_, method, path, init = {}) => {
    const res = await fetch(w.url + path, {
      method,
      headers: { cookie, origin: w.url, ...init.headers },
      ...(init.body === undefined ? {} : { body: Buffer.from(init.body) }),
    });
    return answered(res.status, res.headers, await res.text());
  };
}

let n = 0;
const key = () => ({ "idempotency-key": `inspected-${++n}` });

/** Everything that an inspection can do, on one report. @returns ids that only the commission knows */
async function inspect(commission: Call, report: string): Promise<readonly string[]> {
  const call = async (method: string, path: string, json?: unknown, headers: Record<string, string> = {}) => {
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    const init = { ...body, headers: { "content-type": "application/json", ...key(), ...headers } };
    const answer = await commission("commission", method, `/api/v1/oversight/inspections${path}`, init);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  await call("POST", "", { way: "target", subject: report, files: true, reason: "drawn by lot" });
  const { items } = (await call("GET", "")) as { items: { id: string }[] };
  const id = items[0]?.id ?? "";
  const { touched } = (await call("GET", `/${id}`)) as { touched: { entry: string; report: string }[] };
  await call("POST", `/${id}/openings`, { entry: touched[0]?.entry, report, why: "one look" });
  const { openings } = (await call("GET", `/${id}`)) as { openings: { id: string }[] };
  const opening = openings[0]?.id ?? "";
  const opened = await call("GET", `/${id}/openings/${opening}`, undefined, { "x-noroshi-purpose": "inspection" });
  const { attachments } = opened["report"] as { attachments: { id: string }[] };
  await call("POST", `/${id}/openings/${opening}/files/${attachments[0]?.id}`, {});
  await call("POST", `/${id}/words`, { kind: "closing", outcome: "in_order", words: "explained" });
  return [id, opening];
}

it("what an inspection opens changes no byte of what anybody else is answered", async () => {
  await using twins = await foundTwins({ profile: "JP-2026-10" });
  const at = await twins.begin();
  const people = await twins.both(async (w) => {
    const calls = new Map<string, Call>();
    for (const [body, role] of PEOPLE) calls.set(`${body} ${role}`, await person(w, body, role));
    return calls;
  });
  const [report] = await twins.both(async (w) => {
    await w.step(at(1));
    const sent = await w.as("port", "POST", "/api/v1/reports", {
      body: notice("inspected", { tlp: "amber" }),
      headers: { "content-type": "application/json", "idempotency-key": "inspected" },
    });
    const id = String(sent.json["reportId"]);
    await w.as("port", "POST", `/api/v1/reports/${id}/attachments?fileName=log.txt`, {
      body: "the log",
      headers: { "content-type": "text/plain", "idempotency-key": "attached" },
    });
    await w.settled();
    await w.step(at(2));
    return id;
  });
  const commission = people[1].get("commission oversight_commissioner");
  if (!commission) throw new Error("nobody inspects");
  const secret = await inspect(commission, report);
  await twins.both(async (w) => {
    await w.settled();
    await w.step(at(3));
  });
  const asked = { ids: [...secret, NEVER, report], questions: ["203.0.113.24", "inspection"] };
  const target = (id: string, k: number): Target => ({
    id,
    value: "203.0.113.24",
    seen: report,
    now: at(4),
    key: `try-${k}`,
  });
  const OVERSIGHT = Object.keys(TRIES).filter((name) => name.includes("/oversight/"));
  const readers: readonly (readonly [string, (k: 0 | 1) => World])[] = [
    ...["office", "port", "police"].map((body) => [body, (k: 0 | 1) => twins.worlds[k]] as const),
    ...PEOPLE.slice(0, -1).map(([body, role]) => {
      const as = (k: 0 | 1): Call => people[k].get(`${body} ${role}`) ?? twins.worlds[k].as;
      return [body, (k: 0 | 1): World => ({ ...twins.worlds[k], as: as(k) }) as World] as const;
    }),
  ];
  for (const [body, world] of readers) {
    const [a, b] = await Promise.all([looks(world(0), body, LOOKS, asked), looks(world(1), body, LOOKS, asked)]);
    expect(a.size).toBeGreaterThan(100);
    expect([body, ...differences(a, b)]).toEqual([body]);
    const of = [...secret, NEVER].map(target);
    const tried = await Promise.all([tries(world(0), body, OVERSIGHT, of), tries(world(1), body, OVERSIGHT, of)]);
    expect([body, ...differences(...tried)]).toEqual([body]);
  }
}, 600_000);
