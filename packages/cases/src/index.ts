/** One matter, many parties: when a case opens, how far its word has travelled, how grave it is. */

export { type FactCatalogue, type FactField, readCatalogue, readValue } from "./facts/catalogue.ts";
export { choose, mayHave } from "./facts/choose.ts";
export type {
  ChosenFact,
  Confidence,
  FactSet,
  FactStatement,
  FactValue,
  Protection,
  SourceKind,
} from "./facts/fact.ts";
export { factsOfOwnReport, factsOfReport, type ReportRead, type StatedFact } from "./facts/from-report.ts";
export { type Change, type Contradiction, changes, contradictions, outdated, type Told } from "./filings/compare.ts";
export { type FilingForm, type FormRow, factsOf, holds, readForm } from "./filings/form.ts";
export { type Missing, missingFor, type Question, type RunningDuty } from "./filings/missing.ts";
export { type Rendering, render, type WrittenCell, type WrittenRow } from "./filings/render.ts";
export { type FireStep, type LitStep, lineOfFires, type Waiting } from "./line-of-fires.ts";
export {
  dutyFirst,
  type NextPage,
  nextPage,
  type PageSoFar,
  type PagingPlan,
  type Reachable,
  readPagingPlan,
} from "./paging/next.ts";
export {
  isUsable,
  type Playbook,
  type PlaybookRead,
  readPlaybook,
  type TaskTemplate,
} from "./playbooks/cacao.ts";
export { type Around, type Candidate, type OwnerRole, ownerOf, readOwners } from "./playbooks/owners.ts";
export { type WrittenPlaybook, type WrittenTask, writePlaybook } from "./playbooks/write.ts";
export { priorityScore } from "./priority.ts";
export { type PriorityMethod, readMethod, type Uplift, upliftOf, weightsOf } from "./severity/method.ts";
export { type CrossWalk, readCrossWalk, type Suggestion, suggest } from "./severity/scales.ts";
export { type AssessmentStage, latestOf, overallOf, stageOf, VIEWPOINTS } from "./severity/viewpoints.ts";
export { type Opening, opens, readStandingOrder } from "./standing-order.ts";
export { dueOf } from "./tasks/due.ts";
export {
  afterEvent,
  EVENT_OF,
  isOpen,
  NEEDS_WORDS,
  TASK_EVENTS,
  TASK_STATES,
  type TaskEvent,
  type TaskState,
} from "./tasks/states.ts";
