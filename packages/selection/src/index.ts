/** The door of selection: from a permit to a predicate, from a batch to what may be kept. */
export { type ReadPermit, readPermit, readPlan } from "./authorisation/read.ts";
export {
  type Keyring,
  type Opened,
  type OpenPermit,
  openPermit,
  openStatus,
  permitDigest,
  type RingKey,
} from "./authorisation/signed.ts";
export { type Law, type PermitActs, type StatusToken, unusable } from "./authorisation/usable.ts";
export { compilePlan } from "./compile/compiled.ts";
export { interpret } from "./compile/interpreter.ts";
export { deterministic, ndx, pfx, undoDeterministic, undoNdx, undoPfx } from "./pseudonym/ipcrypt.ts";
export { bareAddress, select, type Tokenise, type UsablePermit } from "./select/select.ts";
