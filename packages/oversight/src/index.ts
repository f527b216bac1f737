/** What must be recorded of authorisations, and what follows from the record: reports, statistics, retention. */
export { drawSample, type KeyedHash } from "./inspection/sample.ts";
export {
  type OversightProfile,
  provisionOf,
  type ReadOversight,
  readOversightProfile,
  wordOf,
} from "./profile.ts";
export { type CountedFigure, type CountedItem, countReport, type StatutoryReport } from "./report/count.ts";
export { reportPage } from "./report/page.ts";
export { STYLE as PAGE_STYLE } from "./report/text.ts";
export {
  type ErasureCertificate,
  type Finding,
  type HoldSpan,
  judgeErasures,
  type Remaining,
  type RetentionFinding,
  type Tombstone,
} from "./retention/judge.ts";
export {
  classOf,
  dueAt,
  type KeptRecord,
  type ReadRetention,
  type RetentionClass,
  type RetentionPlan,
  readRetentionPlan,
} from "./retention/plan.ts";
export { type NewIssue, nextIssue, type PublicCell, type PublicIssue, type PublicTable } from "./transparency/issue.ts";
export { issuePage } from "./transparency/page.ts";
export type { Atoms, PublishedIssue, Shown, Statistic } from "./transparency/statistics.ts";
