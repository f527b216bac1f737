/**
 * Judges what was laid before a court, from the archive alone: the signature of its index, every original by its hash, every file by
 * the index, the hands of each attachment, and the proof of each act under the reader's own policy. Trusts nothing in the archive;
 * the key that comes with it counts only as far as its fingerprint was told on another way.
 */
import { inTime, policyIn, type TrustPolicy } from "@noroshi/ledger";
import { digest, type Evidence, hexOf, type Means, textOf } from "../evidence.ts";
import type { Findings } from "../findings.ts";
import { verifyProofFile } from "../proof.ts";
import { type CourtIndex, readCourtIndex } from "./index-file.ts";

export interface JudgedCourt {
  readonly index: CourtIndex;
  /** SHA-256 of the index's bytes, as the hub told it when it made the file. */
  readonly digest: string;
  readonly originals: number;
  readonly proofs: number;
}

/** What the reader brings along. */
export interface CourtTrust {
  /** Fingerprint of the hub's key for courts, hexadecimal. */
  readonly fingerprint?: string;
  /** The text of a trust policy; without it proofs are not judged. */
  readonly policy?: string;
}

export async function judgeCourtExport(
  evidence: Evidence,
  trust: CourtTrust,
  means: Means,
  findings: Findings,
): Promise<JudgedCourt | undefined> {
  const bytes = await evidence.read("index.json");
  const index = bytes === undefined ? undefined : readCourtIndex(textOf(bytes));
  if (bytes === undefined || index === undefined) {
    findings.add("MANIFEST_BROKEN", "index.json", bytes === undefined ? "not there" : "no index of a court export");
    return undefined;
  }
  await judgeSignature(evidence, bytes, index, trust, means, findings);
  const named = new Set(["index.json", "index.sig", "key.pem"]);
  for (const file of [...index.originals, ...index.proofs]) {
    if (file.path === null || file.sha256 === null) continue;
    if (named.has(file.path)) findings.add("MANIFEST_BROKEN", file.path, "named twice");
    named.add(file.path);
    await judgeFile(evidence, file.path, file.sha256, means, findings);
  }
  for (const path of await evidence.list()) if (!named.has(path)) findings.add("FILE_UNLISTED", path);
  judgeOriginals(index, findings);
  const proofs = await judgeProofs(evidence, index, trust, means, findings);
  return {
    index,
    digest: hexOf(await digest(means, bytes)),
    originals: index.originals.filter((o) => o.path !== null).length,
    proofs,
  };
}

/** SubjectPublicKeyInfo of an Ed25519 key before its 32 bytes (RFC 8410 §4). */
const SPKI = "302a300506032b6570032100";

async function judgeSignature(
  evidence: Evidence,
  index: Uint8Array,
  said: CourtIndex,
  trust: CourtTrust,
  means: Means,
  findings: Findings,
): Promise<void> {
  const [pem, signature] = [await evidence.read("key.pem"), await evidence.read("index.sig")];
  const der = derOf(pem === undefined ? "" : textOf(pem));
  if (der === undefined || signature === undefined) {
    findings.add("MANIFEST_BROKEN", "index.sig", "the signature or its key is not there");
    return;
  }
  const fingerprint = hexOf(await digest(means, der));
  if (fingerprint !== said.key) findings.add("MANIFEST_BROKEN", "key.pem", "not the key that the index names");
  if (trust.fingerprint === undefined) findings.add("COURT_KEY_OF_THE_EXPORT", "key.pem", fingerprint);
  else if (trust.fingerprint.toLowerCase() !== fingerprint)
    findings.add("MANIFEST_BROKEN", "key.pem", "not the key that you were told of");
  if (!(await means.verify(der.subarray(SPKI.length / 2), index, signature)))
    findings.add("MANIFEST_BROKEN", "index.sig", "not signed by that key");
}

function derOf(pem: string): Uint8Array | undefined {
  const [, body = ""] = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)-----END PUBLIC KEY-----\n$/.exec(pem) ?? [];
  if (body === "") return undefined;
  const der = Uint8Array.from(atob(body.replaceAll("\n", "")), (sign) => sign.charCodeAt(0));
  return der.length === SPKI.length / 2 + 32 && hexOf(der).startsWith(SPKI) ? der : undefined;
}

async function judgeFile(
  evidence: Evidence,
  path: string,
  sha256: string,
  means: Means,
  findings: Findings,
): Promise<void> {
  const bytes = await evidence.read(path);
  if (bytes === undefined) findings.add("FILE_MISSING", path);
  else if (hexOf(await digest(means, bytes)) !== sha256) findings.add("FILE_CHANGED", path);
}

function judgeOriginals(index: CourtIndex, findings: Findings): void {
  const proved = new Set(index.proofs.map((p) => p.about));
  for (const original of index.originals) {
    const place = `report ${original.report}`;
    if (original.path === null) findings.add("ORIGINAL_GONE", place);
    else if (original.path !== `originals/${original.report}`)
      findings.add("MANIFEST_BROKEN", original.path, "another report's name");
    if (!proved.has(original.report)) findings.add("ORIGINAL_WITHOUT_PROOF", place, original.sender);
    for (const { id, sha256, custody } of original.attachments) {
      const where = `attachment ${id}`;
      if (custody.length === 0) findings.add("CUSTODY_BROKEN", where, "no hand is named");
      for (const [at, hand] of custody.entries()) {
        if (hand.sha256 !== sha256)
          findings.add("CUSTODY_BROKEN", where, `${hand.step} at ${hand.at} was another file`);
        const before = custody[at - 1];
        if (before !== undefined && Date.parse(before.at) > Date.parse(hand.at))
          findings.add("CUSTODY_BROKEN", where, `${hand.step} stands before what it followed`);
      }
    }
  }
}

async function judgeProofs(
  evidence: Evidence,
  index: CourtIndex,
  trust: CourtTrust,
  means: Means,
  findings: Findings,
): Promise<number> {
  if (index.proofs.length === 0) return 0;
  if (trust.policy === undefined) {
    findings.add("NO_POLICY", "proofs", "whether the acts were in the log was not judged");
    return 0;
  }
  const policy: TrustPolicy = await inTime(means.digests, policyIn(trust.policy));
  let held = 0;
  for (const { path, about } of index.proofs) {
    const bytes = await evidence.read(path);
    if (bytes === undefined) continue;
    const act = await verifyProofFile(textOf(bytes), policy, means, findings);
    if (act === undefined) continue;
    if (isAbout(act.entry, index.realm, about)) held++;
    else findings.add("PROOF_WRONG", path, "of another act than the index says");
  }
  return held;
}

/** Does this entry, of this realm, speak of that id? */
function isAbout(entry: string, realm: string, about: string): boolean {
  const said: unknown = JSON.parse(entry);
  const one = typeof said === "object" && said !== null ? said : {};
  return "realm" in one && one.realm === realm && entry.includes(`"${about}"`);
}
