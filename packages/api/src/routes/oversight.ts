/** Oversight: the register read from recorded acts, inspections, words to bodies, the statutory report, public statistics. */
import { createRoute, z } from "@hono/zod-openapi";
import { Opened } from "../shapes/inspection.ts";
import {
  ComplaintList,
  FrozenReportList,
  InspectionDetail,
  InspectionList,
  IssueList,
  OversightWordList,
  Register,
  StatutoryReport,
} from "../shapes/oversight.ts";
import { Receipt } from "../shapes/report.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const one = z.object({ id: z.string() });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;
const said = (what: string) => ({ headers: idempotencyHeader, body: document(`A JSON document: ${what}.`) });

export const readRegister = createRoute({
  method: "get",
  path: "/api/v1/oversight/register",
  summary: "Requests that the commission decides on with everything that became of them, read from recorded acts",
  responses: { 200: json(Register, "As it stands now."), ...always },
});

export const listInspections = createRoute({
  method: "get",
  path: "/api/v1/oversight/inspections",
  summary: "Inspections, newest first; seen by the commission alone",
  responses: { 200: json(InspectionList, "All of them."), ...always },
});

export const orderInspection = createRoute({
  method: "post",
  path: "/api/v1/oversight/inspections",
  summary: "Inspect the record by sampling or by target; whoever is inspected cannot tell",
  request: said(
    '{"way": "sample" | "target", "size", "body", "act", "subject", "from", "to", "reason", "traffic", "files"}',
  ),
  responses: recorded,
});

export const getInspection = createRoute({
  method: "get",
  path: "/api/v1/oversight/inspections/{id}",
  summary: "One inspection with the entries that it looks at and what was found",
  request: { params: one },
  responses: { 200: json(InspectionDetail, "The inspection."), ...always },
});

export const sayOnInspection = createRoute({
  method: "post",
  path: "/api/v1/oversight/inspections/{id}/words",
  summary: "Note a finding, or close the inspection",
  request: { params: one, ...said('{"kind": "finding", "words"} or {"kind": "closing", "outcome", "words"}') },
  responses: recorded,
});

const opening = z.object({ id: z.string(), opening: z.string() });

export const openInInspection = createRoute({
  method: "post",
  path: "/api/v1/oversight/inspections/{id}/openings",
  summary: "Open what an item of an inspection touches, saying what for; recorded in the commission's own log",
  request: {
    params: one,
    ...said('{"entry", "report", "why"}, or {"entry", "sensor", "number", "why"} where it looks into traffic'),
  },
  responses: recorded,
});

export const getOpened = createRoute({
  method: "get",
  path: "/api/v1/oversight/inspections/{id}/openings/{opening}",
  summary:
    "What was opened: content, terms and history, while the inspection is open; for the purpose `inspection` alone",
  request: { params: opening },
  responses: { 200: json(Opened, "As it stands now."), ...always },
});

export const takeInInspection = createRoute({
  method: "post",
  path: "/api/v1/oversight/inspections/{id}/openings/{opening}/files/{file}",
  summary:
    "Take a file of an opened report, in an archive under the password `infected`, where the inspection was ordered so",
  request: { params: opening.extend({ file: z.string() }) },
  responses: {
    200: {
      description: "The archive.",
      content: { "application/zip": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
    },
    ...always,
  },
});

export const listOversightWords = createRoute({
  method: "get",
  path: "/api/v1/oversight/words",
  summary: "Notices, demands and recommendations that this body said or was told, with answers, newest first",
  responses: { 200: json(OversightWordList, "All of them."), ...always },
});

export const sayToBody = createRoute({
  method: "post",
  path: "/api/v1/oversight/words",
  summary: "As the commission: a notice, a demand or a recommendation to a body",
  request: said('{"kind", "to", "words", "answerBy", "inspection" or "measure" that it rests on}'),
  responses: recorded,
});

export const answerOversight = createRoute({
  method: "post",
  path: "/api/v1/oversight/words/{id}/answers",
  summary: "As the body that it was said to: answer the commission",
  request: { params: one, ...said('{"words"}') },
  responses: recorded,
});

export const countStatutory = createRoute({
  method: "get",
  path: "/api/v1/oversight/report",
  summary: "The statutory report of a period as counted from the register now, with the acts behind every figure",
  request: { query: z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }) },
  responses: { 200: json(StatutoryReport, "Counted now."), ...always, 422: filing[422] },
});

export const listStatutory = createRoute({
  method: "get",
  path: "/api/v1/oversight/reports",
  summary: "Frozen statutory reports, newest first",
  responses: { 200: json(FrozenReportList, "All of them."), ...always },
});

export const freezeStatutory = createRoute({
  method: "post",
  path: "/api/v1/oversight/reports",
  summary: "Freeze the statutory report of a period with its digest",
  request: said('{"from", "to", "overviews": {item: text}}'),
  responses: recorded,
});

export const getStatutory = createRoute({
  method: "get",
  path: "/api/v1/oversight/reports/{id}",
  summary: "One frozen report, checked against its digest",
  request: { params: one },
  responses: { 200: json(StatutoryReport, "As it was frozen."), ...always },
});

export const listIssues = createRoute({
  method: "get",
  path: "/api/v1/oversight/issues",
  summary: "Issues of the public statistics",
  responses: { 200: json(IssueList, "All of them."), ...always },
});

export const publishIssue = createRoute({
  method: "post",
  path: "/api/v1/oversight/issues",
  summary: "Publish the next issue of the public statistics; small counts are withheld with all from which they follow",
  request: said('{"from", "to"}'),
  responses: recorded,
});

export const listComplaints = createRoute({
  method: "get",
  path: "/api/v1/oversight/complaints",
  summary: "Complaints of persons with what was found, for the commission; and the one answer that each of them gets",
  responses: { 200: json(ComplaintList, "All of them."), ...always },
});

export const examineComplaint = createRoute({
  method: "post",
  path: "/api/v1/oversight/complaints",
  summary: "Search everything that is kept for what a person calls its own; the answer neither confirms nor denies",
  request: said('{"who", "words", "values": [text]}'),
  responses: recorded,
});
