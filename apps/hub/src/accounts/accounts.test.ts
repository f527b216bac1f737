import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, notice, REALM, type TestHub, testHub } from "../testing-hub.ts";
import { TRIES } from "./entry/lock-out.ts";
import { behindProxy, browserAt, code, cookieOf, follow, PROXY, PROXY_SECRET, shape } from "./testing-browser.ts";

let t: TestHub;
const PASSWORD = "correct horse battery";

beforeAll(async () => {
  t = await testHub({ env: { NOROSHI_PROXY_SECRET: PROXY_SECRET } });
  for (const [email, organisation, role] of [
    ["ana@example.org", "office", "triage_analyst"],
    ["pol@example.org", "police", "police_investigator"],
    ["locked@example.org", "office", "triage_analyst"],
    ["root@example.org", "office", "security_administrator"],
  ])
    await t.local("POST", `/local/realms/${REALM}/accounts`, {
      email,
      password: PASSWORD,
      name: email,
      organisation,
      role,
    });
});
afterAll(() => t[Symbol.asyncDispose]());

const browser = () => browserAt(t.hub.url);

type Browser = ReturnType<typeof browser>;

async function entered(email: string, password = PASSWORD): Promise<Browser> {
  const b = browser();
  const answer = await b.call("POST", "/api/auth/sign-in/email", { email, password });
  if (answer.status !== 200) throw new Error(answer.text);
  return b;
}

const tryPassword = (email: string, password: string) =>
  browser().call("POST", "/api/auth/sign-in/email", { email, password });

describe("the door", () => {
  it("answers a wrong password and an unknown address with the same bytes and headers", async () => {
    const known = await tryPassword("pol@example.org", "wrong wrong wrong");
    const unknown = await tryPassword("nobody@example.org", "wrong wrong wrong");
    expect(known.status).toBe(401);
    expect(shape(unknown)).toEqual(shape(known));
  });

  it("locks an address after ten failed tries and then answers even the right password as a wrong one", async () => {
    const wrong = await tryPassword("locked@example.org", "wrong wrong wrong");
    for (let n = 1; n < TRIES; n++) await tryPassword("locked@example.org", `wrong wrong ${n}`);
    expect(shape(await tryPassword("locked@example.org", PASSWORD))).toEqual(shape(wrong));
    await t.local("POST", `/local/realms/${REALM}/people/locked@example.org/unlock`, {});
    expect((await tryPassword("locked@example.org", PASSWORD)).status).toBe(200);
  });

  it("lets one address try twenty times a minute, whatever it tries", async () => {
    const b = browser();
    const statuses: number[] = [];
    for (let n = 0; n <= 20; n++)
      statuses.push(
        (await b.call("POST", "/api/auth/sign-in/email", { email: `no address ${n}`, password: "x" })).status,
      );
    expect([statuses.slice(0, 20).every((s) => s === 400), statuses[20]]).toEqual([true, 429]);
  });

  it("gives cookies that no script reads and no other site sends", async () => {
    const b = await entered("ana@example.org");
    expect(b.set.length).toBeGreaterThan(0);
    for (const line of b.set) expect(line).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/i);
  });

  it("takes no act on a cookie from a page of another site", async () => {
    const b = await entered("ana@example.org");
    const statement = { a: "x", b: "y", says: "same", why: null };
    for (const more of [
      { origin: "https://elsewhere.example" },
      { origin: undefined, "sec-fetch-site": "cross-site" },
      { origin: "null" },
    ]) {
      const refused = await b.call("POST", "/api/v1/links/statements", statement, more);
      expect([refused.status, refused.json["code"]]).toEqual([403, "NOT_ALLOWED"]);
    }
    const own = await b.call("POST", "/api/v1/links/statements", statement);
    expect(own.json["code"]).not.toBe("NOT_ALLOWED");
  });

  it("opens none of the library's addresses that no screen offers: nobody makes a key that names another actor", async () => {
    const b = await entered("ana@example.org");
    const { actorId } = (await t.local("POST", `/local/realms/${REALM}/keys`, { organisation: "police", name: "feed" }))
      .json;
    const forged = await b.call("POST", "/api/auth/api-key/create", {
      name: "mine",
      metadata: { realm: REALM, actor: actorId },
    });
    expect(forged.status).toBe(404);
    for (const path of ["/update-user", "/delete-user", "/sign-up/email", "/change-email", "/list-sessions"])
      expect([path, (await b.call("POST", `/api/auth${path}`, {})).status]).toEqual([path, 404]);
  });

  it("writes no password, key, token or code into its log", async () => {
    const made = await t.local("POST", `/local/realms/${REALM}/invitations`, {
      organisation: "bank",
      role: "sector_analyst",
    });
    await tryPassword("pol@example.org", "a secret that is wrong");
    await fetch(`${t.hub.url}/api/v1/me`, { headers: { "x-api-key": "nk_not-a-key-of-anybody" } });
    await browser().call("POST", "/api/v1/invitations/look", { token: tokenOf(made) });
    const log = t.logged.join("\n");
    for (const secret of [PASSWORD, "a secret that is wrong", "nk_not-a-key", tokenOf(made)])
      expect(log.includes(secret)).toBe(false);
  });
});

const tokenOf = (made: Pick<Answered, "json">): string => String(made.json["link"]).split("#")[1] ?? "";

const invitation = async (over: Record<string, unknown> = {}): Promise<string> =>
  tokenOf(
    await t.local("POST", `/local/realms/${REALM}/invitations`, {
      organisation: "bank",
      role: "sector_analyst",
      ...over,
    }),
  );

const accept = (b: Browser, token: string, over: Record<string, unknown> = {}) =>
  b.call("POST", "/api/auth/invitation/accept", { token, name: "Mio", password: PASSWORD, ...over });

describe("an invitation", () => {
  it("makes a member once, and says so on record", async () => {
    const token = await invitation({ email: "mio@example.org" });
    const b = browser();
    expect((await b.call("POST", "/api/v1/invitations/look", { token })).json).toMatchObject({
      body: { slug: "bank" },
      role: "sector_analyst",
      email: "mio@example.org",
    });
    expect((await accept(b, token)).status).toBe(200);
    expect((await b.call("GET", "/api/v1/me")).json).toMatchObject({
      body: { slug: "bank" },
      roles: ["sector_analyst"],
    });
    expect((await tryPassword("mio@example.org", PASSWORD)).status).toBe(200);
  });

  it("that was used is refused, as are one that is revoked, one that expired, and no invitation at all: with the same bytes", async () => {
    const used = await invitation({ email: "rin@example.org" });
    await accept(browser(), used);
    const again = await accept(browser(), used, { email: "other@example.org" });
    const nothing = await accept(browser(), `${REALM}.${"x".repeat(43)}`, { email: "other@example.org" });
    const taken = await accept(browser(), await invitation(), { email: "ana@example.org" });
    expect([again.status, again.json["code"]]).toEqual([403, "INVITATION_REFUSED"]);
    expect(shape(nothing)).toEqual(shape(again));
    expect(shape(taken)).toEqual(shape(again));
    const root = await entered("root@example.org");
    const { link, id } = (
      await root.call("POST", "/api/v1/administration/invitations", { organisation: "bank", role: "sector_analyst" })
    ).json;
    await root.call("DELETE", `/api/v1/administration/invitations/${id}`);
    const revoked = await accept(browser(), tokenOf({ json: { link } }), { email: "other@example.org" });
    expect(shape(revoked)).toEqual(shape(again));
    const late = await invitation({ hours: 1 });
    const { now } = (await root.call("GET", "/api/v1/me")).json["realm"] as { now: string };
    const runsFrom = new Date(Date.parse(now) + 3_700_000).toISOString();
    await t.local("PUT", `/local/realms/${REALM}/clock`, { runsFrom });
    expect(shape(await accept(browser(), late, { email: "other@example.org" }))).toEqual(shape(again));
  });

  it("that many take up at the same moment makes one member", async () => {
    const token = await invitation();
    const all = await Promise.all(
      Array.from({ length: 5 }, (_, n) => accept(browser(), token, { email: `race${n}@example.org` })),
    );
    expect(all.map((a) => a.status).sort()).toEqual([200, 403, 403, 403, 403]);
  });

  it("gives a person who is signed in its membership, and no other login", async () => {
    const b = await entered("pol@example.org");
    expect((await accept(b, await invitation({ email: "somebody.else@example.org" }))).status).toBe(403);
    expect((await accept(b, await invitation({ email: "pol@example.org" }))).status).toBe(200);
  });
});

describe("what was let in", () => {
  it("ends at once when its session is revoked: the stream closes and requests are refused", async () => {
    const here = await entered("ana@example.org");
    const there = await entered("ana@example.org");
    const stream = await follow(t.hub.url, { cookie: cookieOf(there) });
    expect(stream.came()).toContain("hello");
    const sessions = (await here.call("GET", "/api/v1/account")).json["sessions"] as {
      id: string;
      current: boolean;
      token?: string;
    }[];
    expect(sessions.filter((s) => s.current)).toHaveLength(1);
    expect(sessions.every((s) => s.token === undefined)).toBe(true);
    expect((await there.call("GET", "/api/v1/me")).status).toBe(200);
    expect((await here.call("DELETE", "/api/v1/account/sessions/others")).status).toBe(200);
    expect((await there.call("GET", "/api/v1/me")).status).toBe(401);
    // What becomes visible to the body from now on does not come by that stream any more.
    const headers = { "idempotency-key": "after" };
    expect((await t.as("port", "POST", "/api/v1/reports", { body: notice("N-after"), headers })).status).toBe(202);
    await stream.ended;
    expect(stream.came()).not.toContain("changed");
    expect((await here.call("GET", "/api/v1/me")).status).toBe(200);
  });

  it("ends at once when its person is suspended, and comes back when it is readmitted", async () => {
    const b = await entered("mio@example.org");
    const stream = await follow(t.hub.url, { cookie: cookieOf(b) });
    const put = (suspended: boolean) =>
      t.local("PUT", `/local/realms/${REALM}/people/mio@example.org/suspension`, { suspended });
    await put(true);
    expect((await b.call("GET", "/api/v1/me")).status).toBe(401);
    await stream.ended;
    await put(false);
    expect((await b.call("GET", "/api/v1/me")).status).toBe(200);
  });

  it("ends at once when a machine's key is revoked, and a rotated key gives way to its successor", async () => {
    const made = (await t.local("POST", `/local/realms/${REALM}/keys`, { organisation: "bank", name: "feed" })).json;
    const me = (key: unknown) => fetch(`${t.hub.url}/api/v1/me`, { headers: { "x-api-key": String(key) } });
    expect((await me(made["key"])).status).toBe(200);
    const next = (await t.local("POST", `/local/realms/${REALM}/keys/${made["credentialId"]}/rotation`, {})).json;
    expect([(await me(made["key"])).status, (await me(next["key"])).status]).toEqual([401, 200]);
    const stream = await follow(t.hub.url, { "x-api-key": String(next["key"]) });
    await t.local("DELETE", `/local/realms/${REALM}/keys/${next["credentialId"]}`);
    expect((await me(next["key"])).status).toBe(401);
    await stream.ended;
  });
});

describe("a machine", () => {
  const key = async (scope: string): Promise<string> =>
    String(
      (await t.local("POST", `/local/realms/${REALM}/keys`, { organisation: "bank", name: scope, scope })).json["key"],
    );
  const call = async (k: string, method: string, path: string): Promise<number> =>
    (
      await fetch(t.hub.url + path, {
        method,
        headers: { "x-api-key": k, "idempotency-key": `scope ${k.slice(0, 12)}` },
        ...(method === "POST" ? { body: notice("N-scope") } : {}),
      })
    ).status;

  it("with a key for bringing brings and reads nothing, with one for reading reads and brings nothing", async () => {
    const [brings, reads] = [await key("submit"), await key("read")];
    expect([await call(brings, "POST", "/api/v1/reports"), await call(brings, "GET", "/api/v1/reports")]).toEqual([
      202, 403,
    ]);
    expect([await call(reads, "GET", "/api/v1/reports"), await call(reads, "POST", "/api/v1/reports")]).toEqual([
      200, 403,
    ]);
  });

  const FINGERPRINT = "ab".repeat(32);
  it("with a pinned certificate comes in through the trusted proxy; another fingerprint, or one that a caller claims itself, does not", async () => {
    await t.local("POST", `/local/realms/${REALM}/keys`, {
      organisation: "bank",
      name: "collector",
      certificate: FINGERPRINT.toUpperCase().replaceAll(/(..)(?!$)/g, "$1:"),
    });
    const header = (fingerprint: string) => ({ "x-client-certificate-sha256": fingerprint });
    expect(await behindProxy(t.hub.url, { ...PROXY, ...header(FINGERPRINT) })).toBe(200);
    expect(await behindProxy(t.hub.url, { ...PROXY, ...header("cd".repeat(32)) })).toBe(401);
    expect(await behindProxy(t.hub.url, header(FINGERPRINT))).toBe(401);
    expect(await behindProxy(t.hub.url, { "x-noroshi-certificate": FINGERPRINT })).toBe(401);
  });
});

describe("the administrator", () => {
  it("sees people, invitations and machines, and no content by any door", async () => {
    const b = await entered("root@example.org");
    for (const path of ["people", "invitations", "machines"])
      expect([path, (await b.call("GET", `/api/v1/administration/${path}`)).status]).toEqual([path, 200]);
    const api = (await b.call("GET", "/api/v1/openapi.json")).json as {
      paths: Record<string, Record<string, unknown>>;
    };
    const open: string[] = [];
    for (const [path, methods] of Object.entries(api.paths))
      for (const method of Object.keys(methods)) {
        if (method === "delete" || path.startsWith("/api/v1/administration/")) continue;
        const at = path.replaceAll(/\{\w+\}/g, "00000000-0000-4000-8000-000000000000");
        const answer = await b.call(method.toUpperCase(), at, method === "get" ? undefined : {});
        if (answer.status !== 403) open.push(`${method} ${path}`);
      }
    // Beside its own doors, what everybody may look up: bodies, roles, law, playbooks, public reference material.
    const doors = open.map((door) => door.replace("/api/v1/", "")).sort();
    expect(doors.join(", ")).toBe(
      "get account, get bodies, get entrance, get health, get knowledge, get law, get law/export, get me, " +
        "get playbooks, get playbooks/{id}, get priority-methods, get purposes, get roles, post invitations/look, post may",
    );
  });

  it("is the only one who opens these doors", async () => {
    const b = await entered("ana@example.org");
    for (const path of ["people", "invitations", "machines"])
      expect((await b.call("GET", `/api/v1/administration/${path}`)).status).toBe(403);
    const invite = await b.call("POST", "/api/v1/administration/invitations", {
      organisation: "office",
      role: "commissioner",
    });
    expect(invite.status).toBe(403);
    expect((await t.as("office", "GET", "/api/v1/administration/people")).status).toBe(403);
  });

  it("cannot take up what it made itself, nor give itself a role", async () => {
    const b = await entered("root@example.org");
    const made = await b.call("POST", "/api/v1/administration/invitations", {
      organisation: "office",
      role: "triage_analyst",
    });
    expect(made.status).toBe(201);
    expect((await accept(b, tokenOf(made))).status).toBe(403);
    const people = (await b.call("GET", "/api/v1/administration/people")).json["people"] as {
      id: string;
      email: string;
    }[];
    const me = people.find((p) => p.email === "root@example.org");
    const change = { organisation: "office", role: "triage_analyst", member: true };
    expect((await b.call("PUT", `/api/v1/administration/people/${me?.id}/membership`, change)).status).toBe(403);
  });
});

describe("a second factor", () => {
  it("is asked for after the password, a backup code counts once, and a code is a fresh proof for signing acts", async () => {
    const b = await entered("pol@example.org");
    const enrolled = await b.call("POST", "/api/auth/two-factor/enable", { password: PASSWORD });
    const secret = new URL(String(enrolled.json["totpURI"])).searchParams.get("secret") ?? "";
    const [backup] = enrolled.json["backupCodes"] as string[];
    expect((await b.call("POST", "/api/auth/two-factor/verify-totp", { code: code(secret) })).status).toBe(200);
    expect((await b.call("POST", "/api/v1/account/proof", {})).json["code"]).toBe("FRESH_PROOF_NEEDED");
    expect((await b.call("POST", "/api/v1/account/proof", { code: code(secret) })).status).toBe(200);

    const later = browser();
    const half = await later.call("POST", "/api/auth/sign-in/email", { email: "pol@example.org", password: PASSWORD });
    expect(half.json["twoFactorRedirect"]).toBe(true);
    expect((await later.call("GET", "/api/v1/me")).status).toBe(401);
    expect((await later.call("POST", "/api/auth/two-factor/verify-backup-code", { code: backup })).status).toBe(200);
    expect((await later.call("GET", "/api/v1/me")).status).toBe(200);

    const third = browser();
    await third.call("POST", "/api/auth/sign-in/email", { email: "pol@example.org", password: PASSWORD });
    expect((await third.call("POST", "/api/auth/two-factor/verify-backup-code", { code: backup })).status).toBe(401);
  });
});

describe("a live realm", () => {
  beforeAll(async () => {
    await t.local("POST", "/local/realms", { name: "live", kind: "live", hubCountry: "XJ" });
  });

  it("has no demo account, ever", async () => {
    await t.local("POST", "/local/realms/live/organisations", {
      organisations: [{ slug: "office", kind: "coordinator", country: "XJ", name: { en: "Office", ja: "調整室" } }],
    });
    const demo = { name: { en: "A", ja: "あ" }, role: { en: "B", ja: "い" } };
    const made = await t.local("POST", "/local/realms/live/accounts", {
      email: "demo@example.org",
      password: PASSWORD,
      name: "demo",
      organisation: "office",
      role: "triage_analyst",
      demo,
    });
    expect(made.status).toBe(400);
    expect((await tryPassword("demo@example.org", PASSWORD)).status).toBe(401);
  });

  it("makes its first administrator by one link, once; until then every start makes a new one and voids the one before", async () => {
    const first = async () => (await t.local("POST", "/local/realms/live/first-administrator", {})).json;
    const before = tokenOf({ json: await first() });
    const token = tokenOf({ json: await first() });
    const findings = async () =>
      ((await t.local("GET", "/local/doctor")).json as unknown as { check: string; state: string }[]).find(
        (f) => f.check === "live: administrator",
      )?.state;
    expect(await findings()).toBe("warning");
    expect((await accept(browser(), before, { email: "first@example.org" })).status).toBe(403);
    const b = browser();
    expect((await accept(b, token, { email: "first@example.org" })).status).toBe(200);
    expect((await b.call("GET", "/api/v1/me")).json).toMatchObject({ roles: ["security_administrator"] });
    expect(await first()).toEqual({ done: true });
    expect(await findings()).toBe("good");
  });

  it("opens nothing to a password alone", async () => {
    const b = await entered("first@example.org");
    expect((await b.call("GET", "/api/v1/account")).status).toBe(200);
    const refused = await b.call("GET", "/api/v1/administration/people");
    expect([refused.status, refused.json["code"]]).toEqual([403, "SECOND_FACTOR_NEEDED"]);
  });
});
