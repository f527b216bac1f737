/** What leaves the hub: the package of a release, in the recipient's format. Pure; whatever is secret is handed in. */

export { canonicalJson } from "@noroshi/stix";
export { audienceName, type Mint, minting } from "./mint.ts";
export {
  indicatorOf,
  objectIdOf,
  RELEASED_FIELDS,
  type Release,
  type ReleasedObject,
  revocationOf,
} from "./stix/indicator-of.ts";
export { bundleIdOf, bundleOf, headOf, type Office, officeIdentity, ordered } from "./stix/package-of.ts";
export { patternOf } from "./stix/pattern-of.ts";
export { type Term, termMarking, termOfMarking, termsSaid, tlpMarking } from "./stix/terms.ts";
