/** Sensors: registered by their body, heard of entry by entry, read back by their body alone. */
import { createRoute, z } from "@hono/zod-openapi";
import { Receipt } from "../shapes/report.ts";
import { KeptTraffic, SensorList } from "../shapes/sensor.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const id = z.object({ id: z.string() });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;

export const listSensors = createRoute({
  method: "get",
  path: "/api/v1/sensors",
  summary: "The own body's sensors: when each was last heard of, what is missing, how much it saw, kept and destroyed",
  responses: { 200: json(SensorList, "The sensors."), ...always },
});

export const registerSensor = createRoute({
  method: "post",
  path: "/api/v1/sensors",
  summary: "Register a sensor of the own body with the key by which its entries are checked",
  request: {
    headers: idempotencyHeader,
    body: document('A JSON document: {"name", "publicKey": SPKI in PEM, Ed25519}.'),
  },
  responses: recorded,
});

export const hearSensor = createRoute({
  method: "post",
  path: "/api/v1/sensors/{id}/entries",
  summary: "One entry of a sensor's chain, with what it kept; the same entry twice is recorded once",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document('A JSON document: {"entry": the signed line, "kept": {"commitmentKey", "records"} or null}.'),
  },
  responses: recorded,
});

export const readTraffic = createRoute({
  method: "get",
  path: "/api/v1/sensors/{id}/batches/{number}",
  summary: "What a sensor of the own body kept of one batch, to protect; each reading is recorded",
  request: { params: z.object({ id: z.string(), number: z.coerce.number().int().min(1) }) },
  responses: { 200: json(KeptTraffic, "The kept records."), ...always },
});
