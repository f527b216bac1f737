/**
 * A whole hub for tests: real PostgreSQL, real HTTP on a free port, an exercise realm with a few fictional bodies. Acts are
 * done as those bodies, through the same door that everybody uses.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Hub, type HubOptions, startHub } from "./hub.ts";

export interface TestHub extends AsyncDisposable {
  readonly hub: Hub;
  readonly dataDir: string;
  readonly logged: readonly string[];
  /** A call over HTTP as a body's machine; an act that takes a person's judgement, as a person of the body. */
  as(
    body: string,
    method: string,
    path: string,
    init?: { body?: string | Uint8Array; headers?: Record<string, string> },
  ): Promise<Answered>;
  /** A call over the local door. */
  local(method: string, path: string, body?: unknown): Promise<Answered>;
  /** Waits until linkage has seen everything. */
  settled(): Promise<void>;
  keyOf(body: string): Promise<string>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

const BODIES = [
  { slug: "office", kind: "coordinator", country: "XJ", name: { en: "Office", ja: "調整室" } },
  { slug: "port", kind: "operator", country: "XJ", name: { en: "Port", ja: "港" } },
  { slug: "bank", kind: "bank", country: "XJ", name: { en: "Bank", ja: "銀行" } },
  { slug: "police", kind: "police", country: "XJ", name: { en: "Police", ja: "警察" }, terms: ["no_foreign_release"] },
  { slug: "alpha", kind: "ally", country: "XA", name: { en: "Alpha", ja: "アルファ" } },
  { slug: "commission", kind: "commission", country: "XJ", name: { en: "Commission", ja: "委員会" } },
];

export const REALM = "drill";

export interface Furniture {
  readonly policy?: Record<string, unknown>;
  readonly notifiers?: number;
}

/** Founds the realm of the drill with its bodies, link policy and standing order, over the local door. */
export async function furnish(local: TestHub["local"], options: Furniture = {}): Promise<void> {
  await local("POST", "/local/realms", { name: REALM, kind: "exercise", hubCountry: "XJ" });
  await local("POST", `/local/realms/${REALM}/organisations`, { organisations: BODIES });
  const policy = options.policy ?? {
    id: "observables",
    kind: "observables",
    minSharedStrongObservables: 2,
    strongTypes: ["sha256", "ipv4"],
    windowDays: 14,
  };
  await local("PUT", `/local/realms/${REALM}/link-policy`, { policy });
  await local("POST", `/local/realms/${REALM}/standing-orders`, {
    name: "forms",
    issuedBy: "office",
    person: "duty officer",
    body: {
      opensCaseWhen: {
        clusterHolds: ["common form", "police submission", "incident notice"],
        notifiers: options.notifiers ?? 1,
      },
      participants: ["founder", "coordinator"],
    },
  });
}

/** Starts (about two seconds). The realm joins by observables and has one standing order for forms, police and notices. */
export async function testHub(
  options: Furniture & { readonly dataDir?: string } & Pick<HubOptions, "env" | "tls" | "publicUrl"> & {
      readonly port?: number;
    } = {},
): Promise<TestHub> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "noroshi-hub-"));
  const logged: string[] = [];
  const hub = await startHub({
    dataDir,
    host: "127.0.0.1",
    port: options.port ?? 0,
    consoleDir: join(dataDir, "no-console"),
    log: (line) => void logged.push(line),
    env: options.env ?? {},
    tls: options.tls,
    publicUrl: options.publicUrl,
  });
  const keys = new Map<string, string>();
  const local: TestHub["local"] = (method, path, body) => callSocket(hub.socket, method, path, body);
  await furnish(local, options);
  const keyOf = async (body: string): Promise<string> => {
    const known = keys.get(body);
    if (known !== undefined) return known;
    const made = await local("POST", `/local/realms/${REALM}/keys`, {
      organisation: body,
      name: "test",
      // What bodies may see is the matter of most tests; what roles narrow is that of roles/.
      role: "body_system",
    });
    const key = String(made.json["key"]);
    keys.set(body, key);
    return key;
  };
  const sessions = new Map<string, Promise<Record<string, string>>>();
  const sessionOf = (body: string, role: string): Promise<Record<string, string>> => {
    const known = sessions.get(`${body} ${role}`) ?? signIn(hub.url, local, body, role);
    sessions.set(`${body} ${role}`, known);
    return known;
  };
  const stop = async (): Promise<void> => {
    await hub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    hub,
    dataDir,
    logged,
    local,
    keyOf,
    async as(body, method, path, init = {}) {
      const judge = method === "POST" || PEOPLES.test(path) ? JUDGES.find(([act]) => act.test(path))?.[1] : undefined;
      const by = judge === undefined ? { "x-api-key": await keyOf(body) } : await sessionOf(body, judge);
      const res = await fetch(hub.url + path, {
        method,
        headers: { ...by, ...init.headers },
        ...(init.body === undefined
          ? {}
          : { body: typeof init.body === "string" ? init.body : new Uint8Array(init.body) }),
      });
      return answered(res.status, res.headers, await res.text());
    },
    async settled() {
      const left = await local("GET", `/local/realms/${REALM}/settled?wait=20000`);
      if (left.json["unlinked"] !== 0) throw new Error(`linkage did not settle: ${left.text}; ${logged.join("; ")}`);
    },
    [Symbol.asyncDispose]: stop,
  };
}

/** Acts that only people do, and who does them. */
const JUDGES: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/v1\/(?:assessments|links\/statements|cases|cases\/[^/]+\/reports)$/, "triage_analyst"],
  [/^\/api\/v1\/(?:assets\/[^/]+\/answer|reports\/[^/]+\/concerned)$/, "triage_analyst"],
  [/^\/api\/v1\/(?:releases|releases\/preview|channels|dispatches.*|partners\/.*)$/, "releasability_officer"],
];

/** What only people read. */
const PEOPLES = /^\/api\/v1\/(?:channels|dispatches|partners|reports\/[^/]+\/concerned)/;

/** Makes an account of a body in a role and signs it in. @returns the headers of its session */
async function signIn(
  url: string,
  local: TestHub["local"],
  body: string,
  role: string,
): Promise<Record<string, string>> {
  const login = {
    email: `judge-${role.replaceAll("_", "-")}@${body}.example`,
    password: "correct horse battery staple",
  };
  const account = { organisation: body, name: `judging ${role}`, role, ...login };
  const made = await local("POST", `/local/realms/${REALM}/accounts`, account);
  if (made.status !== 201) throw new Error(`${role} in ${body}: ${made.text}`);
  const res = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(login),
  });
  if (!res.ok) throw new Error(`${role} in ${body}: sign-in ${res.status} ${await res.text()}`);
  return {
    origin: url,
    cookie: res.headers
      .getSetCookie()
      .map((c) => c.split(";")[0])
      .join("; "),
  };
}

export function answered(status: number, headers: Headers, text: string): Answered {
  let json: Record<string, unknown> = {};
  try {
    json = JSON.parse(text);
  } catch {
    // not every answer is JSON
  }
  return { status, headers, text, json };
}

export function callSocket(socketPath: string, method: string, path: string, body: unknown): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const call = request(
      { agent: false, socketPath, method, path, headers: { "content-type": "application/json" } },
      (res) => {
        const parts: Buffer[] = [];
        res.on("data", (p: Buffer) => parts.push(p));
        res.on("end", () => resolve(answered(res.statusCode ?? 0, new Headers(), Buffer.concat(parts).toString())));
      },
    );
    call.on("error", reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** A neutral notice with indicators, as a sender would write it. */
export function notice(id: string, over: Record<string, unknown> = {}): string {
  return JSON.stringify({
    schema: "neutral-incident/1",
    id,
    source: "list-a",
    received: "2026-11-20",
    organisation: "Example Harbour Works",
    country: "XJ",
    tlp: "amber",
    incidentType: "ransomware",
    indicators: [
      { type: "ipv4", value: "203.0.113.24" },
      { type: "sha256", value: "a".repeat(64) },
    ],
    ...over,
  });
}

/** A STIX 2.1 bundle with a report over some addresses. */
export function bundle(n: number, over: { addresses?: readonly string[]; published?: string } = {}): string {
  const id = (type: string, k: number): string =>
    `${type}--${String(n).padStart(8, "0")}-0000-4000-8000-${String(k).padStart(12, "0")}`;
  const at = "2026-11-20T00:00:00.000Z";
  const addresses = over.addresses ?? ["203.0.113.24", "198.51.100.7"];
  const common = { spec_version: "2.1", created: at, modified: at };
  const indicators = addresses.map((a, k) => ({
    type: "indicator",
    id: id("indicator", k + 1),
    ...common,
    pattern: `[ipv4-addr:value = '${a}']`,
    pattern_type: "stix",
    valid_from: at,
    indicator_types: ["malicious-activity"],
  }));
  const report = {
    type: "report",
    id: id("report", 0),
    ...common,
    name: `Report ${n}`,
    published: over.published ?? at,
    report_types: ["indicator"],
    object_refs: indicators.map((i) => i.id),
    object_marking_refs: ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"],
  };
  return JSON.stringify({ type: "bundle", id: id("bundle", 9), objects: [report, ...indicators] });
}
