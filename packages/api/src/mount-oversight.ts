/**
 * Routes of what takes two people and of what is looked at afterwards: oversight, courts, retention, the lowering of labels. Mounted
 * beside the work (mount.ts), so that the type of either half stays small enough to be written out.
 */
import type { OpenAPIHono, RouteConfig, RouteHandler } from "@hono/zod-openapi";
import type { Env } from "hono";
import * as court from "./routes/court.ts";
import * as declassification from "./routes/declassification.ts";
import * as oversight from "./routes/oversight.ts";
import * as retention from "./routes/retention.ts";

/** A handler for every route of a file that holds nothing but routes. */
export type HandlersOf<M extends Record<string, RouteConfig>, E extends Env> = {
  readonly [K in keyof M]: RouteHandler<M[K], E>;
};

export interface OversightHandlers<E extends Env>
  extends HandlersOf<typeof oversight, E>,
    HandlersOf<typeof court, E>,
    HandlersOf<typeof declassification, E>,
    HandlersOf<typeof retention, E> {}

/** Mounts them on the app that carries the hub's middleware. */
export function mountOversight<E extends Env>(app: OpenAPIHono<E>, h: OversightHandlers<E>) {
  return app
    .openapi(oversight.readRegister, h.readRegister)
    .openapi(oversight.listInspections, h.listInspections)
    .openapi(oversight.orderInspection, h.orderInspection)
    .openapi(oversight.getInspection, h.getInspection)
    .openapi(oversight.sayOnInspection, h.sayOnInspection)
    .openapi(oversight.openInInspection, h.openInInspection)
    .openapi(oversight.getOpened, h.getOpened)
    .openapi(oversight.takeInInspection, h.takeInInspection)
    .openapi(oversight.listOversightWords, h.listOversightWords)
    .openapi(oversight.sayToBody, h.sayToBody)
    .openapi(oversight.answerOversight, h.answerOversight)
    .openapi(oversight.countStatutory, h.countStatutory)
    .openapi(oversight.listStatutory, h.listStatutory)
    .openapi(oversight.freezeStatutory, h.freezeStatutory)
    .openapi(oversight.getStatutory, h.getStatutory)
    .openapi(oversight.listIssues, h.listIssues)
    .openapi(oversight.publishIssue, h.publishIssue)
    .openapi(oversight.listComplaints, h.listComplaints)
    .openapi(oversight.examineComplaint, h.examineComplaint)
    .openapi(court.listCourtExports, h.listCourtExports)
    .openapi(court.orderCourtExport, h.orderCourtExport)
    .openapi(court.answerCourtExport, h.answerCourtExport)
    .openapi(declassification.listReportLowerings, h.listReportLowerings)
    .openapi(declassification.proposeLowering, h.proposeLowering)
    .openapi(declassification.listLowerings, h.listLowerings)
    .openapi(declassification.answerLowering, h.answerLowering)
    .openapi(declassification.takeBackLowering, h.takeBackLowering)
    .openapi(declassification.listWiderTerms, h.listWiderTerms)
    .openapi(retention.readRetention, h.readRetention)
    .openapi(retention.proposeDisposal, h.proposeDisposal)
    .openapi(retention.answerDisposal, h.answerDisposal)
    .openapi(retention.readCertificates, h.readCertificates)
    .openapi(retention.askLegalHold, h.askLegalHold)
    .openapi(retention.answerLegalHold, h.answerLegalHold)
    .openapi(retention.liftLegalHold, h.liftLegalHold)
    .openapi(retention.verifyErasures, h.verifyErasures);
}
