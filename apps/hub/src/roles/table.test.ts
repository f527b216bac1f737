/**
 * The reviewed table of who does what, over HTTP with real data: somebody of every role calls every address. Where the table says
 * no, the door does; where it says yes, no role stands in the way and what is asked is really done.
 */
import { type Act, ROUTE_ACTS } from "@noroshi/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRoleBook } from "../db/role-book.ts";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";
import { CALLS } from "./testing-calls.ts";
import { expectedActs } from "./testing-expected.ts";
import { NOBODY, type Player, SECOND_SEATS, type World, worldOf } from "./testing-world.ts";

type Route = keyof typeof ROUTE_ACTS;
const ROUTES = Object.keys(ROUTE_ACTS) as Route[];
/** Nobody here signed in with more than a password: accounts.test.ts proves itself by a code. */
const PROOF: Route = "POST /api/v1/account/proof";
/** What nobody can do in an exercise that began today: an exercise publishes nothing, and nothing is due yet. */
const NOT_TODAY: ReadonlySet<string> = new Set<Route>([
  "POST /api/v1/oversight/issues",
  "POST /api/v1/retention/disposals",
  "POST /api/v1/retention/disposals/:id/answer",
  "GET /api/v1/retention/disposals/:id/certificates",
  // A second investigator of the same body; its own test signs one in.
  "POST /api/v1/court-exports/:id/answer",
  // The same of what a body proposes to lower.
  "POST /api/v1/declassifications/:id/answer",
  // Under the profile of this realm no release waits; their own test lets them go, refuses them and takes them back.
  "POST /api/v1/releases/:id/approval",
  "POST /api/v1/releases/:id/withdrawal",
]);
const READS = ROUTES.filter((route) => route.startsWith("GET "));
const WRITES = ROUTES.filter((route) => !route.startsWith("GET "));
const ROLES = readRoleBook().roles.map((role) => role.id);
const TABLE = new Map(expectedActs().map((row) => [`${row.role} ${row.act}`, row.expected]));
/** The realm of the test is an exercise. */
const may = (role: string, act: Act): boolean => TABLE.get(`${role} ${act}`) !== "refused";

/**
 * What is refused to somebody to whose role the act is open, and why: the body, the deed or the proof stands in the way, not the
 * role. Each must really be refused.
 */
const BESIDE: readonly {
  readonly route: Route;
  readonly code: string;
  readonly who: (role: string, body: string) => boolean;
}[] = [
  // Consulted is the foreign ministry alone.
  { route: "POST /api/v1/measures/consultations", code: "NOT_ALLOWED", who: (_, body) => body !== "foreign" },
  // A neutralisation is asked for by bodies of the state, and decided by the commission.
  {
    route: "POST /api/v1/measures/requests",
    code: "NOT_ALLOWED",
    who: (_, body) => ["port", "bank"].includes(body),
  },
  { route: "POST /api/v1/measures/decisions", code: "NOT_ALLOWED", who: (_, body) => body !== "commission" },
  // The foreign ministry has no part in changes of the law.
  { route: "POST /api/v1/law/changes", code: "NOT_ALLOWED", who: (_, body) => body === "foreign" },
  // The register of the council is kept by the coordinating body alone.
  ...(
    [
      "POST /api/v1/council/members",
      "POST /api/v1/council/members/:body/decisions",
      "POST /api/v1/council/agreements",
    ] as const
  ).map((route) => ({ route, code: "NOT_ALLOWED", who: (_: string, body: string) => body === "foreign" })),
  // A machine has no account of its own.
  { route: "GET /api/v1/account", code: "NOT_ALLOWED", who: (r) => r === "body_system" },
  { route: "DELETE /api/v1/account/sessions/:id", code: "NOT_ALLOWED", who: (r) => r === "body_system" },
  { route: PROOF, code: "NOT_ALLOWED", who: (r) => r === "body_system" },
  { route: PROOF, code: "FRESH_PROOF_NEEDED", who: (r) => r !== "body_system" },
  // Only the coordinating body keeps a desk.
  {
    route: "POST /api/v1/desk/entries",
    code: "NOT_ALLOWED",
    who: (r) => REPORTERS_ELSEWHERE.has(r),
  },
  // A body does not answer itself as the authority to which it filed.
  { route: "POST /api/v1/filings/:id/words", code: "NOT_ALLOWED", who: (r) => r === "operator_reporter" },
  // Entries of a body's acts say what it did with its content, of which an administrator reads none.
  { route: "GET /api/v1/ledger/acts", code: "NOT_ALLOWED", who: (r) => r === "security_administrator" },
  { route: "GET /api/v1/ledger/acts/:id/proof", code: "NOT_ALLOWED", who: (r) => r === "security_administrator" },
  // A machine files nothing with an authority.
  { route: "POST /api/v1/cases/:id/filings", code: "FILED_BY_A_PERSON", who: (r) => r === "body_system" },
];
const REPORTERS_ELSEWHERE = new Set([
  "operator_reporter",
  "police_investigator",
  "defence_liaison",
  "sector_analyst",
  "allied_liaison",
]);
const beside = (one: Tried): string | undefined =>
  BESIDE.find((b) => b.route === one.route && b.who(one.role, one.body))?.code;

interface Tried {
  readonly role: string;
  readonly body: string;
  readonly route: Route;
  readonly act: Act;
  readonly status: number;
  readonly code: string | undefined;
  readonly done: boolean;
  readonly text: string;
}

let t: TestHub;
let w: World;
const tried: Tried[] = [];
beforeAll(async () => {
  t = await testHub({ env: { NOROSHI_EXERCISE_PARTNER_HOSTS: NOBODY } });
  for (const name of ["spare one", "spare two"])
    await t.local("POST", `/local/realms/${REALM}/accounts`, {
      organisation: "office",
      name,
      role: "talent_manager",
      email: `${name.replace(" ", "-")}@office.example`,
      password: "correct horse battery staple",
    });
  w = await worldOf(t, ROLES);
  for (const routes of [READS, WRITES])
    await Promise.all(
      w.players.map(async (p) => {
        for (const route of routes) tried.push(await tryOut(p, route));
      }),
    );
}, 400_000);
afterAll(() => t[Symbol.asyncDispose]());

async function tryOut(p: Player, route: Route): Promise<Tried> {
  const act = ROUTE_ACTS[route];
  const [method = "", pattern = ""] = route.split(" ");
  const call = await CALLS[route](w, p, may(p.role, act));
  const path = Object.entries(call.at ?? {}).reduce(
    (rest, [name, value]) => rest.replace(`:${name}`, encodeURIComponent(value)),
    pattern,
  );
  const init = { ...call, headers: { "idempotency-key": w.key(), ...call.headers } };
  const answer = await p.call(method, path + (call.query ?? ""), init);
  return {
    role: p.role,
    body: p.body,
    route,
    act,
    status: answer.status,
    code: (answer.json["code"] ?? answer.json["error_code"]) as string | undefined,
    done: answer.status >= 200 && answer.status < 300 && answer.json["outcome"] !== "rejected",
    text: answer.text.slice(0, 300),
  };
}

const line = (one: Tried): string => `${one.role} of ${one.body} ${one.route}: ${one.status} ${one.text}`;

describe("the expected table", () => {
  it("is tried with every address of the hub by somebody of every role", () => {
    expect(tried.length).toBe(ROUTES.length * (ROLES.length + SECOND_SEATS.length));
    expect(new Set(w.players.map((p) => p.role))).toEqual(new Set(ROLES));
  });

  it("keeps every role from every act that it does not give it", () => {
    const refused = tried.filter((one) => !may(one.role, one.act));
    expect(refused.filter((one) => one.status !== 403 || one.code !== "NOT_ALLOWED").map(line)).toEqual([]);
    expect(refused.length).toBeGreaterThan(500);
  });

  it("lets every role through to what it gives it", () => {
    const kept = tried.filter(
      (one) =>
        may(one.role, one.act) && (one.status === 403 || one.status === 401 ? one.code : undefined) !== beside(one),
    );
    expect(kept.map(line)).toEqual([]);
  });

  it("breaks nothing on the way", () => {
    expect(tried.filter((one) => one.status >= 500).map(line)).toEqual([]);
  });

  it("lets every role really do each act that it gives it, and every address be used by somebody", () => {
    const done = tried.filter((one) => one.done);
    const acts = new Set(done.map((one) => `${one.role} ${one.act}`));
    const today = new Set(ROUTES.flatMap((route) => (NOT_TODAY.has(route) ? [] : [ROUTE_ACTS[route] as string])));
    const lacking = [...TABLE]
      .filter(([pair, said]) => said !== "refused" && !acts.has(pair) && today.has(pair.split(" ")[1] ?? ""))
      .map(([pair]) => pair);
    const unused = ROUTES.filter(
      (route) => route !== PROOF && !NOT_TODAY.has(route) && !done.some((one) => one.route === route),
    );
    const why = tried.filter(
      (one) =>
        !one.done &&
        may(one.role, one.act) &&
        (lacking.includes(`${one.role} ${one.act}`) || unused.includes(one.route)),
    );
    expect([lacking, unused, why.map(line)]).toEqual([[], [], []]);
  });
});
