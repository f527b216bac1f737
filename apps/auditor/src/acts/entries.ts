/**
 * Opens the entries that were sealed to the commission and holds each against its commitment in the log. Three states (DESIGN,
 * truth 13): present and equal; destroyed under a certificate that itself stands in the log; missing, which is a failure.
 */
import { commitment, fromBase64, SALT_LENGTH, sameHash } from "@noroshi/ledger";
import { type CryptoKey, compactDecrypt } from "jose";
import { z } from "zod";
import { type Evidence, hexOf, type Means, textOf } from "../evidence.ts";
import type { Findings } from "../findings.ts";

const EntrySchema = z.strictObject({
  schema: z.literal("noroshi.entry/1"),
  realm: z.string(),
  act: z.string().min(1).max(200),
  actor: z.string(),
  body: z.string().nullable(),
  at: z.iso.datetime({ offset: true }),
  subject: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
});

export interface Act extends z.infer<typeof EntrySchema> {
  readonly index: number;
  readonly digest: string;
}

export interface OpenedEntries {
  readonly acts: readonly Act[];
  readonly padding: number;
  /** Leaves whose entry was destroyed. */
  readonly destroyed: readonly number[];
}

const LineSchema = z.union([
  z.strictObject({ i: z.number().int().min(0), s: z.string(), e: z.string() }),
  z.strictObject({ i: z.number().int().min(0), destroyed: z.literal(true) }),
]);

/** What the auditor opens for one log. */
export interface Sealed {
  readonly folder: string;
  readonly realm: string;
  readonly commitments: readonly Uint8Array[];
  readonly key: CryptoKey;
}

/** Opens and checks every entry of a log. */
export async function openEntries(
  evidence: Evidence,
  { folder, realm, commitments, key }: Sealed,
  means: Means,
  findings: Findings,
): Promise<OpenedEntries> {
  const path = `${folder}/entries.jwe`;
  const bytes = await evidence.read(path);
  if (bytes === undefined) {
    findings.add("FILE_MISSING", path);
    return { acts: [], padding: 0, destroyed: [] };
  }
  const seen = new Uint8Array(commitments.length);
  const acts: Act[] = [];
  const destroyed: number[] = [];
  let padding = 0;
  for (const [at, sealed] of textOf(bytes).split("\n").entries()) {
    if (sealed === "") continue;
    const lines = await opened(sealed, key);
    if (lines === undefined) {
      findings.add("ENTRIES_NOT_OPENED", `${path} line ${at + 1}`, "changed, cut, or sealed to another key");
      continue;
    }
    for (const text of lines) {
      const line = LineSchema.safeParse(jsonOf(text));
      const wanted = line.success ? commitments[line.data.i] : undefined;
      if (!line.success || wanted === undefined || seen[line.data.i] === 1) {
        findings.add("ENTRY_NOT_READABLE", `${path} line ${at + 1}`, "a leaf that is not one, or told twice");
        continue;
      }
      const { i } = line.data;
      seen[i] = 1;
      if ("destroyed" in line.data) {
        destroyed.push(i);
        continue;
      }
      const entry = new TextEncoder().encode(line.data.e);
      const salt = fromBase64(line.data.s);
      if (salt?.length !== SALT_LENGTH || !sameHash(commitment(means.sha256, salt, entry), wanted)) {
        findings.add("ENTRY_NOT_COMMITTED", `leaf ${i} of ${folder}`, "not what the log committed to");
        continue;
      }
      if (entry.length === 0) padding++;
      else readAct(entry, i, folder, realm, means, findings, acts);
    }
  }
  for (const [i, there] of seen.entries())
    if (there === 0)
      findings.add("ENTRY_MISSING", `leaf ${i} of ${folder}`, "neither an entry nor that it was destroyed");
  return { acts: acts.sort((a, b) => a.index - b.index), padding, destroyed };
}

function readAct(
  entry: Uint8Array,
  index: number,
  folder: string,
  realm: string,
  means: Means,
  findings: Findings,
  acts: Act[],
): void {
  const read = EntrySchema.safeParse(jsonOf(textOf(entry)));
  const place = `leaf ${index} of ${folder}`;
  if (!read.success) findings.add("ENTRY_NOT_READABLE", place, read.error.issues[0]?.path.join(".") ?? "");
  else if (read.data.realm !== realm) findings.add("ENTRY_OF_ANOTHER_REALM", place, read.data.realm);
  else acts.push({ ...read.data, index, digest: hexOf(means.sha256(entry)) });
}

// untrusted: whoever handed over the export may have written anything
async function opened(jwe: string, key: CryptoKey): Promise<readonly string[] | undefined> {
  if (!jwe.split(".").every(isCanonical)) return undefined;
  try {
    const { plaintext } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ["ECDH-ES"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return textOf(plaintext)
      .split("\n")
      .filter((line) => line !== "");
  } catch {
    return undefined;
  }
}

/** Whether base64url has no spare bits set: another spelling of the same bytes would go unnoticed. */
function isCanonical(part: string): boolean {
  if (!/^[A-Za-z0-9_-]*$/.test(part) || part.length % 4 === 1) return false;
  const spare = { 0: 0, 2: 4, 3: 2 }[part.length % 4] ?? 0;
  const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(part.at(-1) ?? "A");
  return (last & ((1 << spare) - 1)) === 0;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
