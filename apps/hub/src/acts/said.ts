/** One act of a described shape under the request's idempotency key: read, checked, done once, answered with its receipt. */
import type { Context } from "hono";
import type { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { readCapped } from "../http/request-body.ts";
import { readJson } from "../http/request-json.ts";
import { receiptBody } from "../intake/receipt-body.ts";
import { idempotencyKey } from "../intake/routes.ts";
import { actOnce, type Doing, type Done } from "./act.ts";

/** What people say is small, if nothing else is said. */
const CAP = 256 * 1024;

/**
 * @param cap bytes that are read at most
 * @throws Refusal NOT_UNDERSTOOD with the places, TOO_LARGE, IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_CONFLICT, and what `does` throws
 */
export async function actSaid<T>(
  c: Context<HubEnv>,
  shape: z.ZodType<T>,
  does: (signed: Signed, tx: ReaderTx, doing: Doing, said: T) => Promise<Done>,
  cap: number = CAP,
) {
  const key = idempotencyKey(c);
  const bytes = await readCapped(c.req.raw, cap);
  const said = readJson(shape, bytes);
  const signed = c.get("signed");
  return receiptBody(await actOnce(signed, { key, bytes }, (tx, doing) => does(signed, tx, doing, said)));
}
