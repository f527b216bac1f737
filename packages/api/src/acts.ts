/**
 * Which act each address of the hub is. Every route and method must stand here: a new one that does not, fails to compile, and
 * would be refused to everybody at run time (ACT_UNDECLARED). Who may do an act is not said here but in profiles/acts.
 *
 * A new route: map it below to the act that it is. Only where none fits, declare a new act in act-names.ts, in
 * profiles/acts/noroshi.cedarschema, permit it in profiles/acts/roles.cedar, and write who is expected to do it into
 * profiles/acts/expected.csv, from what the role is for.
 */
import type { Env } from "hono";
import type { ExtractSchema } from "hono/types";
import { ACT_NAMES } from "./act-names.ts";
import type { mount } from "./mount.ts";

export const ACTS = ACT_NAMES;

export type Act = (typeof ACTS)[number];

type Mounted = ExtractSchema<ReturnType<typeof mount<Env>>>;

/** `GET /api/v1/reports/:id`, for every route that `mount` mounts. */
type RouteKey = {
  [P in keyof Mounted & string]: keyof Mounted[P] extends `$${infer M}` ? `${Uppercase<M>} ${P}` : never;
}[keyof Mounted & string];

/** Routes that nobody has to sign in for: they tell nothing of the realm. Their handlers know no actor. */
export const OPEN_ROUTES: readonly string[] = [
  "GET /api/v1/health",
  "GET /api/v1/openapi.json",
  "GET /api/v1/demo",
  "GET /api/v1/entrance",
  "POST /api/v1/invitations/look",
];

type Open = "GET /api/v1/health" | "GET /api/v1/entrance" | "POST /api/v1/invitations/look";

/** Routes that are no JSON contracts of `mount`. */
type Beside =
  | "GET /api/v1/events"
  | "GET /api/v1/ledger/acts/:id/proof"
  | "GET /api/v1/cases/:id/filing/forms/:form/file"
  | "GET /api/v1/filings/:id/file"
  | "GET /api/v1/oversight/reports/:id/page"
  | "POST /api/v1/court-exports/:id/file"
  | "GET /api/v1/deliveries/:id/package"
  | "GET /api/v1/feeds/misp/:file"
  | "GET /api/v1/feeds/lists/:file"
  | "POST /api/v1/releases/trace"
  | "GET /taxii2/"
  | "GET /taxii2/:root/"
  | "GET /taxii2/:root/status/:id/"
  | "GET /taxii2/:root/collections/"
  | "GET /taxii2/:root/collections/:collection/"
  | "GET /taxii2/:root/collections/:collection/manifest/"
  | "GET /taxii2/:root/collections/:collection/objects/"
  | "POST /taxii2/:root/collections/:collection/objects/"
  | "GET /taxii2/:root/collections/:collection/objects/:object/"
  | "DELETE /taxii2/:root/collections/:collection/objects/:object/"
  | "GET /taxii2/:root/collections/:collection/objects/:object/versions/";

/** If TypeScript brought you here: read the title of this file. */
export const ROUTE_ACTS: Readonly<Record<Exclude<RouteKey, Open> | Beside, Act>> = {
  "GET /api/v1/me": "session.read",
  "GET /api/v1/bodies": "session.read",
  "GET /api/v1/events": "event.follow",
  "POST /api/v1/may": "session.read",
  "GET /api/v1/purposes": "session.read",
  "GET /api/v1/roles": "role.read",
  "GET /api/v1/preview/reports/:id": "preview.ask",
  "POST /api/v1/preview/labels": "preview.ask",
  "GET /api/v1/preview/eyes/:body": "preview.look_through",
  "GET /api/v1/break-glass": "break_glass.read",
  "POST /api/v1/break-glass": "break_glass.ask",
  "POST /api/v1/break-glass/:id/answer": "break_glass.confirm",
  "POST /api/v1/break-glass/:id/end": "break_glass.ask",
  "POST /api/v1/break-glass/:id/review": "break_glass.review",
  "GET /api/v1/oversight/reads": "log.read",
  "GET /api/v1/oversight/entries": "log.read",
  "GET /api/v1/ledger/acts": "session.read",
  "GET /api/v1/ledger/acts/:id/proof": "session.read",
  "GET /api/v1/oversight/register": "oversight.read",
  "GET /api/v1/oversight/inspections": "oversight.read",
  "POST /api/v1/oversight/inspections": "oversight.inspect",
  "GET /api/v1/oversight/inspections/:id": "oversight.read",
  "POST /api/v1/oversight/inspections/:id/words": "oversight.inspect",
  "GET /api/v1/oversight/words": "measure.read",
  "POST /api/v1/oversight/words": "oversight.say",
  "POST /api/v1/oversight/words/:id/answers": "oversight.answer",
  "GET /api/v1/oversight/report": "oversight.read",
  "GET /api/v1/oversight/reports": "oversight.read",
  "POST /api/v1/oversight/reports": "oversight.say",
  "GET /api/v1/oversight/reports/:id": "oversight.read",
  "GET /api/v1/oversight/reports/:id/page": "oversight.read",
  "GET /api/v1/oversight/issues": "oversight.read",
  "POST /api/v1/oversight/issues": "oversight.say",
  "GET /api/v1/oversight/complaints": "oversight.read",
  "POST /api/v1/oversight/complaints": "oversight.inspect",
  "GET /api/v1/cases/:id/court-exports": "evidence.export",
  "POST /api/v1/cases/:id/court-exports": "evidence.export",
  "POST /api/v1/court-exports/:id/answer": "evidence.export",
  "POST /api/v1/court-exports/:id/file": "evidence.export",
  "GET /api/v1/retention": "retention.read",
  "POST /api/v1/retention/disposals": "retention.propose",
  "POST /api/v1/retention/disposals/:id/answer": "retention.approve",
  "POST /api/v1/retention/holds": "legal_hold.keep",
  "POST /api/v1/retention/holds/:id/answer": "legal_hold.keep",
  "POST /api/v1/retention/holds/:id/lifting": "legal_hold.keep",
  "GET /api/v1/retention/verification": "oversight.read",
  "GET /api/v1/account": "session.read",
  "DELETE /api/v1/account/sessions/:id": "session.read",
  "POST /api/v1/account/proof": "session.read",
  "GET /api/v1/administration/people": "account.manage",
  "PUT /api/v1/administration/people/:id/suspension": "account.manage",
  "PUT /api/v1/administration/people/:id/membership": "account.manage",
  "POST /api/v1/administration/people/:id/sign-out": "account.manage",
  "POST /api/v1/administration/people/:id/unlock": "account.manage",
  "POST /api/v1/administration/people/:id/recovery": "account.manage",
  "GET /api/v1/administration/invitations": "account.manage",
  "POST /api/v1/administration/invitations": "account.manage",
  "DELETE /api/v1/administration/invitations/:id": "account.manage",
  "GET /api/v1/administration/machines": "account.manage",
  "POST /api/v1/administration/machines": "account.manage",
  "POST /api/v1/administration/machines/:id/rotation": "account.manage",
  "DELETE /api/v1/administration/machines/:id": "account.manage",
  "POST /api/v1/reports": "report.submit",
  "POST /api/v1/reports/batch": "report.submit",
  "POST /api/v1/intake/understanding": "report.submit",
  "POST /api/v1/uploads": "report.submit",
  "GET /api/v1/uploads/:id": "report.submit",
  "PATCH /api/v1/uploads/:id": "report.submit",
  "POST /api/v1/uploads/:id/submission": "report.submit",
  "GET /api/v1/reports": "report.read",
  "GET /api/v1/reports/:id": "report.read",
  "GET /api/v1/reports/:id/acts": "report.read",
  "GET /api/v1/reports/:id/form": "report.read",
  "POST /api/v1/reports/:id/attachments": "report.submit",
  "POST /api/v1/reports/:id/attachments/by-reference": "report.submit",
  "POST /api/v1/uploads/:id/attachment": "report.submit",
  "GET /api/v1/reports/:id/attachments": "report.read",
  "GET /api/v1/attachments/:id": "report.read",
  "POST /api/v1/attachments/:id/hand-over": "evidence.take",
  "POST /api/v1/attachments/:id/custody": "report.submit",
  "POST /api/v1/table-mappings/proposal": "report.submit",
  "GET /api/v1/table-mappings": "report.submit",
  "PUT /api/v1/table-mappings/:name": "report.submit",
  "DELETE /api/v1/table-mappings/:name": "report.submit",
  "GET /api/v1/desk/entries": "report.submit",
  "POST /api/v1/desk/entries": "report.submit",
  "POST /api/v1/reports/:id/confirmation": "report.submit",
  "GET /api/v1/receipts": "receipt.read",
  "GET /api/v1/receipts/:id": "receipt.read",
  "POST /api/v1/receipts/:id/historical": "report.mark_historical",
  "GET /api/v1/indicators": "indicator.read",
  "GET /api/v1/search": "indicator.read",
  "POST /api/v1/search/values": "indicator.read",
  "GET /api/v1/search/suggestions": "indicator.read",
  "POST /api/v1/releases": "release.order",
  "GET /api/v1/releases": "indicator.read",
  "GET /api/v1/releases/:id": "indicator.read",
  "GET /api/v1/deliveries": "indicator.read",
  "GET /api/v1/recalls": "indicator.read",
  "GET /api/v1/deliveries/:id": "indicator.read",
  "GET /api/v1/deliveries/:id/package": "indicator.read",
  "GET /api/v1/feeds/misp/:file": "indicator.read",
  "GET /api/v1/feeds/lists/:file": "indicator.read",
  "POST /api/v1/releases/trace": "release.order",
  "GET /api/v1/assets": "asset.read",
  "POST /api/v1/assets": "asset.keep",
  "POST /api/v1/assets/:id/answer": "asset.approve",
  "POST /api/v1/assets/:id/withdrawal": "asset.keep",
  "GET /api/v1/reports/:id/concerned": "preview.look_through",
  "GET /api/v1/council/members": "council.read",
  "GET /api/v1/council/members/:body": "council.read",
  "POST /api/v1/council/members": "council.keep",
  "POST /api/v1/council/members/:body/decisions": "council.keep",
  "GET /api/v1/council/agreements": "council.read",
  "POST /api/v1/council/agreements": "council.keep",
  "GET /api/v1/council/membership": "council.read",
  "POST /api/v1/council/membership/answers": "council.take_part",
  "POST /api/v1/council/membership/acceptance": "council.take_part",
  "POST /api/v1/council/membership/secrecy": "council.take_part",
  "GET /api/v1/channels": "partner.read",
  "POST /api/v1/channels": "partner.keep",
  "GET /api/v1/dispatches": "partner.read",
  "POST /api/v1/dispatches/:id/again": "partner.keep",
  "GET /taxii2/": "indicator.read",
  "GET /taxii2/:root/": "indicator.read",
  "GET /taxii2/:root/status/:id/": "report.submit",
  "GET /taxii2/:root/collections/": "indicator.read",
  "GET /taxii2/:root/collections/:collection/": "indicator.read",
  "GET /taxii2/:root/collections/:collection/manifest/": "indicator.read",
  "GET /taxii2/:root/collections/:collection/objects/": "indicator.read",
  "POST /taxii2/:root/collections/:collection/objects/": "report.submit",
  "GET /taxii2/:root/collections/:collection/objects/:object/": "indicator.read",
  "DELETE /taxii2/:root/collections/:collection/objects/:object/": "report.submit",
  "GET /taxii2/:root/collections/:collection/objects/:object/versions/": "indicator.read",
  "POST /api/v1/sightings": "sighting.record",
  "GET /api/v1/sightings": "sighting.read",
  "GET /api/v1/sensors": "sighting.read",
  "POST /api/v1/sensors": "sensor.run",
  "POST /api/v1/sensors/:id/entries": "sensor.run",
  "GET /api/v1/sensors/:id/batches/:number": "sensor.run",
  "POST /api/v1/consents": "consent.give",
  "POST /api/v1/withdrawals": "consent.withdraw",
  "POST /api/v1/assessments": "case.assess",
  "GET /api/v1/board": "board.read",
  "GET /api/v1/groups": "view.read",
  "GET /api/v1/latency": "scorecard.read",
  "GET /api/v1/links/proposals": "link.read",
  "GET /api/v1/campaigns": "link.read",
  "GET /api/v1/links/statements": "link.read",
  "POST /api/v1/links/statements": "link.say",
  "GET /api/v1/cases": "case.read",
  "GET /api/v1/cases/:id": "case.read",
  "POST /api/v1/cases": "case.open",
  "POST /api/v1/cases/:id/reports": "case.pin",
  "GET /api/v1/cases/:id/room": "case.read",
  "GET /api/v1/cases/:id/disclosure": "case.lead",
  "POST /api/v1/cases/:id/participants": "case.lead",
  "POST /api/v1/cases/:id/participation": "case.take_part",
  "POST /api/v1/cases/:id/lead": "case.lead",
  "POST /api/v1/cases/:id/lead/answer": "case.lead",
  "GET /api/v1/cases/:id/statements/:statement/language-content": "case.read",
  "POST /api/v1/cases/:id/statements": "case.take_part",
  "PUT /api/v1/cases/:id/note": "case.take_part",
  "POST /api/v1/cases/:id/closing": "case.lead",
  "POST /api/v1/cases/:id/reopening": "case.lead",
  "POST /api/v1/cases/:id/presence": "case.take_part",
  "POST /api/v1/inquiries": "inquiry.exchange",
  "GET /api/v1/inquiries": "case.read",
  "GET /api/v1/inquiries/:id": "case.read",
  "POST /api/v1/inquiries/:id/words": "inquiry.exchange",
  "GET /api/v1/contacts": "page.answer",
  "POST /api/v1/contacts": "contact.keep",
  "POST /api/v1/shifts": "contact.keep",
  "POST /api/v1/shifts/:id/taking": "page.answer",
  "GET /api/v1/pages": "page.answer",
  "POST /api/v1/pages": "page.call",
  "POST /api/v1/pages/:id/acknowledgement": "page.answer",
  "POST /api/v1/pages/:id/calls": "page.answer",
  "GET /api/v1/playbooks": "knowledge.read",
  "GET /api/v1/playbooks/:id": "knowledge.read",
  "POST /api/v1/playbooks": "knowledge.add",
  "GET /api/v1/cases/:id/playbooks/:playbook": "case.lead",
  "POST /api/v1/cases/:id/playbooks": "case.lead",
  "POST /api/v1/cases/:id/tasks": "case.lead",
  "GET /api/v1/cases/:id/tasks/playbook": "case.read",
  "GET /api/v1/tasks": "case.read",
  "GET /api/v1/tasks/:id": "case.read",
  "POST /api/v1/tasks/:id/events": "task.work",
  "POST /api/v1/tasks/:id/direction": "case.lead",
  "POST /api/v1/knowledge": "knowledge.add",
  "POST /api/v1/advisories": "knowledge.add",
  "GET /api/v1/knowledge": "knowledge.read",
  "GET /api/v1/priority-methods": "knowledge.read",
  "GET /api/v1/law": "basis.read",
  "GET /api/v1/law/export": "basis.read",
  "POST /api/v1/law/changes": "basis.change",
  "POST /api/v1/law/changes/:id/answer": "basis.change",
  "GET /api/v1/gate-plans": "measure.read",
  "GET /api/v1/measures": "measure.read",
  "GET /api/v1/measures/:id": "measure.read",
  "POST /api/v1/measures": "measure.ask",
  "PUT /api/v1/measures/:id": "measure.ask",
  "POST /api/v1/measures/:id/steps": "measure.ask",
  "POST /api/v1/measures/:id/losses": "measure.ask",
  "POST /api/v1/measures/:id/notices": "measure.ask",
  "POST /api/v1/measures/:id/legal-review": "measure.review",
  "POST /api/v1/measures/:id/consultation": "measure.consult",
  "POST /api/v1/measures/:id/votes": "measure.decide",
  "POST /api/v1/measures/:id/review": "measure.decide",
  "GET /api/v1/directions": "measure.read",
  "POST /api/v1/directions/:id/effects": "measure.effect",
  "GET /api/v1/holds": "hold.keep",
  "POST /api/v1/holds": "hold.keep",
  "DELETE /api/v1/holds/:id": "hold.keep",
  "GET /api/v1/deconfliction/hits": "deconfliction.read",
  "POST /api/v1/deconfliction/measures/:id/stop": "deconfliction.stop",
  "POST /api/v1/measures/requests": "measure.ask",
  "POST /api/v1/measures/consultations": "measure.consult",
  "POST /api/v1/measures/decisions": "measure.decide",
  "GET /api/v1/clocks": "report.read",
  "POST /api/v1/clocks/:id/events": "report.submit",
  "POST /api/v1/reports/:id/anchors": "report.submit",
  // A body's own file on a case, and what it files: whoever reports. That a machine files nothing, the act itself says.
  "GET /api/v1/cases/:id/filing": "report.submit",
  "POST /api/v1/cases/:id/facts": "report.submit",
  "GET /api/v1/cases/:id/filing/forms/:form": "report.submit",
  "GET /api/v1/cases/:id/filing/forms/:form/file": "report.submit",
  "POST /api/v1/cases/:id/filings": "report.submit",
  "GET /api/v1/filings": "report.read",
  "GET /api/v1/filings/:id": "report.read",
  "GET /api/v1/filings/:id/file": "report.read",
  "POST /api/v1/filings/:id/words": "report.submit",
};
