/**
 * One entry's proof as a file that stands alone (C2SP tlog-proof): its place in the log, the path to the root, the checkpoint
 * with its cosignatures. Verified against a policy file and the entry itself, without any access to the log.
 */
import { fromBase64, toBase64 } from "../base64.ts";
import { readDecimal } from "../decimal.ts";
import { LedgerError } from "../errors.ts";
import { type Digests, HASH_LENGTH, inTime } from "../hash.ts";
import { includes } from "../merkle/inclusion.ts";
import type { VerifySignature } from "./note.ts";
import type { TrustPolicy } from "./policy.ts";
import { openCheckpoint, type TrustedCheckpoint } from "./trusted.ts";

export interface ProofFile {
  readonly index: bigint;
  readonly path: readonly Uint8Array[];
  /** The checkpoint with its signatures, as the log published it. */
  readonly checkpoint: string;
  /** Not authenticated; whatever the application puts beside. */
  readonly extra?: Uint8Array;
}

const HEAD = "c2sp.org/tlog-proof@v1";
const MOST_PATH = 63;

export function writeProof({ index, path, checkpoint, extra }: ProofFile): string {
  const beside = extra === undefined ? [] : [`extra ${toBase64(extra)}`];
  return `${[HEAD, ...beside, `index ${index}`, ...path.map(toBase64), "", checkpoint].join("\n")}`;
}

/** Throws LEDGER_PROOF_MALFORMED; checks no hash and no signature. */
export function readProof(text: string): ProofFile {
  const wrong = (why: string) => new LedgerError("LEDGER_PROOF_MALFORMED", why);
  const blank = text.indexOf("\n\n");
  if (blank < 0) throw wrong("no blank line before the checkpoint");
  const [head, ...lines] = text.slice(0, blank).split("\n");
  if (head !== HEAD) throw wrong("not a proof of this version");
  const beside = lines[0]?.startsWith("extra ") === true ? lines.shift() : undefined;
  const extra = beside === undefined ? undefined : fromBase64(beside.slice("extra ".length));
  if (beside !== undefined && extra === undefined) throw wrong("extra data that are not base64");
  const indexLine = lines.shift() ?? "";
  const index = indexLine.startsWith("index ") ? readDecimal(indexLine.slice("index ".length)) : undefined;
  if (index === undefined) throw wrong("no index");
  if (lines.length > MOST_PATH) throw wrong("a path that is too long");
  const path = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_LENGTH) throw wrong("a line of the path that is not a hash");
    return hash;
  });
  return { index, path, checkpoint: text.slice(blank + 2), ...(extra === undefined ? {} : { extra }) };
}

/**
 * Verifies that a leaf (its hash) is in a log that the policy trusts.
 * Throws what readProof and openCheckpoint throw, and LEDGER_PROOF_WRONG when the path does not lead to the root.
 */
export async function verifyProof(
  digests: Digests,
  text: string,
  leaf: Uint8Array,
  policy: TrustPolicy,
  verify: VerifySignature,
): Promise<TrustedCheckpoint & { readonly index: bigint }> {
  const { index, path, checkpoint } = readProof(text);
  const trusted = await openCheckpoint(checkpoint, policy, verify);
  if (!(await inTime(digests, includes({ leaf, index, size: trusted.size, root: trusted.root, proof: path }))))
    throw new LedgerError("LEDGER_PROOF_WRONG", `the path of index ${index} does not lead to the root`);
  return { ...trusted, index };
}
