/** Legal authority as data: bases and what they open, regimes and what they ask, clocks and when they run out. */
export {
  type Capability,
  type DeclassifyRule,
  declassifyRuleOf,
  isOpen,
  type LegalBasis,
  type LegalProfile,
  type Review,
  readProfile,
  type StateRow,
} from "./bases/profile.ts";
export { type ReleaseRule, releaseRulesFor } from "./bases/release-rules.ts";
export { BASIS_STATES, type BasisState, type DatedState, opensAt, stateAt } from "./bases/state.ts";
export { type BusinessCalendar, businessCalendar, readCalendar } from "./clocks/calendar.ts";
export { type Deadline, type Due, dueOf, type Pause, pausedAnchor } from "./clocks/due.ts";
export { type ClockSeen, STANDINGS, type Standing, standingOf, warnAt } from "./clocks/standing.ts";
export { type ReportVersion, type Start, startOf } from "./clocks/start.ts";
export { type Difference, diffProfiles, type ProfileDiff, type RegisteredAct, readRegister } from "./diff/register.ts";
export type { LawFault, Loaded } from "./errors.ts";
export { type FactField, readFields } from "./facts/fields.ts";
export {
  type Expression,
  evaluate,
  type Facts,
  type FactValue,
  factsIn,
  type Reason,
  type Ruling,
  type Verdict,
} from "./predicate/expression.ts";
export { type Advice, advise } from "./regimes/advise.ts";
export { type Recipient, type Regime, type RegimeFile, readRegimes, type Stage } from "./regimes/regime.ts";
