import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { CompactEncrypt, importJWK } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unseal } from "../acts/bundle.ts";
import { auditExport } from "../audit.ts";
import { textOf } from "../evidence.ts";
import { isFailure } from "../findings.ts";
import { NODE_MEANS } from "../folder.ts";
import {
  evidenceOf,
  exportOf,
  type Files,
  leavesOf,
  listed,
  POLICY,
  quietActs,
  quietRecords,
  readingKey,
  sealLeaves,
} from "../testing-export.ts";
import { withThreads } from "./threads.ts";
import { unsealerOf } from "./unseal.ts";

const [REPORTS, SIZE] = [700, 1500];
const RUNS = process.env["NOROSHI_DEEP"] === "1" ? 300 : 25;
const leaves = leavesOf(quietActs(REPORTS), SIZE);
const records = quietRecords(REPORTS);
const threads = withThreads(NODE_MEANS, 2);
let honest: Files;
let key: Awaited<ReturnType<typeof readingKey>>;

beforeAll(async () => {
  key = await readingKey();
  honest = await exportOf(leaves, records);
});
afterAll(() => threads.end());

/** Everything that an audit tells, in its order. */
async function told(files: Files, means: Parameters<typeof auditExport>[2]) {
  const remembered = textOf(honest.get("acts/checkpoint") ?? new Uint8Array());
  const trust = { policy: POLICY, readingKey: key, remembered };
  const { ok, findings, entries, records: judged } = await auditExport(evidenceOf(files), trust, means);
  return { ok, findings: findings.all, counts: [...findings.counts], entries, judged };
}

const copy = (): Files => new Map([...honest].map(([path, bytes]) => [path, bytes.slice()]));

describe("an audit beside threads", () => {
  it("tells of an export exactly what it tells without them, sign by sign", async () => {
    const alone = await told(honest, NODE_MEANS);
    expect(alone.ok).toBe(true);
    expect(await told(honest, threads.means)).toEqual(alone);
  });

  it("finds the same failures, in the same order, in whatever was changed", async () => {
    const tampered = fc.record({
      file: fc.nat(),
      at: fc.nat(),
      bit: fc.nat(7),
      kind: fc.constantFrom("flip", "gone", "swap", "twice"),
    });
    await fc.assert(
      fc.asyncProperty(tampered, async ({ file, at, bit, kind }) => {
        const files = copy();
        const paths = [...files.keys()].filter((path) => path !== "manifest");
        const path = paths[file % paths.length] ?? "";
        const [a, b] = [at % SIZE, bit % SIZE];
        const [one, two] = [leaves[a], leaves[b]];
        if (kind === "gone") files.delete(path);
        else if (kind === "swap" && one && two)
          files.set("acts/entries.jwe", await sealLeaves(leaves.with(a, two).with(b, one)));
        else if (kind === "twice" && one)
          files.set(
            "acts/entries.jwe",
            await sealLeaves([...leaves.slice(0, SIZE - 9), { ...one, i: a }, { ...one, i: SIZE * 2 }]),
          );
        else {
          const bytes = files.get(path) ?? new Uint8Array();
          if (bytes.length > 0) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
        }
        await listed(files);
        const alone = await told(files, NODE_MEANS);
        expect(await told(files, threads.means)).toEqual(alone);
        if (kind === "gone") expect(alone.findings.some(isFailure)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it("opens what jose opens and nothing else, however a sealed bundle is spelled", async () => {
    const whole = textOf(await sealLeaves(leaves.slice(0, 3))).trim();
    const open = unsealerOf(key);
    const sealed = (text: string) => new TextEncoder().encode(text);
    expect(await open(sealed(whole))).toEqual(Buffer.from((await unseal(whole, key)) ?? []));
    const parts = whole.split(".");
    const other = await importJWK({ kty: "OKP", crv: "X25519", x: randomBytes(32).toString("base64url") }, "ECDH-ES");
    const compressed = new CompactEncrypt(sealed("x")).setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" });
    const odd = [
      whole.slice(0, -1),
      `${whole}A`,
      `${whole}.`,
      whole.replaceAll("-", "+"),
      whole.replaceAll("_", "/"),
      parts.with(1, "AAAA").join("."),
      parts.with(4, `${parts[4]?.slice(0, -1)}${parts[4]?.endsWith("A") ? "B" : "A"}`).join("."),
      parts.with(0, Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString("base64url")).join("."),
      await compressed.encrypt(other),
      "",
      "....",
    ];
    for (const text of odd) {
      expect(await unseal(text, key), text.slice(0, 40)).toBeUndefined();
      expect(await open(sealed(text)), text.slice(0, 40)).toBeUndefined();
    }
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.constantFrom("A", "_", "+", "=", ".", " ", "\u00e9"),
        async (at, sign) => {
          const text = whole.slice(0, at) + sign + whole.slice(at + 1);
          const [here, there] = [await open(sealed(text)), await unseal(text, key)];
          expect(here === undefined ? undefined : textOf(here)).toBe(there === undefined ? undefined : textOf(there));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("fails as a whole where a thread fails", async () => {
    const { means, end } = withThreads(NODE_MEANS, 1);
    const open = means.threads.bundles(new Uint8Array(32), key);
    await end();
    await expect(open(new Uint8Array(3))).rejects.toThrow("a thread of the auditor ended");
  });
});
