import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CompactSign, exportJWK, generateKeyPair } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unfit } from "./preconditions.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const NOW = "2026-12-01T12:00:00Z";
const T0 = Date.parse("2026-12-01T00:00:00Z") / 1000;

let folder: string;
let setUp: Record<string, unknown>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "noroshi-sensor-"));
  writeFileSync(join(folder, "plan.csv"), "prefix,country,holder,note\r\n192.0.2.0/24,JP,,\r\n203.0.113.0/24,XF,,\r\n");
  setUp = await signed("replay");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function signed(kind: string): Promise<Record<string, unknown>> {
  const keyring: unknown[] = [];
  const signers = new Map<string, CryptoKeyOf>();
  for (const [body, what] of [
    ["office", "coordinator"],
    ["commission", "commission"],
  ] as const) {
    const { privateKey, publicKey } = await generateKeyPair("Ed25519", { extractable: true });
    const { kty, crv, x } = await exportJWK(publicKey);
    keyring.push({ kid: body, body, kind: what, key: { kty, crv, x } });
    signers.set(body, privateKey);
  }
  const sign = (kid: string, typ: string, payload: unknown) =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: "Ed25519", kid, typ })
      .sign(signers.get(kid) ?? new Uint8Array());
  const permit = await sign("office", "permit+jws", {
    realm: "r",
    permit: {
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
    },
  });
  const { createHash } = await import("node:crypto");
  const permitDigest = createHash("sha256").update(permit).digest("hex");
  const act = { realm: "r", act: "decision", permitDigest, decisionId: "D", at: "2026-11-01T00:00:00Z" };
  const status = {
    realm: "r",
    issuedAt: NOW,
    expiresAt: "2026-12-01T12:10:00Z",
    alive: ["P1"],
    inForce: ["foreignDomestic"],
  };
  return {
    schema: "sensor-set-up/1",
    realm: "r",
    kind,
    country: "JP",
    keyring,
    permits: [{ permit, acts: [await sign("commission", "permit-act+jws", act)] }],
    status: await sign("commission", "permit-status+jws", status),
  };
}
type CryptoKeyOf = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly said: string;
}

/** Runs the sensor with this set-up on a data folder of its own. */
function sensor(
  name: string,
  words: readonly string[],
  input: string,
  over: Record<string, unknown> = {},
  kill = false,
): Promise<Run> {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify({ ...setUp, ...over }));
  const common = ["--data", join(folder, name)];
  const all =
    words[0] === "run"
      ? [...words, "--set-up", path, "--plan", join(folder, "plan.csv"), ...common]
      : [...words, ...common];
  const child = spawn(process.execPath, [MAIN, ...all], { stdio: ["pipe", "pipe", "pipe"] });
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
}

/** Every byte below a folder, as one text. */
function everything(name: string): string {
  return readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => `${one.name}\n${readFileSync(join(one.parentPath, one.name), "latin1")}`)
    .join("\n");
}

/** A hundred connections, ten of which may be kept, and mails on all of them; every hidden string carries a canary. */
function traffic(canary: (n: number) => string): string {
  const conn = Array.from({ length: 100 }, (_, n) => {
    const from = n < 10 ? "203.0.113.24" : n < 50 ? "192.0.2.7" : "203.0.113.99";
    return `${T0 + n}\t${n < 10 ? `KEPT${n}` : canary(n)}\t${from}\t1000\t192.0.2.9\t25\ttcp\n`;
  });
  const smtp = Array.from(
    { length: 100 },
    (_, n) => `${n < 10 ? `KEPT${n}` : canary(n)}\t${canary(n)}@x.example\t${canary(n)}@y.example\t${canary(n)}\n`,
  );
  return `#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\n${conn.join("")}#close\n#path\tsmtp\n#fields\tuid\tmailfrom\trcptto\tsubject\n${smtp.join("")}`;
}

describe("a sensor under communications law", () => {
  const canary = (n: number) => `cAnArY${String(n).padStart(3, "0")}zz`;

  it("leaves nothing behind of what it did not select: no uid, address or subject in any file or word, and what it kept is there", async () => {
    const run = await sensor("canaries", ["run", "--now", NOW], traffic(canary));
    expect(run.status).toBe(0);
    const [certificate] = JSON.parse(run.out);
    expect([certificate.received, certificate.kept, certificate.destroyed, certificate.destroyedBy.domestic]).toEqual([
      100, 10, 90, 40,
    ]);
    const shown = await sensor("canaries", ["show"], "");
    expect(shown.out).toContain("KEPT3");
    const all = `${everything("canaries")}${run.out}${run.said}${shown.out}${shown.said}`.toLowerCase();
    expect(all).not.toContain("canary0");
    expect(all).not.toContain(Buffer.from("cAnArY0").toString("base64").slice(0, 8).toLowerCase());
    expect(shown.out).not.toContain("@");
  });

  it("leaves nothing behind when it is killed in the middle", async () => {
    await sensor("killed", ["run", "--now", NOW], traffic(canary), {}, true);
    const { mkdirSync } = await import("node:fs");
    mkdirSync(join(folder, "killed"), { recursive: true });
    expect(everything("killed").toLowerCase()).not.toContain("canary0");
  });

  it("keeps nothing without a usable permit, and says why for the whole batch", async () => {
    const reasonOf = async (name: string, over: Record<string, unknown>) => {
      const run = await sensor(name, ["run", "--now", NOW], traffic(canary), over);
      const [certificate] = JSON.parse(run.out);
      expect([certificate.kept, certificate.refused, certificate.perDirection]).toEqual([0, 100, null]);
      return certificate.reason;
    };
    const permits = setUp["permits"] as { permit: string; acts: string[] }[];
    expect(await reasonOf("none", { permits: [] })).toBe("LEGAL_BASIS_NOT_IN_FORCE");
    expect(await reasonOf("undecided", { permits: permits.map((p) => ({ ...p, acts: [] })) })).toBe(
      "NO_VALID_AUTHORISATION",
    );
    expect(await reasonOf("stale", { status: null })).toBe("LEGAL_BASIS_NOT_IN_FORCE");
    const unsigned = permits.map((p) => ({
      ...p,
      permit: Buffer.from(p.permit.split(".")[1] ?? "", "base64url").toString(),
    }));
    expect(await reasonOf("unsigned", { permits: unsigned })).toBe("LEGAL_BASIS_NOT_IN_FORCE");
    expect(await reasonOf("elsewhere", { realm: "live" })).toBe("LEGAL_BASIS_NOT_IN_FORCE");
  });

  it("refuses a batch so small that its counts would tell of single records", async () => {
    const lines = traffic(canary).split("\n");
    const run = await sensor("small", ["run", "--now", NOW], `${lines.slice(0, 30).join("\n")}\n`);
    expect(JSON.parse(run.out)[0]).toMatchObject({ kept: 0, reason: "BATCH_TOO_SMALL" });
  });

  it("takes no other clock than the machine's own outside a replay", async () => {
    const run = await sensor("clock", ["run", "--now", NOW], traffic(canary), { kind: "exercise" });
    expect([run.status, run.said]).toEqual([1, expect.stringContaining("SENSOR_USAGE")]);
  });

  it("chains its certificates: each names the one before", async () => {
    await sensor("chain", ["run", "--now", NOW], traffic(canary));
    await sensor("chain", ["run", "--now", NOW], traffic(canary));
    const { certificates } = JSON.parse((await sensor("chain", ["show"], "")).out);
    expect(certificates.map((c: { number: number }) => c.number)).toEqual([1, 2]);
    expect([certificates[0].before, certificates[1].before]).toEqual(["", expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });
});

describe("a machine", () => {
  const limits = (soft: string, hard: string) =>
    `Limit  Soft  Hard  Units\nMax core file size        ${soft}                    ${hard}            bytes\n`;
  const head = "Filename\tType\tSize\tUsed\tPriority\n";

  it("is fit for raw traffic only without swap and core dumps; one that cannot say is not", () => {
    expect(unfit({ swaps: head, limits: limits("0", "0") })).toEqual([]);
    const codes = (swaps: string | undefined, text: string | undefined) =>
      unfit({ swaps, limits: text }).map((u) => u.code);
    expect(codes(`${head}/dev/sda2 partition 1 0 -2\n`, limits("0", "0"))).toEqual(["SENSOR_SWAP_IS_ON"]);
    expect(codes(head, limits("0", "unlimited"))).toEqual(["SENSOR_CORE_DUMPS"]);
    expect(codes(undefined, undefined)).toEqual(["SENSOR_SWAP_IS_ON", "SENSOR_CORE_DUMPS"]);
  });
});
