/** One matter, many parties: when a case opens, how far its word has travelled, how grave it is. */
export { type FireStep, type LitStep, lineOfFires, type Waiting } from "./line-of-fires.ts";
export { priorityScore } from "./priority.ts";
export { type PriorityMethod, readMethod, type Uplift, upliftOf, weightsOf } from "./severity/method.ts";
export { type CrossWalk, readCrossWalk, type Suggestion, suggest } from "./severity/scales.ts";
export { type AssessmentStage, latestOf, overallOf, stageOf, VIEWPOINTS } from "./severity/viewpoints.ts";
export { type Opening, opens, readStandingOrder } from "./standing-order.ts";
