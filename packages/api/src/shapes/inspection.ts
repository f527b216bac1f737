/** What an inspection of the commission opens: which content its items touch, what was opened and why, and the content itself. */
import { z } from "@hono/zod-openapi";
import { Body, Marking } from "./party.ts";
import { Fault, Span, UnderstoodField } from "./report.ts";
import { RecordedEntry } from "./role.ts";

/** Content that an item touches. `report` for a report, `sensor` and `number` for what a sensor kept of one batch. */
export const Touched = z.object({
  /** The entry of the record that touches it. */
  entry: z.string(),
  kind: z.enum(["report", "traffic"]),
  report: z.string().nullable(),
  sensor: z.string().nullable(),
  number: z.number().int().nullable(),
});

export const Opening = Touched.extend({
  id: z.string(),
  why: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
  /** Made by who asks, for whom alone it is a door. */
  mine: z.boolean(),
}).openapi("InspectionOpening");
export type Opening = z.infer<typeof Opening>;

const InspectedReport = z.object({
  id: z.string(),
  /** `sealed`: kept from everybody but its reporter and one authority; `erased`: its key was destroyed. Neither shows content. */
  state: z.enum(["open", "sealed", "erased"]),
  sealedTo: Body.nullable(),
  erasedAt: z.string().nullable(),
  title: z.string().nullable(),
  kind: z.string(),
  format: z.string(),
  incidentType: z.string().nullable(),
  sender: Body,
  marking: Marking,
  receivedAt: z.string(),
  noticedAt: z.string().nullable(),
  linkedAt: z.string().nullable(),
  occurred: Span.nullable(),
  version: z.number().int(),
  latest: z.boolean(),
  historical: z.boolean(),
  subject: z.object({ name: z.string().nullable(), country: z.string().nullable(), sector: z.string().nullable() }),
  narrative: z.array(z.object({ label: z.string(), text: z.string() })),
  fields: z.array(UnderstoodField),
  refused: z.array(Fault),
  original: z.object({ mediaType: z.string(), bytes: z.number().int() }).nullable(),
  items: z.array(
    z.object({
      id: z.string(),
      ref: z.string(),
      kind: z.string(),
      value: z.string(),
      indicator: z.boolean(),
      marking: Marking,
      validUntil: z.string().nullable(),
      observedAt: z.string().nullable(),
    }),
  ),
  /** Values beyond those that are listed. */
  more: z.number().int(),
  attachments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      mediaType: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
      sample: z.boolean(),
      held: z.enum(["here", "with_sender"]),
      at: z.string(),
      /** Hands that it went through. */
      hands: z.number().int(),
    }),
  ),
  /** Consents of its reporter, and what it withdrew, oldest first. */
  terms: z.array(
    z.object({
      kind: z.enum(["consent", "withdrawal"]),
      said: z.array(z.string()),
      recipients: z.array(Body),
      /** How many items it is about; null for all. */
      items: z.number().int().nullable(),
      from: z.string().nullable(),
      until: z.string().nullable(),
      at: z.string(),
    }),
  ),
  versions: z.array(
    z.object({ id: z.string(), version: z.number().int(), receivedAt: z.string(), latest: z.boolean() }),
  ),
  /** What is on record about any of its versions, oldest first. */
  history: z.array(RecordedEntry),
});

const InspectedTraffic = z.object({
  store: z.enum(["communications", "owner"]),
  sensor: z.object({ id: z.string(), name: z.string(), body: Body }),
  number: z.number().int(),
  /** Null where its key was destroyed. */
  records: z
    .array(z.object({ authorisation: z.string(), direction: z.string(), fields: z.record(z.string(), z.string()) }))
    .nullable(),
  count: z.number().int(),
});

export const Opened = z
  .object({
    opening: Opening,
    inspection: z.object({ id: z.string(), number: z.number().int(), files: z.boolean() }),
    report: InspectedReport.nullable(),
    traffic: InspectedTraffic.nullable(),
  })
  .openapi("InspectionOpened");
export type Opened = z.infer<typeof Opened>;
