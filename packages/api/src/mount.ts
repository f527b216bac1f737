/**
 * Joins routes and handlers. The hub hands in its handlers; the console takes only the type `Api`, so no server code and
 * no schema library reaches the browser.
 */
import type { OpenAPIHono, RouteHandler } from "@hono/zod-openapi";
import type { Env } from "hono";
import type { ExtractSchema } from "hono/types";
import { type HandlersOf, mountOversight, type OversightHandlers } from "./mount-oversight.ts";
import { endSession, getAccount, getEntrance, lookAtInvitation, proveFresh } from "./routes/account.ts";
import {
  assessReport,
  giveConsent,
  listPriorityMethods,
  listReportActs,
  listSightings,
  recordSightings,
  withdrawConsent,
} from "./routes/acts.ts";
import * as administration from "./routes/administration.ts";
import * as assets from "./routes/assets.ts";
import * as attachments from "./routes/attachments.ts";
import { getBoard, getCase, getGroups, getLatency, listCases, openCase, pinToCase } from "./routes/cases.ts";
import * as consents from "./routes/consents.ts";
import * as council from "./routes/council.ts";
import { confirmDeskEntry, fileDeskEntry, listDeskEntries } from "./routes/desk.ts";
import * as filings from "./routes/filings.ts";
import * as inquiries from "./routes/inquiries.ts";
import { answerBasisChange, askBasisChange, exportLaw, getLaw, listClocks, sayAnchor, sayClock } from "./routes/law.ts";
import { listProvable } from "./routes/ledger.ts";
import { listCampaigns, listProposals, listSaid, sayLink } from "./routes/links.ts";
import * as measures from "./routes/measures.ts";
import * as paging from "./routes/paging.ts";
import * as partners from "./routes/partners.ts";
import * as releases from "./routes/releases.ts";
import {
  getForm,
  getReceipt,
  getReport,
  listIndicators,
  listReceipts,
  listReports,
  sayHistorical,
  submitBatch,
  submitReport,
  understandFile,
} from "./routes/reports.ts";
import * as roles from "./routes/roles.ts";
import * as room from "./routes/room.ts";
import { search, searchValues, suggest } from "./routes/search.ts";
import * as sensors from "./routes/sensors.ts";
import { getHealth, getMe, listBodies } from "./routes/session.ts";
import { listMappings, proposeMapping, removeMapping, saveMapping } from "./routes/tables.ts";
import * as tasks from "./routes/tasks.ts";
import * as uploads from "./routes/uploads.ts";

export interface Handlers<E extends Env>
  extends OversightHandlers<E>,
    HandlersOf<typeof attachments, E>,
    HandlersOf<typeof administration, E>,
    HandlersOf<typeof inquiries, E>,
    HandlersOf<typeof measures, E>,
    HandlersOf<typeof filings, E>,
    HandlersOf<typeof roles, E>,
    HandlersOf<typeof assets, E>,
    HandlersOf<typeof council, E>,
    HandlersOf<typeof paging, E>,
    HandlersOf<typeof partners, E>,
    HandlersOf<typeof releases, E>,
    HandlersOf<typeof consents, E>,
    HandlersOf<typeof room, E>,
    HandlersOf<typeof sensors, E>,
    HandlersOf<typeof tasks, E>,
    HandlersOf<typeof uploads, E> {
  readonly listProvable: RouteHandler<typeof listProvable, E>;
  readonly getHealth: RouteHandler<typeof getHealth, E>;
  readonly getMe: RouteHandler<typeof getMe, E>;
  readonly getEntrance: RouteHandler<typeof getEntrance, E>;
  readonly lookAtInvitation: RouteHandler<typeof lookAtInvitation, E>;
  readonly getAccount: RouteHandler<typeof getAccount, E>;
  readonly endSession: RouteHandler<typeof endSession, E>;
  readonly proveFresh: RouteHandler<typeof proveFresh, E>;
  readonly listBodies: RouteHandler<typeof listBodies, E>;
  readonly listReceipts: RouteHandler<typeof listReceipts, E>;
  readonly submitReport: RouteHandler<typeof submitReport, E>;
  readonly submitBatch: RouteHandler<typeof submitBatch, E>;
  readonly understandFile: RouteHandler<typeof understandFile, E>;
  readonly listReports: RouteHandler<typeof listReports, E>;
  readonly getReport: RouteHandler<typeof getReport, E>;
  readonly sayHistorical: RouteHandler<typeof sayHistorical, E>;
  readonly getForm: RouteHandler<typeof getForm, E>;
  readonly getReceipt: RouteHandler<typeof getReceipt, E>;
  readonly listIndicators: RouteHandler<typeof listIndicators, E>;
  readonly giveConsent: RouteHandler<typeof giveConsent, E>;
  readonly withdrawConsent: RouteHandler<typeof withdrawConsent, E>;
  readonly assessReport: RouteHandler<typeof assessReport, E>;
  readonly listPriorityMethods: RouteHandler<typeof listPriorityMethods, E>;
  readonly recordSightings: RouteHandler<typeof recordSightings, E>;
  readonly listSightings: RouteHandler<typeof listSightings, E>;
  readonly listReportActs: RouteHandler<typeof listReportActs, E>;
  readonly fileDeskEntry: RouteHandler<typeof fileDeskEntry, E>;
  readonly confirmDeskEntry: RouteHandler<typeof confirmDeskEntry, E>;
  readonly listDeskEntries: RouteHandler<typeof listDeskEntries, E>;
  readonly getBoard: RouteHandler<typeof getBoard, E>;
  readonly listProposals: RouteHandler<typeof listProposals, E>;
  readonly listCampaigns: RouteHandler<typeof listCampaigns, E>;
  readonly listSaid: RouteHandler<typeof listSaid, E>;
  readonly sayLink: RouteHandler<typeof sayLink, E>;
  readonly getGroups: RouteHandler<typeof getGroups, E>;
  readonly openCase: RouteHandler<typeof openCase, E>;
  readonly pinToCase: RouteHandler<typeof pinToCase, E>;
  readonly listCases: RouteHandler<typeof listCases, E>;
  readonly getCase: RouteHandler<typeof getCase, E>;
  readonly getLatency: RouteHandler<typeof getLatency, E>;
  readonly getLaw: RouteHandler<typeof getLaw, E>;
  readonly exportLaw: RouteHandler<typeof exportLaw, E>;
  readonly askBasisChange: RouteHandler<typeof askBasisChange, E>;
  readonly answerBasisChange: RouteHandler<typeof answerBasisChange, E>;
  readonly listClocks: RouteHandler<typeof listClocks, E>;
  readonly sayClock: RouteHandler<typeof sayClock, E>;
  readonly sayAnchor: RouteHandler<typeof sayAnchor, E>;
  readonly search: RouteHandler<typeof search, E>;
  readonly searchValues: RouteHandler<typeof searchValues, E>;
  readonly suggest: RouteHandler<typeof suggest, E>;
  readonly proposeMapping: RouteHandler<typeof proposeMapping, E>;
  readonly listMappings: RouteHandler<typeof listMappings, E>;
  readonly saveMapping: RouteHandler<typeof saveMapping, E>;
  readonly removeMapping: RouteHandler<typeof removeMapping, E>;
}

/** What is filed, read and worked on. */
export function mountWork<E extends Env>(app: OpenAPIHono<E>, h: Handlers<E>) {
  return app
    .openapi(getHealth, h.getHealth)
    .openapi(getMe, h.getMe)
    .openapi(getEntrance, h.getEntrance)
    .openapi(lookAtInvitation, h.lookAtInvitation)
    .openapi(getAccount, h.getAccount)
    .openapi(endSession, h.endSession)
    .openapi(proveFresh, h.proveFresh)
    .openapi(administration.listPeople, h.listPeople)
    .openapi(administration.suspendPerson, h.suspendPerson)
    .openapi(administration.changeMembership, h.changeMembership)
    .openapi(administration.signOutPerson, h.signOutPerson)
    .openapi(administration.unlockPerson, h.unlockPerson)
    .openapi(administration.recoverPerson, h.recoverPerson)
    .openapi(administration.listInvitations, h.listInvitations)
    .openapi(administration.makeInvitation, h.makeInvitation)
    .openapi(administration.revokeInvitation, h.revokeInvitation)
    .openapi(administration.listMachines, h.listMachines)
    .openapi(administration.makeMachine, h.makeMachine)
    .openapi(administration.rotateMachine, h.rotateMachine)
    .openapi(administration.revokeMachine, h.revokeMachine)
    .openapi(listBodies, h.listBodies)
    .openapi(listReceipts, h.listReceipts)
    .openapi(submitReport, h.submitReport)
    .openapi(submitBatch, h.submitBatch)
    .openapi(understandFile, h.understandFile)
    .openapi(listReports, h.listReports)
    .openapi(getReport, h.getReport)
    .openapi(sayHistorical, h.sayHistorical)
    .openapi(getForm, h.getForm)
    .openapi(getReceipt, h.getReceipt)
    .openapi(listIndicators, h.listIndicators)
    .openapi(giveConsent, h.giveConsent)
    .openapi(withdrawConsent, h.withdrawConsent)
    .openapi(assessReport, h.assessReport)
    .openapi(listPriorityMethods, h.listPriorityMethods)
    .openapi(recordSightings, h.recordSightings)
    .openapi(listSightings, h.listSightings)
    .openapi(listReportActs, h.listReportActs)
    .openapi(fileDeskEntry, h.fileDeskEntry)
    .openapi(confirmDeskEntry, h.confirmDeskEntry)
    .openapi(listDeskEntries, h.listDeskEntries)
    .openapi(getBoard, h.getBoard)
    .openapi(listProposals, h.listProposals)
    .openapi(listCampaigns, h.listCampaigns)
    .openapi(listSaid, h.listSaid)
    .openapi(sayLink, h.sayLink)
    .openapi(getGroups, h.getGroups)
    .openapi(openCase, h.openCase)
    .openapi(pinToCase, h.pinToCase)
    .openapi(listCases, h.listCases)
    .openapi(getCase, h.getCase)
    .openapi(filings.answerFiling, h.answerFiling)
    .openapi(filings.fileWithAuthorities, h.fileWithAuthorities)
    .openapi(filings.getCaseFile, h.getCaseFile)
    .openapi(filings.getFiling, h.getFiling)
    .openapi(filings.listFilings, h.listFilings)
    .openapi(filings.previewFiling, h.previewFiling)
    .openapi(filings.stateFacts, h.stateFacts)
    .openapi(getLatency, h.getLatency)
    .openapi(getLaw, h.getLaw)
    .openapi(exportLaw, h.exportLaw)
    .openapi(askBasisChange, h.askBasisChange)
    .openapi(answerBasisChange, h.answerBasisChange)
    .openapi(listClocks, h.listClocks)
    .openapi(sayClock, h.sayClock)
    .openapi(sayAnchor, h.sayAnchor)
    .openapi(search, h.search)
    .openapi(searchValues, h.searchValues)
    .openapi(suggest, h.suggest)
    .openapi(releases.answerRelease, h.answerRelease)
    .openapi(releases.orderRelease, h.orderRelease)
    .openapi(releases.takeBackRelease, h.takeBackRelease)
    .openapi(releases.listReleases, h.listReleases)
    .openapi(releases.getRelease, h.getRelease)
    .openapi(releases.listDeliveries, h.listDeliveries)
    .openapi(releases.listRecalls, h.listRecalls)
    .openapi(releases.previewRelease, h.previewRelease)
    .openapi(releases.acknowledgeDelivery, h.acknowledgeDelivery)
    .openapi(releases.listReceived, h.listReceived)
    .openapi(releases.getReportOutcome, h.getReportOutcome)
    .openapi(releases.getDelivery, h.getDelivery)
    .openapi(consents.answerConsent, h.answerConsent)
    .openapi(consents.askConsent, h.askConsent)
    .openapi(consents.endConsent, h.endConsent)
    .openapi(consents.listConsentRequests, h.listConsentRequests)
    .openapi(consents.offerNaming, h.offerNaming)
    .openapi(consents.takeBackConsentRequest, h.takeBackConsentRequest)
    .openapi(uploads.openUpload, h.openUpload)
    .openapi(uploads.getUpload, h.getUpload)
    .openapi(uploads.appendUpload, h.appendUpload)
    .openapi(uploads.publishUpload, h.publishUpload)
    .openapi(attachments.attachFile, h.attachFile)
    .openapi(attachments.attachUpload, h.attachUpload)
    .openapi(attachments.attachReference, h.attachReference)
    .openapi(attachments.listAttachments, h.listAttachments)
    .openapi(attachments.getAttachment, h.getAttachment)
    .openapi(attachments.handOver, h.handOver)
    .openapi(attachments.recordCustody, h.recordCustody)
    .openapi(proposeMapping, h.proposeMapping)
    .openapi(listMappings, h.listMappings)
    .openapi(saveMapping, h.saveMapping)
    .openapi(removeMapping, h.removeMapping)
    .openapi(uploads.addKnowledge, h.addKnowledge)
    .openapi(uploads.addAdvisory, h.addAdvisory)
    .openapi(roles.askMay, h.askMay)
    .openapi(sensors.hearSensor, h.hearSensor)
    .openapi(sensors.listSensors, h.listSensors)
    .openapi(sensors.readTraffic, h.readTraffic)
    .openapi(sensors.registerSensor, h.registerSensor)
    .openapi(paging.answerPage, h.answerPage)
    .openapi(paging.callBody, h.callBody)
    .openapi(paging.enterShift, h.enterShift)
    .openapi(paging.keepContact, h.keepContact)
    .openapi(paging.keepKey, h.keepKey)
    .openapi(paging.listContacts, h.listContacts)
    .openapi(paging.listPages, h.listPages)
    .openapi(paging.recordCall, h.recordCall)
    .openapi(paging.takeOver, h.takeOver)
    .openapi(assets.answerAsset, h.answerAsset)
    .openapi(assets.listAssets, h.listAssets)
    .openapi(assets.proposeAsset, h.proposeAsset)
    .openapi(assets.routeReport, h.routeReport)
    .openapi(assets.withdrawAsset, h.withdrawAsset)
    .openapi(council.acceptAgreement, h.acceptAgreement)
    .openapi(council.acknowledgeSecrecy, h.acknowledgeSecrecy)
    .openapi(council.answerCouncil, h.answerCouncil)
    .openapi(council.decideMember, h.decideMember)
    .openapi(council.getCouncilBook, h.getCouncilBook)
    .openapi(council.getMember, h.getMember)
    .openapi(council.getMembership, h.getMembership)
    .openapi(council.inviteMember, h.inviteMember)
    .openapi(council.listMembers, h.listMembers)
    .openapi(council.publishAgreement, h.publishAgreement)
    .openapi(partners.getPartner, h.getPartner)
    .openapi(partners.keepChannel, h.keepChannel)
    .openapi(partners.listChannels, h.listChannels)
    .openapi(partners.listDispatches, h.listDispatches)
    .openapi(partners.sendAgain, h.sendAgain)
    .openapi(inquiries.answerInquiry, h.answerInquiry)
    .openapi(inquiries.askBody, h.askBody)
    .openapi(inquiries.getInquiry, h.getInquiry)
    .openapi(inquiries.listInquiries, h.listInquiries)
    .openapi(room.answerLead, h.answerLead)
    .openapi(room.answerNaming, h.answerNaming)
    .openapi(room.bePresent, h.bePresent)
    .openapi(room.closeCase, h.closeCase)
    .openapi(room.getCaseRoom, h.getCaseRoom)
    .openapi(room.listRoomAsks, h.listRoomAsks)
    .openapi(room.nameParticipant, h.nameParticipant)
    .openapi(room.offerLead, h.offerLead)
    .openapi(room.previewNaming, h.previewNaming)
    .openapi(room.reopenCase, h.reopenCase)
    .openapi(room.sayInCase, h.sayInCase)
    .openapi(room.getTranslation, h.getTranslation)
    .openapi(room.writeNote, h.writeNote)
    .openapi(tasks.addPlaybook, h.addPlaybook)
    .openapi(tasks.beginPlaybook, h.beginPlaybook)
    .openapi(tasks.directTask, h.directTask)
    .openapi(tasks.getPlaybook, h.getPlaybook)
    .openapi(tasks.getTask, h.getTask)
    .openapi(tasks.giveTask, h.giveTask)
    .openapi(tasks.exportTasks, h.exportTasks)
    .openapi(tasks.listPlaybooks, h.listPlaybooks)
    .openapi(tasks.listTasks, h.listTasks)
    .openapi(tasks.moveTask, h.moveTask)
    .openapi(tasks.planTasks, h.planTasks)
    .openapi(roles.listRoles, h.listRoles)
    .openapi(roles.listPurposes, h.listPurposes)
    .openapi(roles.whoSeesReport, h.whoSeesReport)
    .openapi(roles.whoWouldSee, h.whoWouldSee)
    .openapi(roles.lookThrough, h.lookThrough)
    .openapi(roles.listEmergencies, h.listEmergencies)
    .openapi(roles.askEmergency, h.askEmergency)
    .openapi(roles.answerEmergency, h.answerEmergency)
    .openapi(roles.endEmergency, h.endEmergency)
    .openapi(roles.reviewEmergency, h.reviewEmergency)
    .openapi(roles.listReads, h.listReads)
    .openapi(roles.listEntries, h.listEntries)
    .openapi(listProvable, h.listProvable)
    .openapi(uploads.listKnowledge, h.listKnowledge)
    .openapi(measures.askNeutralisation, h.askNeutralisation)
    .openapi(measures.sayConsulted, h.sayConsulted)
    .openapi(measures.sayDecided, h.sayDecided)
    .openapi(measures.listGatePlans, h.listGatePlans)
    .openapi(measures.draftMeasure, h.draftMeasure)
    .openapi(measures.editMeasure, h.editMeasure)
    .openapi(measures.listMeasures, h.listMeasures)
    .openapi(measures.getMeasure, h.getMeasure)
    .openapi(measures.stepMeasure, h.stepMeasure)
    .openapi(measures.reviewMeasureLegally, h.reviewMeasureLegally)
    .openapi(measures.consultOnMeasure, h.consultOnMeasure)
    .openapi(measures.voteOnMeasure, h.voteOnMeasure)
    .openapi(measures.reviewMeasure, h.reviewMeasure)
    .openapi(measures.tellLoss, h.tellLoss)
    .openapi(measures.tellNotice, h.tellNotice)
    .openapi(measures.listDirections, h.listDirections)
    .openapi(measures.tellEffect, h.tellEffect)
    .openapi(measures.listHolds, h.listHolds)
    .openapi(measures.placeHold, h.placeHold)
    .openapi(measures.liftHold, h.liftHold)
    .openapi(measures.listHits, h.listHits)
    .openapi(measures.stopMeasure, h.stopMeasure);
}

/** Both halves of the door as one: a type of this size is written out in halves, or the compiler gives up on it. */
type Door<E extends Env> = OpenAPIHono<
  E,
  ExtractSchema<ReturnType<typeof mountWork<E>>> & ExtractSchema<ReturnType<typeof mountOversight<E>>>,
  "/"
>;

/**
 * Mounts every route of the hub's door.
 * @param app an OpenAPIHono that already carries the hub's middleware and validation hook
 */
export function mount<E extends Env>(app: OpenAPIHono<E>, h: Handlers<E>): Door<E> {
  mountWork(app, h);
  return mountOversight(app, h) as unknown as Door<E>;
}

/** The type of the hub's door: `hc<Api>("/")` in the console and the CLI. */
export type Api = Door<Env>;
