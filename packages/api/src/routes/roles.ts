/** May I, and why not; roles; purposes; emergencies; previews; the record for oversight. */
import { createRoute, z } from "@hono/zod-openapi";
import { ACT_NAMES } from "../act-names.ts";
import {
  EmergencyList,
  EntryList,
  May,
  PurposeList,
  ReadList,
  RoleList,
  ThroughEyes,
  WhoSees,
} from "../shapes/role.ts";
import { always, json } from "./answer.ts";

const body = <T extends z.ZodType>(schema: T) => ({ content: { "application/json": { schema } } });
const one = z.object({ id: z.uuid() });
const page = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
const closed = { ...always, 409: always[403] } as const;

export const askMay = createRoute({
  method: "post",
  path: "/api/v1/may",
  summary: "Which of these acts may I do here, and if not, why? All acts when none is named",
  request: { body: body(z.object({ acts: z.array(z.enum(ACT_NAMES)).max(200).optional() })) },
  responses: { 200: json(May, "In the order asked."), ...always },
});

export const listRoles = createRoute({
  method: "get",
  path: "/api/v1/roles",
  summary: "Roles, what each may do in this realm, and which are never one person's",
  responses: { 200: json(RoleList, "All of them."), ...always },
});

export const listPurposes = createRoute({
  method: "get",
  path: "/api/v1/purposes",
  summary: "What you may say restricted material is read for (x-noroshi-purpose)",
  responses: { 200: json(PurposeList, "Open to your role."), ...always },
});

export const whoSeesReport = createRoute({
  method: "get",
  path: "/api/v1/preview/reports/{id}",
  summary: "Who sees this report, and why? Of the bodies that you may know of",
  request: { params: one },
  responses: { 200: json(WhoSees, "Each with the steps of the handling rule."), ...always },
});

export const whoWouldSee = createRoute({
  method: "post",
  path: "/api/v1/preview/labels",
  summary: "Who would see what your body marked so, and why? Nothing is stored",
  request: {
    body: body(
      z.object({
        tlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]),
        caveats: z.array(z.string().max(120)).max(40).default([]),
        /** Bodies by slug; only these when given. */
        audience: z.array(z.string().max(80)).max(200).optional(),
      }),
    ),
  },
  responses: { 200: json(WhoSees, "Each with the steps of the handling rule."), ...always },
});

export const lookThrough = createRoute({
  method: "get",
  path: "/api/v1/preview/eyes/{body}",
  summary:
    "What both you and this body see: newest reports with the values that both have. It is on record that you looked",
  request: { params: z.object({ body: z.string().max(80) }) },
  responses: { 200: json(ThroughEyes, "Never anything that you do not see yourself."), ...always },
});

export const listEmergencies = createRoute({
  method: "get",
  path: "/api/v1/break-glass",
  summary:
    "Emergencies that concern you: asked, open, and those that oversight has not reviewed yet; reviewed ones last",
  responses: { 200: json(EmergencyList, "Newest first."), ...always },
});

export const askEmergency = createRoute({
  method: "post",
  path: "/api/v1/break-glass",
  summary: "Ask to read for a time what your role does not read otherwise",
  request: {
    body: body(
      z.object({
        kinds: z.array(z.enum(["reports", "values", "cases", "receipts"])).min(1),
        minutes: z.number().int().min(1).max(480),
        reason: z.string().min(10).max(2000),
        /** The body whose member is asked to confirm, by slug. */
        ask: z.string().max(80),
      }),
    ),
  },
  responses: { 201: json(z.object({ id: z.string() }), "Asked; nothing is open yet."), ...closed },
});

export const answerEmergency = createRoute({
  method: "post",
  path: "/api/v1/break-glass/{id}/answer",
  summary: "Confirm or refuse as the second person; what is confirmed is open from now on",
  request: {
    params: one,
    body: body(z.object({ answer: z.enum(["confirmed", "refused"]), reason: z.string().max(2000).optional() })),
  },
  responses: { 200: json(z.object({ id: z.string() }), "Answered."), ...closed },
});

export const endEmergency = createRoute({
  method: "post",
  path: "/api/v1/break-glass/{id}/end",
  summary: "Close before its time what was opened",
  request: { params: one },
  responses: { 200: json(z.object({ id: z.string() }), "Closed."), ...closed },
});

export const reviewEmergency = createRoute({
  method: "post",
  path: "/api/v1/break-glass/{id}/review",
  summary: "Say as oversight that it was reviewed, and what was found",
  request: { params: one, body: body(z.object({ review: z.string().min(10).max(4000) })) },
  responses: { 200: json(z.object({ id: z.string() }), "Reviewed."), ...closed },
});

export const listReads = createRoute({
  method: "get",
  path: "/api/v1/oversight/reads",
  summary: "Who read restricted material, for what, and whether the reading ended; for oversight",
  request: { query: page },
  responses: { 200: json(ReadList, "One page, newest first."), ...always },
});

export const listEntries = createRoute({
  method: "get",
  path: "/api/v1/oversight/entries",
  summary: "Every act of the realm as it was recorded; for oversight",
  request: { query: page.extend({ act: z.string().max(80).optional() }) },
  responses: { 200: json(EntryList, "One page, newest first."), ...always },
});
