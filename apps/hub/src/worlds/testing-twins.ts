/**
 * Two hubs that were founded alike: the same realm key, the same bodies, the same clock. What is done in both and what is done
 * in one alone is the test's to say; whoever cannot see the difference must not be able to find it. Worlds are played one
 * after the other on the same pair: starting hubs is what costs.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { emptied } from "../db/testing-emptied.ts";
import { sealer } from "../http/seal.ts";
import { startHub } from "../hub.ts";
import { readRealmKey } from "../keeping/realm-key.ts";
import { type Answered, answered, callSocket } from "../testing-hub.ts";

export const REALM = "twin";
const KEY = "5eed".repeat(16);
const START = Date.UTC(2026, 10, 20);
const DAY = 86_400_000;

/** Too many at once, or the database is away for a moment. */
const OVERFULL: ReadonlySet<number> = new Set([429, 503]);
const MOST_TIMES = 20;

interface Body {
  readonly slug: string;
  readonly kind: string;
  readonly country: string;
  readonly terms?: readonly string[];
  readonly groups?: readonly string[];
}

const BODIES: readonly Body[] = [
  { slug: "office", kind: "coordinator", country: "XJ" },
  { slug: "port", kind: "operator", country: "XJ", groups: ["ports"] },
  { slug: "bank", kind: "bank", country: "XJ" },
  { slug: "isac", kind: "isac", country: "XJ", terms: ["group:ports"], groups: ["ports"] },
  { slug: "police", kind: "police", country: "XJ", terms: ["no_foreign_release"] },
  { slug: "ministry", kind: "ministry", country: "XJ" },
  { slug: "alpha", kind: "ally", country: "XA", terms: ["originator_control"] },
  { slug: "bravo", kind: "ally", country: "XB" },
  { slug: "commission", kind: "commission", country: "XJ" },
];

export interface World extends AsyncDisposable {
  readonly url: string;
  readonly logged: readonly string[];
  /** Asked again while the hub says that it is too busy: what an overfull machine says tells nothing of what is stored. */
  as(body: string, method: string, path: string, init?: Init): Promise<Answered>;
  readonly keyOf: (body: string) => string;
  readonly local: (method: string, path: string, body?: unknown) => Promise<Answered>;
  step(to: string): Promise<void>;
  /** Nothing waits to be linked, delivered or computed any more. */
  settled(): Promise<void>;
  /** Back to how it was founded; labels and readers' sets stay. */
  empty(): Promise<void>;
  /** The id of the event that told a reader of a report's receipt. */
  eventAfter(body: string, report: string): string;
  /** Where its database is reached. */
  readonly host: string;
  readonly dataDir: string;
  /** The planner knows how many rows there are. */
  analysed(): Promise<void>;
}

export interface Init {
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Twins extends AsyncDisposable {
  readonly worlds: readonly [World, World];
  /** In both at once. */
  both<T>(fn: (world: World) => Promise<T>): Promise<readonly [T, T]>;
  /** Instants of the world that is played: each begins a day after the last one, since a clock does not go back. */
  begin(): Promise<(minute: number) => string>;
}

export type Policy = "observables" | "notices";

/** How the realm joins: by values in common, or by the weights of everything that a notice says. */
const POLICIES: Readonly<Record<Policy, Record<string, unknown>>> = {
  observables: {
    id: "observables",
    kind: "observables",
    minSharedStrongObservables: 2,
    strongTypes: ["sha256", "sha1", "md5", "ipv4", "ipv6"],
    windowDays: 14,
  },
  notices: {
    id: "notices",
    kind: "notices",
    minSharedStrongObservables: 2,
    strongTypes: ["sha256", "ipv4"],
    windowDays: 366,
    threshold: 0,
    support: -1,
    minShare: 0.5,
    tolerance: 0.15,
    nameAloneLinks: false,
    domainLinks: false,
    proposeShared: 2,
    proposeFrom: -4,
  },
};

export interface Founding {
  readonly policy?: Policy;
  /** The law of the realm, so that reports start clocks; none when not said. */
  readonly profile?: string;
}

export async function foundTwins(founding: Founding): Promise<Twins> {
  const worlds = await Promise.all([foundWorld(founding), foundWorld(founding)]);
  const both: Twins["both"] = (fn) => Promise.all([fn(worlds[0]), fn(worlds[1])]);
  let day = 0;
  return {
    worlds,
    both,
    async begin() {
      const midnight = START + ++day * DAY;
      const at = (minute: number): string => new Date(midnight + minute * 60_000).toISOString();
      await both(async (w) => {
        await w.settled();
        await w.step(at(0));
        await w.settled();
        await w.empty();
      });
      return at;
    },
    async [Symbol.asyncDispose]() {
      await both((w) => Promise.resolve(w[Symbol.asyncDispose]()));
    },
  };
}

/** Founds one world; two calls give twins. */
export async function foundWorld({ policy = "observables", profile }: Founding = {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), "noroshi-world-"));
  mkdirSync(join(dataDir, "secrets"), { recursive: true, mode: 0o700 });
  writeFileSync(join(dataDir, "secrets", `realm-${REALM}.key`), `${KEY}\n`, { mode: 0o600 });
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  // No checkpoint falls between two looks: whether an act's proof is there yet is a matter of the host's time.
  const env = { NOROSHI_LEDGER_SECONDS: "3600" };
  const hub = await startHub({ dataDir, host: "127.0.0.1", port: 0, consoleDir: join(dataDir, "none"), log, env });
  const local = (method: string, path: string, body?: unknown) => callSocket(hub.socket, method, path, body);
  const at = `/local/realms/${REALM}`;
  const found = async (method: string, path: string, body: unknown): Promise<Answered> => {
    const answer = await local(method, path, body);
    if (answer.status < 300) return answer;
    throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  };
  const clockStepped = new Date(START).toISOString();
  await found("POST", "/local/realms", { name: REALM, kind: "replay", hubCountry: "XJ", clockStepped });
  const room = await emptied(dataDir, REALM);
  const organisations = BODIES.map((b, n) => ({
    ...b,
    id: `00000000-0000-4000-8000-${String(n + 1).padStart(12, "0")}`,
    name: { en: b.slug, ja: b.slug },
  }));
  await found("POST", `${at}/organisations`, { organisations });
  await found("PUT", `${at}/link-policy`, { policy: POLICIES[policy] });
  if (profile !== undefined) await found("PUT", `${at}/law`, { profile });
  await found("POST", `${at}/standing-orders`, {
    name: "forms",
    issuedBy: "office",
    person: "duty officer",
    body: {
      opensCaseWhen: { clusterHolds: ["common form", "police submission"] },
      participants: ["founder", "coordinator"],
    },
  });
  const keys = new Map<string, string>();
  for (const { slug } of BODIES) {
    const made = await found("POST", `${at}/keys`, { organisation: slug, name: `${slug} machine` });
    keys.set(slug, String(made.json["key"]));
  }
  const keyOf = (body: string): string => keys.get(body) ?? "";
  const seals = sealer(readRealmKey(dataDir, REALM).derive("cursors"));
  return {
    url: hub.url,
    logged,
    eventAfter: (body, report) =>
      seals.seal(organisations.find((o) => o.slug === body)?.id ?? "", "events", ["report", report, "received"]),
    keyOf,
    local,
    async as(body, method, path, init = {}) {
      for (let times = 0; ; times++) {
        const res = await fetch(hub.url + path, {
          method,
          headers: { "x-api-key": keyOf(body), ...init.headers },
          ...(init.body === undefined ? {} : { body: Buffer.from(init.body) }),
        });
        const answer = answered(res.status, res.headers, await res.text());
        if (answer.status === 500) throw new Error(`${method} ${path} failed: ${logged.slice(-3).join("; ")}`);
        if (times === MOST_TIMES || !OVERFULL.has(answer.status)) return answer;
        await pause(250);
      }
    },
    async step(to) {
      await local("PUT", `${at}/clock`, { stepped: to });
    },
    async settled() {
      const { json, text } = await local("GET", `${at}/settled?wait=120000`);
      if (json["unlinked"] !== 0 || json["jobs"] !== 0)
        throw new Error(`work did not settle: ${text}; ${logged.join("; ")}`);
    },
    ...room,
    dataDir,
    async [Symbol.asyncDispose]() {
      await hub.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
