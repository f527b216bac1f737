/** The hub's door: routes, shapes, error codes. Shared by hub, console, CLI and sensor. */

export { ACTS, type Act, OPEN_ROUTES, ROUTE_ACTS } from "./acts.ts";
export { ERROR_CODES, type ErrorCode, Problem } from "./errors.ts";
export { type HubEvent, TICK_MS } from "./events.ts";
export * as local from "./local.ts";
export { type Api, type Handlers, mount } from "./mount.ts";
export {
  Account,
  Entrance,
  InvitationList,
  InvitationOffer,
  MachineList,
  MadeInvitation,
  MadeMachine,
  MadeRecovery,
  PeopleList,
} from "./shapes/account.ts";
export { Assessment, ReportActs, Sighting, SightingPage } from "./shapes/act.ts";
export { Asset, AssetPage, Concerned, ConcernedList } from "./shapes/asset.ts";
export { Attached, Attachment, AttachmentList, Custody } from "./shapes/attachment.ts";
export { Board, CaseDetail, CasePage, CaseSummary, Mark, ScaleSuggestion } from "./shapes/case.ts";
export { ConsentRequest, ConsentRequestPage } from "./shapes/consent.ts";
export {
  CouncilAgreement,
  CouncilBook,
  CouncilClass,
  CouncilMember,
  CouncilMembership,
  CouncilPage,
  MEMBER_STATES,
  OwnMembership,
} from "./shapes/council.ts";
export { CourtExportList } from "./shapes/court.ts";
export { LabelShown, Lowering, LoweringPage, ReportLowerings, WiderTermsPage } from "./shapes/declassification.ts";
export { DeskEntry, DeskPage } from "./shapes/desk.ts";
export {
  CaseFile,
  DutyShown,
  FactQuestion,
  FactShown,
  FilingDetail,
  FilingPage,
  FilingPreview,
  FilingSummary,
  FilingWord,
  RegimeAdvice,
} from "./shapes/filing.ts";
export { Fire, HOPS, HopFigure, Latency } from "./shapes/fires.ts";
export { Inquiry, InquiryPage, InquiryWord } from "./shapes/inquiry.ts";
export { Opened, Opening } from "./shapes/inspection.ts";
export {
  BASIS_STATES,
  BasisChange,
  CLOCK_STANDINGS,
  ClockPage,
  EVIDENCE_KINDS,
  LawPage,
  LegalBasis,
  LegalClock,
} from "./shapes/law.ts";
export { CampaignList, Proposal, ProposalPage, Said, SaidPage, VendorWave } from "./shapes/link.ts";
export {
  Direction,
  EFFECTS,
  MeasureAnswer,
  MeasureDetail,
  MeasureForm,
  MeasurePage,
  MeasureSummary,
} from "./shapes/measure.ts";
export {
  ComplaintList,
  FrozenReportList,
  Inspection,
  InspectionDetail,
  InspectionList,
  IssueList,
  OversightWord,
  OversightWordList,
  Register,
  RegisterAct,
  StatutoryReport,
} from "./shapes/oversight.ts";
export { BodyKey, Contact, ContactBook, Page, PageList, Shift } from "./shapes/paging.ts";
export { ChannelList, Dispatch, DispatchPage, Partner, PartnerChannel } from "./shapes/partner.ts";
export { Bilingual, Body, Marking, Me, Realm, Suggested } from "./shapes/party.ts";
export {
  Delivery,
  DeliveryPage,
  RecallPage,
  ReceivedPage,
  Release,
  ReleasePage,
  ReleasePreview,
  ReportOutcome,
} from "./shapes/release.ts";
export { ReleaseApproval } from "./shapes/release-approval.ts";
export {
  Believed,
  Groups,
  Indicator,
  IndicatorPage,
  Item,
  Receipt,
  ReceiptPage,
  ReportDetail,
  ReportPage,
  ReportSummary,
  Understood,
  ViewLink,
} from "./shapes/report.ts";
export { ErasureCertificates, ErasureVerification, Retention } from "./shapes/retention.ts";
export { Emergency, EmergencyList, EntryList, May, ReadList, RoleList, ThroughEyes, WhoSees } from "./shapes/role.ts";
export { CaseNote, CaseRoom, CaseStatement, Disclosure, RoomAsk } from "./shapes/room.ts";
export { SearchAnswer, Suggestions, ValuesAnswer } from "./shapes/search.ts";
export { KeptTraffic, Sensor, SensorList } from "./shapes/sensor.ts";
export { PriorityMethods } from "./shapes/severity.ts";
export { SavedMapping, TableMapping, TableProposal } from "./shapes/table.ts";
export { CacaoPlaybook, PlaybookList, PlaybookSummary, Task, TaskEvent, TaskPage, TaskPlan } from "./shapes/task.ts";
export { KnowledgeEntry, KnowledgePage, Upload } from "./shapes/upload.ts";
