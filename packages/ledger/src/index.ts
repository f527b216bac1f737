/** The door of the ledger: tiles, checkpoints, proofs, cosignatures and policies of C2SP, verified offline. */
export { fromBase64, toBase64 } from "./base64.ts";
export { type LedgerCode, LedgerError } from "./errors.ts";
export {
  atOnce,
  type Digests,
  digestOf,
  emptyRoot,
  HASH_LENGTH,
  type Hashing,
  inTime,
  leafHash,
  leafInput,
  nodeHash,
  type Sha256,
  sameBytes,
  sameHash,
} from "./hash.ts";
export { commitmentInput, SALT_LENGTH } from "./leaf.ts";
export { type ConsistencyClaim, verifyConsistency } from "./merkle/consistency.ts";
export { type InclusionClaim, verifyInclusion } from "./merkle/inclusion.ts";
export { type NodeReader, proveConsistency, proveInclusion, proveSubtree, rootOf } from "./merkle/prove.ts";
export { type Subtree, type SubtreeClaim, verifySubtree, verifyWithinSubtree } from "./merkle/subtree.ts";
export { type Checkpoint, readCheckpoint, writeCheckpoint } from "./note/checkpoint.ts";
export { cosign, cosignedAt } from "./note/cosignature.ts";
export { type KeyType, type NoteKey, noteKey, readKey, writeKey } from "./note/key.ts";
export {
  type Note,
  type NoteSignature,
  type NoteSigner,
  readNote,
  readSignature,
  signText,
  type VerifySignature,
  verifyNote,
  writeNote,
  writeSignature,
} from "./note/note.ts";
export { policyIn, quorumMet, readPolicy, type TrustPolicy } from "./note/policy.ts";
export { type ProofFile, readProof, verifyProof, writeProof } from "./note/proof-file.ts";
export { openCheckpoint, type TrustedCheckpoint } from "./note/trusted.ts";
export { Edge, type Tile, wholeRoots } from "./tiles/edge.ts";
export { readEntries, writeEntries } from "./tiles/entries.ts";
export { nodesOfTiles } from "./tiles/nodes.ts";
export { edgePlaces, readTilePath, TILE_WIDTH, type TilePlace, tilePath } from "./tiles/place.ts";
export { addCheckpoint, type WitnessReply, type WitnessSetUp, type WitnessState } from "./witness/add-checkpoint.ts";
