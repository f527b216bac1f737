/** The signed list of an export: which files it has, with their hashes, for which realm, of which logs. */
import { LedgerError, readNote, type TrustPolicy, verifyNote } from "@noroshi/ledger";
import { digest, type Evidence, hexOf, type Means, textOf } from "../evidence.ts";
import type { Findings } from "../findings.ts";

export const AUDIT_SCHEMA = "noroshi.audit/1";

export interface Manifest {
  readonly realm: string;
  readonly kind: string;
  readonly at: string;
  /** Origins of the logs by their kind. */
  readonly origins: ReadonlyMap<string, string>;
}

const NEEDED = ["acts/checkpoint", "acts/entries.jwe", "signatures.jwe", "records.ndjson"];

/** Reads the list, checks its signature and every file against it; undefined where there is no list to go by. */
export async function readManifest(
  evidence: Evidence,
  means: Means,
  policy: TrustPolicy,
  findings: Findings,
): Promise<Manifest | undefined> {
  const bytes = await evidence.read("manifest");
  if (bytes === undefined) {
    findings.add("FILE_MISSING", "manifest");
    return undefined;
  }
  try {
    const note = readNote(textOf(bytes));
    await verifyNote(note, policy.logs, means.verify);
    const [schema, realmLine = "", atLine = "", ...rest] = note.text.trimEnd().split("\n");
    const [, realm, kind] = /^realm (\S+) (live|exercise|replay)$/.exec(realmLine) ?? [];
    const [, at] = /^at (\S+)$/.exec(atLine) ?? [];
    if (schema !== AUDIT_SCHEMA || realm === undefined || kind === undefined || at === undefined)
      throw new LedgerError("LEDGER_NOTE_MALFORMED", "not the list of an export that this auditor knows");
    const origins = new Map<string, string>();
    const hashes = new Map<string, string>();
    for (const line of rest) {
      const [, log, origin] = /^log (\S+) (\S+)$/.exec(line) ?? [];
      const [, hash, path] = /^([0-9a-f]{64}) (\S+)$/.exec(line) ?? [];
      if (log !== undefined && origin !== undefined) origins.set(log, origin);
      else if (hash !== undefined && path !== undefined) hashes.set(path, hash);
      else throw new LedgerError("LEDGER_NOTE_MALFORMED", "a line that is not understood");
    }
    await holdFiles(evidence, means, hashes, findings);
    return { realm, kind, at, origins };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    findings.add("MANIFEST_BROKEN", "manifest", error.message);
    return undefined;
  }
}

async function holdFiles(
  evidence: Evidence,
  means: Means,
  hashes: ReadonlyMap<string, string>,
  findings: Findings,
): Promise<void> {
  for (const path of NEEDED) if (!hashes.has(path)) findings.add("FILE_MISSING", path, "the list does not name it");
  for (const [path, hash] of hashes) {
    const bytes = await evidence.read(path);
    if (bytes === undefined) findings.add("FILE_MISSING", path);
    else if (hexOf(await digest(means, bytes)) !== hash)
      findings.add("FILE_CHANGED", path, "not the bytes that were listed");
  }
  for (const path of await evidence.list())
    if (path !== "manifest" && !hashes.has(path)) findings.add("FILE_UNLISTED", path);
}
