/** The only rule on who may see what with a label, and why. */
export {
  type BodyFacts,
  type Caveat,
  type ConsentFlag,
  isGovernment,
  type Label,
  stricter,
  TLP_ORDER,
  type Tlp,
  type World,
} from "./label.ts";
export { maySee, type RuleName, type Step, type Verdict } from "./may-see.ts";
