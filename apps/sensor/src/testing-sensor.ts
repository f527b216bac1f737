/** For tests: a realm's bodies with keys, signed set-ups, a sensor as a process of its own, and every byte it left. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CompactSign, exportJWK, generateKeyPair } from "jose";

/** The sensor's program. */
export const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
export const NOW = "2026-12-01T12:00:00Z";
export const T0 = Date.parse("2026-12-01T00:00:00Z") / 1000;

type Json = Readonly<Record<string, unknown>>;

export interface Realm {
  sign(kid: string, typ: string, payload: Json): Promise<string>;
  /** A set-up with these permits; each with the acts that `acts` makes for its digest. */
  setUp(permits: readonly { permit: string; acts: readonly string[] }[], over?: Json): Promise<Record<string, unknown>>;
  permit(over?: Json): Promise<string>;
  act(by: string, name: string, permit: string, more?: Json): Promise<string>;
}

/** A realm of an office, a commission and a port. */
export async function realmOf(realm = "r"): Promise<Realm> {
  const keyring: unknown[] = [];
  const signers = new Map<string, Awaited<ReturnType<typeof generateKeyPair>>["privateKey"]>();
  for (const [body, kind] of [
    ["office", "coordinator"],
    ["commission", "commission"],
    ["port", "operator"],
  ] as const) {
    const { privateKey, publicKey } = await generateKeyPair("Ed25519", { extractable: true });
    const { kty, crv, x } = await exportJWK(publicKey);
    keyring.push({ kid: body, body, kind, key: { kty, crv, x } });
    signers.set(body, privateKey);
  }
  const sign = (kid: string, typ: string, payload: Json) =>
    new CompactSign(new TextEncoder().encode(JSON.stringify({ realm, ...payload })))
      .setProtectedHeader({ alg: "Ed25519", kid, typ })
      .sign(signers.get(kid) ?? new Uint8Array());
  return {
    sign,
    permit: (over = {}) => sign("office", "permit+jws", { permit: { ...PERMIT, ...over } }),
    act: (by, name, permit, more = {}) =>
      sign(by, "permit-act+jws", {
        ...{ act: name, permitDigest: createHash("sha256").update(permit).digest("hex"), at: "2026-11-01T00:00:00Z" },
        ...more,
      }),
    setUp: async (permits, over = {}) => ({
      ...{ schema: "sensor-set-up/1", realm, kind: "replay", country: "JP", keyring, permits },
      status: await sign("commission", "permit-status+jws", STATUS),
      ...over,
    }),
  };
}

export const STATUS = {
  issuedAt: NOW,
  expiresAt: "2026-12-01T12:10:00Z",
  alive: ["P1"],
  inForce: ["foreignDomestic", "partyAgreement"],
};

const PERMIT = {
  id: "P1",
  capability: "foreignDomestic",
  legalBasis: "law",
  directions: ["FD"],
  party: null,
  agreementId: null,
  validFrom: "2026-11-01T00:00:00Z",
  validUntil: "2027-01-01T00:00:00Z",
  criteria: {
    id: "C",
    version: 1,
    targetAct: "act",
    period: { from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z" },
    selectors: [{ type: "address", value: "203.0.113.24" }],
  },
  permittedFields: ["uid", "id.orig_h", "mailfrom", "rcptto"],
  volumeCap: 50,
};

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly said: string;
}

/** A folder for sensors, removed by `end`. */
export function sensorRoom() {
  const folder = mkdtempSync(join(tmpdir(), "noroshi-sensor-"));
  const plan = join(folder, "plan.csv");
  writeFileSync(plan, "prefix,country,holder,note\r\n192.0.2.0/24,JP,port,\r\n203.0.113.0/24,XF,,\r\n");
  const of = (name: string) => join(folder, name);
  return {
    folder,
    data: of,
    end: () => rmSync(folder, { recursive: true, force: true }),
    /** Runs the sensor `name` to its end, or kills it when it has taken the input in. */
    async run(name: string, words: readonly string[], input: string, setUp: Json, kill = false): Promise<Run> {
      writeFileSync(of(`${name}.json`), JSON.stringify(setUp));
      const files = words[0] === "show" ? [] : ["--plan", plan];
      const all = [...words, "--set-up", of(`${name}.json`), ...files, "--data", of(name)];
      mkdirSync(of(`${name}.tmp`), { recursive: true });
      const child = spawn(process.execPath, [MAIN, ...all], {
        stdio: ["pipe", "pipe", "pipe"],
        cwd: of(`${name}.tmp`),
        env: { ...process.env, TMPDIR: of(`${name}.tmp`) },
      });
      let [out, said] = ["", ""];
      child.stdout.on("data", (part) => {
        out += part;
      });
      child.stderr.on("data", (part) => {
        said += part;
      });
      child.stdin.on("error", () => {});
      child.stdin.write(input, () => {
        if (kill) child.kill("SIGKILL");
        else child.stdin.end();
      });
      return new Promise((resolve) => child.on("close", (status) => resolve({ status, out, said })));
    },
    /** Every byte below the folders of a sensor: its data, its temporary files, what it would dump. */
    everything(name: string): Map<string, Buffer> {
      const files = new Map<string, Buffer>();
      for (const root of [of(name), of(`${name}.tmp`)]) {
        mkdirSync(root, { recursive: true });
        for (const one of readdirSync(root, { recursive: true, withFileTypes: true })) {
          const path = join(one.parentPath, one.name);
          if (one.isFile()) files.set(path, Buffer.concat([Buffer.from(`${one.name}\n`), readFileSync(path)]));
        }
      }
      return files;
    },
  };
}

/**
 * A thousand connections, ten of which may be kept, and mails on all of them. `hidden(n)` stands wherever nothing may stay: uids
 * of what is destroyed, mail addresses, subjects; `kept` in what is kept.
 */
export function traffic(count: number, hidden: (n: number) => string, kept = "KEPT"): string {
  const uid = (n: number) => (n < 10 ? `${kept}${n}` : hidden(n));
  const conn = Array.from({ length: count }, (_, n) => {
    const from = n < 10 ? "203.0.113.24" : n < count / 2 ? "192.0.2.7" : "203.0.113.99";
    return `${T0 + n}\t${uid(n)}\t${from}\t1000\t192.0.2.9\t25\ttcp\n`;
  });
  const smtp = Array.from(
    { length: count },
    (_, n) => `${uid(n)}\t${hidden(n)}@x.example\t<${hidden(n)}@y.example>\t${hidden(n)}\t${hidden(n)}\n`,
  );
  return `#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\n${conn.join("")}#close\n#path\tsmtp\n#fields\tuid\tmailfrom\trcptto\tsubject\tuser_agent\n${smtp.join("")}`;
}
