/** What leaves the hub: the package of a release, in the recipient's format. Pure; whatever is secret is handed in. */

export { canonicalJson } from "@noroshi/stix";
export { csafIdOf, csafOf } from "./document/csaf.ts";
export { type Envelope, type SharedValue, sharedValue } from "./document/shared-value.ts";
export { csvOf, htmlOf, termsInWords, toldVictims } from "./document/table.ts";
export { afterTry, backOff } from "./exchange/back-off.ts";
export type { PushCode } from "./exchange/errors.ts";
export {
  ended,
  type PushAnswer,
  type Pushed,
  type PushPlace,
  push,
  type Receiver,
  UNPUSHED,
} from "./exchange/push.ts";
export { sayOfPush } from "./exchange/say.ts";
export {
  headOfList,
  isListed,
  LIST_FORMS,
  type ListForm,
  type Listing,
  linesOf,
  listingOf,
} from "./lists/list-lines.ts";
export { audienceName, type Mint, minting } from "./mint.ts";
export { feedHashes, manifestLine, mispEventOf } from "./misp/event-of.ts";
export { MISP_BEGINNING, type MispPartner, type MispPlace, takeFeed, takeServer } from "./misp/take.ts";
export { ASSET_KINDS, type Asset, type AssetKind, assetValue, type Concern, routesOf } from "./routing/route.ts";
export {
  indicatorOf,
  indicatorsOf,
  objectIdOf,
  RELEASED_FIELDS,
  type Release,
  type ReleasedObject,
  revocationOf,
} from "./stix/indicator-of.ts";
export {
  BUNDLE_ENDS,
  bundleBegins,
  bundledName,
  bundleIdFor,
  bundleIdOf,
  bundleOf,
  headOf,
  type Office,
  officeIdentity,
  ordered,
  orderKey,
} from "./stix/package-of.ts";
export { patternOf } from "./stix/pattern-of.ts";
export { type Term, termMarking, termOfMarking, termsSaid, tlpMarking } from "./stix/terms.ts";
export { type Translation, translationOf } from "./stix/translation-of.ts";
export { type VictimObject, victimMarkings, victimObjects, victimOver } from "./stix/victim-objects.ts";
export { type Asked, changedSince, readAsked, type Takes } from "./taxii/asked.ts";
export {
  BEGINNING,
  BOUNDS,
  type Bounds,
  drain,
  type Ended,
  type PageAnswer,
  type PageAsked,
  type Partner,
  type Place,
} from "./taxii/drain.ts";
export { type Addressed, addressOf, keepable, keepableOf } from "./taxii/object.ts";
export { errorOf, isTaxii, type ObjectStatus, statusOf, TAXII, type Told, takesTaxii } from "./taxii/resource.ts";
export { sayOfPull } from "./taxii/say.ts";
export { type Candidate, mispEventIdOf, objectIdsIn, type Traced, trace, watermarkOf } from "./trace/trace.ts";
export { hubIdOf, isOwnWord, originToken, viaOf } from "./trail.ts";
export { type VictimCard, type VictimWords, victimIdOf } from "./victims/card.ts";
export {
  isVictimField,
  VICTIM_FIELDS,
  type VictimConsent,
  type VictimField,
  type VictimReason,
  type VictimRule,
  victimReasons,
} from "./victims/facts.ts";
