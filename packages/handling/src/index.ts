/** The only rule on who may see what with a label, and why. */
export {
  type BodyFacts,
  type Caveat,
  type ConsentFlag,
  type Grant,
  isGovernment,
  type Label,
  type Provenance,
  stricter,
  TLP_ORDER,
  type Tlp,
  type World,
} from "./label.ts";
export { mayReadBeside, maySee, type RuleName, type Step, turningPoints, type Verdict } from "./may-see.ts";
