/**
 * Whose copy a leaked file is: the mark in its envelope, or the order of its objects. Asked by the body that ordered the release, of
 * its own orders; computed by the delivery duty, which alone reads every recipient's deliveries.
 */
import { objectIdsIn, trace } from "@noroshi/sharing";
import type { Context } from "hono";
import { asDuty } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { readCapped } from "../http/request-body.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { INLINE_CAP } from "../intake/routes.ts";
import { deliveriesOf } from "./delivery-store.ts";
import { mintOf } from "./mint-of.ts";

/** POST /api/v1/releases/trace with the file as it was found. */
export async function traceLeak(c: Context<HubEnv>): Promise<Response> {
  const { room, body } = c.get("signed");
  const directory = await room.directory();
  if (body.kind !== "coordinator" || body.country !== directory.hubCountry) throw new Refusal("NOT_ALLOWED");
  // untrusted: a file from anywhere
  const text = (await readCapped(c.req.raw, INLINE_CAP)).toString("utf8");
  const candidates = await asDuty(room.realm, "delivery", (tx) => deliveriesOf(tx, body.id, objectIdsIn(text)), {
    readOnly: true,
  });
  const found = trace(mintOf(room.realm), text, candidates);
  const items = found.map((f) => ({ recipient: bodyOf(directory, f.recipientId), delivery: f.deliveryId, by: f.by }));
  return c.json({ items }, 200);
}
