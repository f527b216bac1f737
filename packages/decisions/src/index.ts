/** The door of decisions: what may become of a measure, through which gates, and whom it waits for. */
export { gatePath, type Station } from "./gate/path.ts";
export { type GateFacts, type Step, step, waitsFor } from "./gate/step.ts";
export { type Ballot, type Tally, tally } from "./gate/votes.ts";
export { type Gates, gatesFor, planAfter, type ReadPlans, readGatePlans } from "./plan.ts";
export { NeutralisationDocument, objectOfDocument } from "./request/document.ts";
export { type FormFault, faultsOf, type MeasureForm, MeasureFormSchema, plainWords } from "./request/form.ts";
export { cellOf, TABLES } from "./table/tables.ts";
