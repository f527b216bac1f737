/** The door of selection: from a permit to a predicate, from a batch to what may be kept. */
export { unusableFor } from "./authorisation/other-use.ts";
export { type ReadPermit, readPermit } from "./authorisation/read.ts";
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
export {
  type Certificate,
  commitmentOf,
  type Entry,
  type EntryCode,
  entryDigest,
  type Heartbeat,
  type NewEntry,
  readEntry,
  STORES,
  type StoreName,
  standsTo,
  type UseEntry,
  writeEntry,
} from "./certificate/entry.ts";
export { compilePlan } from "./compile/compiled.ts";
export { interpret } from "./compile/interpreter.ts";
export { deterministic, ndx, pfx, undoDeterministic, undoNdx, undoPfx } from "./pseudonym/ipcrypt.ts";
export { epochOf, KEY_BYTES, type Pseudonymise, pseudonymiser } from "./pseudonym/pseudonymiser.ts";
export { bareAddress, type Tokenise } from "./select/mail.ts";
export { select, type Treatment, type UsablePermit } from "./select/select.ts";
export { type OpenedSetUp, openSetUp } from "./set-up/open.ts";
export { readAddressPlan } from "./set-up/plan.ts";
export { type RealmKeys, readKeys, readSetUp, type SetUp, type Told } from "./set-up/set-up.ts";
