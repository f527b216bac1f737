/** The door of @noroshi/intake: hostile bytes in, understood reports out, and every refusal with its place. */
export {
  type ActReading,
  type AssessmentSaid,
  type ConsentSaid,
  understandAssessment,
  understandConsent,
  understandWithdrawal,
  type WithdrawalSaid,
} from "./acts/act.ts";
export { DESK_CHANNELS, type DeskSaid, understandDeskEntry } from "./acts/desk.ts";
export type * from "./contract/index.ts";
export { doorOf } from "./door-of.ts";
export { type FormCopy, formCopy } from "./form-copy.ts";
export { type FeedEvent, type FeedManifest, readFeedManifest } from "./formats/misp/manifest.ts";
export { partsOf as mispParts } from "./formats/misp/values.ts";
export { NEUTRAL_SCHEMA, neutralIncidentJsonSchema } from "./formats/neutral-incident/schema.ts";
export { brokenAt } from "./json/broken-at.ts";
export { knowledgeOf } from "./knowledge-of.ts";
export { LIMITS, type Limits } from "./limits.ts";
export { classifiedFault } from "./marking/classified.ts";
export { classifiedIn } from "./marking/in-file.ts";
export { damaged, type PdfText, pdfText, type ReadPdf } from "./pdf/text.ts";
export { isOfPdf } from "./pdf/unheard.ts";
export { proposeTable, type TableProposal } from "./propose-table.ts";
export { understandSightings } from "./sightings.ts";
export { sniff } from "./sniff.ts";
export { classifiedInStream } from "./stream/classified.ts";
export type { Open, StreamEvent } from "./stream/events.ts";
export { streamReports } from "./stream/reports.ts";
export { TABLE_FIELDS, type TableField, TableMapping } from "./table/mapping.ts";
export { type Hint, type Options, understand, understandPages } from "./understand.ts";
export { type FileOptions, understandFile } from "./understand-file.ts";
