/**
 * Holds decisions against the passkeys that signed them: each signature that an entry names is there, is of exactly that decision,
 * holds under its key, and the key stood in the record as that person's when it decided; and a commissioner who had a key decided
 * with it. Registered and revoked is what the log says: the key of an assertion counts for nothing by itself.
 */
import { fromBase64 } from "@noroshi/ledger";
import type { CryptoKey } from "jose";
import { z } from "zod";
import { unseal } from "../acts/bundle.ts";
import type { Act } from "../acts/entries.ts";
import { digest, type Evidence, hexOf, jsonOf, linesOf, type Means, textOf } from "../evidence.ts";
import type { Findings } from "../findings.ts";
import { wrongWith } from "./assertion.ts";
import { type KeyRegister, keysIn } from "./keys.ts";
import { contradiction } from "./statement.ts";

export const SIGNATURES = "signatures.jwe";

/** Acts that a commissioner who has a passkey does with it. */
const SIGNED_ACTS = new Set(["measure.decided"]);

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]*$/);
const LineSchema = z.strictObject({
  /** SHA-256 of the statement, as the act's entry names it. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** What was signed; null where its words were erased. */
  statement: z.string().nullable(),
  key: Base64Url,
  authenticatorData: Base64Url,
  clientData: Base64Url,
  signature: Base64Url,
  rpId: z.string().min(1).max(255),
});
type Line = z.infer<typeof LineSchema>;

export interface JudgedSignatures {
  /** Decisions that name a signature, and how many of them have one that holds under a key that stood. */
  readonly named: number;
  readonly hold: number;
}

/** Every finding goes into `findings`. */
export async function judgeSignatures(
  evidence: Evidence,
  acts: readonly Act[],
  key: CryptoKey,
  means: Means,
  findings: Findings,
): Promise<JudgedSignatures> {
  const lines = await readLines(evidence, key, findings);
  const register = keysIn(acts);
  const named = acts.filter((act) => typeof act.facts["signed"] === "string");
  let hold = 0;
  for (const act of named) if (await judgeOne(act, lines, register, means, findings)) hold++;
  const known = new Set(named.map((act) => String(act.facts["signed"])));
  for (const digest of lines.keys())
    if (!known.has(digest)) findings.add("SIGNATURE_WITHOUT_ACT", `${SIGNATURES} ${digest}`);
  for (const act of acts)
    if (SIGNED_ACTS.has(act.act) && act.facts["signed"] === undefined && register.binds(act))
      findings.add("DECIDED_WITHOUT_KEY", placeOf(act), "its person had a key that stood");
  return { named: named.length, hold };
}

const placeOf = (act: Act): string => `${act.act} ${act.subject ?? ""} (leaf ${act.index})`;

async function judgeOne(
  act: Act,
  lines: ReadonlyMap<string, Line>,
  register: KeyRegister,
  means: Means,
  findings: Findings,
): Promise<boolean> {
  const place = placeOf(act);
  const line = lines.get(String(act.facts["signed"]));
  if (line === undefined) {
    findings.add("SIGNATURE_MISSING", place, "the entry names one");
    return false;
  }
  const before = findings.failures;
  const statement = line.statement === null ? undefined : new TextEncoder().encode(line.statement);
  if (statement === undefined) findings.add("SIGNED_WORDS_ERASED", place);
  else if (hexOf(await digest(means, statement)) !== line.digest)
    findings.add("SIGNATURE_OF_ANOTHER_DECISION", place, "the statement is not the one that the entry names");
  else {
    const wrong = contradiction(textOf(statement), act);
    if (wrong !== undefined)
      findings.add("SIGNATURE_OF_ANOTHER_DECISION", place, `signed and recorded differ: ${wrong}`);
  }
  const wrong = await wrongWith(
    {
      publicKey: bytesOf(line.key),
      authenticatorData: bytesOf(line.authenticatorData),
      clientData: bytesOf(line.clientData),
      signature: bytesOf(line.signature),
      rpId: line.rpId,
    },
    Uint8Array.from(line.digest.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
    means,
  );
  if (wrong !== undefined) findings.add("SIGNATURE_FALSE", place, wrong);
  const standing = register.standing(act, line.key);
  if (standing !== "stood") findings.add(standing, place);
  return findings.failures === before;
}

const bytesOf = (text: string): Uint8Array => {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, "=")) ?? new Uint8Array();
};

// untrusted: a file that anybody may have written
async function readLines(evidence: Evidence, key: CryptoKey, findings: Findings): Promise<ReadonlyMap<string, Line>> {
  const lines = new Map<string, Line>();
  let at = 0;
  for (const sealed of linesOf((await evidence.read(SIGNATURES)) ?? new Uint8Array())) {
    at++;
    if (sealed === "") continue;
    const opened = await unseal(sealed, key);
    if (opened === undefined) {
      findings.add("SIGNATURE_NOT_READABLE", `${SIGNATURES} line ${at}`, "changed, cut, or sealed to another key");
      continue;
    }
    for (const text of linesOf(opened)) {
      if (text === "") continue;
      const read = LineSchema.safeParse(jsonOf(text));
      if (!read.success || lines.has(read.data.digest))
        findings.add("SIGNATURE_NOT_READABLE", `${SIGNATURES} line ${at}`);
      else lines.set(read.data.digest, read.data);
    }
  }
  return lines;
}
