/** The only rule on who may see, receive and act on what, and why. */
export { confidenceOf, type Effect, originsIn, type Word } from "./confidence.ts";
export {
  type BodyFacts,
  type Caveat,
  type ConsentFlag,
  type Grant,
  isGovernment,
  type Label,
  PAP_ORDER,
  type Pap,
  type Provenance,
  stricter,
  stricterPap,
  TLP_ORDER,
  type Tlp,
  type World,
} from "./label.ts";
export { type LowerBar, type Lowered, type Lowerer, type Lowering, lowered, mayLift } from "./lower.ts";
export { barredBy, type Deed, mayAct, papAllows } from "./may-act.ts";
export {
  mayReadBeside,
  mayReceive,
  maySee,
  type RuleName,
  type Step,
  turningPoints,
  type Verdict,
} from "./may-see.ts";
export {
  joinedPackage,
  type Package,
  type Packed,
  type PackReason,
  packageFor,
  partsOf,
  type Source,
  type Via,
} from "./package.ts";
export { type History, isEcho, type Said, type Standing, standingOf } from "./provenance.ts";
export { type Reason, type SaidStep, saidOfOthers, saidToOwner, saidToReader } from "./sayable.ts";
export { caveatOf, STATEMENTS, type Stated, statedIn } from "./statements.ts";
