/**
 * Two hubs that were founded alike: the same realm key, the same bodies, the same clock. What is done in both and what is done
 * in one alone is the test's to say; whoever cannot see the difference must not be able to find it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHub } from "../hub.ts";
import { type Answered, answered, callSocket } from "../testing-hub.ts";

export const REALM = "twin";
const KEY = "5eed".repeat(16);
const START = "2026-11-20T00:00:00Z";

export interface Body {
  readonly slug: string;
  readonly kind: string;
  readonly country: string;
  readonly terms?: readonly string[];
  readonly groups?: readonly string[];
}

export const BODIES: readonly Body[] = [
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
  as(
    body: string,
    method: string,
    path: string,
    init?: { readonly body?: string | Uint8Array; readonly headers?: Record<string, string> },
  ): Promise<Answered>;
  readonly keyOf: (body: string) => string;
  readonly local: (method: string, path: string, body?: unknown) => Promise<Answered>;
  step(to: string): Promise<void>;
  settled(): Promise<void>;
}

/** Founds one world; two calls give twins. */
export async function foundWorld(): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), "noroshi-world-"));
  mkdirSync(join(dataDir, "secrets"), { recursive: true, mode: 0o700 });
  writeFileSync(join(dataDir, "secrets", `realm-${REALM}.key`), `${KEY}\n`, { mode: 0o600 });
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const hub = await startHub({ dataDir, host: "127.0.0.1", port: 0, consoleDir: join(dataDir, "none"), log });
  const local = (method: string, path: string, body?: unknown) => callSocket(hub.socket, method, path, body);
  const at = `/local/realms/${REALM}`;
  await local("POST", "/local/realms", { name: REALM, kind: "replay", hubCountry: "XJ", clockStepped: START });
  const organisations = BODIES.map((b, n) => ({
    ...b,
    id: `00000000-0000-4000-8000-${String(n + 1).padStart(12, "0")}`,
    name: { en: b.slug, ja: b.slug },
  }));
  await local("POST", `${at}/organisations`, { organisations });
  const strongTypes = ["sha256", "sha1", "md5", "ipv4", "ipv6"];
  await local("PUT", `${at}/link-policy`, {
    policy: { id: "observables", kind: "observables", minSharedStrongObservables: 2, strongTypes, windowDays: 14 },
  });
  await local("POST", `${at}/standing-orders`, {
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
    const made = await local("POST", `${at}/keys`, { organisation: slug, name: `${slug} machine` });
    keys.set(slug, String(made.json["key"]));
  }
  const keyOf = (body: string): string => keys.get(body) ?? "";
  return {
    url: hub.url,
    logged,
    keyOf,
    local,
    async as(body, method, path, init = {}) {
      const res = await fetch(hub.url + path, {
        method,
        headers: { "x-api-key": keyOf(body), ...init.headers },
        ...(init.body === undefined ? {} : { body: Buffer.from(init.body) }),
      });
      return answered(res.status, res.headers, await res.text());
    },
    async step(to) {
      await local("PUT", `${at}/clock`, { stepped: to });
    },
    async settled() {
      const left = await local("GET", `${at}/settled?wait=30000`);
      if (left.json["unlinked"] !== 0) throw new Error(`linkage did not settle: ${left.text}; ${logged.join("; ")}`);
    },
    async [Symbol.asyncDispose]() {
      await hub.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
