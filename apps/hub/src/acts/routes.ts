/** Acts on reports over HTTP. What a body may do is settled in each act; what is visible, by row security. */
import type { Handlers } from "@noroshi/api";
import { understandAssessment, understandConsent, understandSightings, understandWithdrawal } from "@noroshi/intake";
import type { IntakeFault } from "@noroshi/intake/contract";
import type { Context } from "hono";
import { asReader, type ReaderTx } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { readCapped } from "../http/request-body.ts";
import { bytesAboveCeiling, recordAbove } from "../intake/ceiling.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { receiptBody } from "../intake/receipt-body.ts";
import { INLINE_CAP, idempotencyKey, isUuid } from "../intake/routes.ts";
import { actOnce, type Doing, type Done } from "./act.ts";
import { assess } from "./assessment.ts";
import { consent } from "./consent.ts";
import { METHODS } from "./methods.ts";
import { reportActs } from "./report-acts.ts";
import { pageOfSightings } from "./sighting-store.ts";
import { sight } from "./sightings.ts";
import { withdraw } from "./withdrawal.ts";

type Part =
  | "listPriorityMethods"
  | "giveConsent"
  | "withdrawConsent"
  | "assessReport"
  | "recordSightings"
  | "listSightings"
  | "listReportActs";

type Read<T> =
  | { readonly ok: true; readonly said: T }
  | { readonly ok: false; readonly refused: readonly IntakeFault[] };

export function actHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    giveConsent: (c) => done(c, understandConsent, consent),
    withdrawConsent: (c) => done(c, understandWithdrawal, withdraw),
    assessReport: (c) => done(c, understandAssessment, assess),
    recordSightings: (c) =>
      done(
        c,
        (bytes) => {
          const read = understandSightings(bytes);
          return read.ok ? { ok: true, said: read } : read;
        },
        (signed, tx, doing, said) => sight(signed, tx, doing, said.sightings, said.refused),
      ),

    async listPriorityMethods(c) {
      return c.json({ methods: METHODS.map(({ campaignUplift: _, ...m }) => m) }, 200);
    },

    async listSightings(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "sightings", cursor);
      const directory = await room.directory();
      const rows = await asReader(room.realm, acting.reader, (tx) => pageOfSightings(tx, after, limit), {
        readOnly: true,
      });
      const { page, next } = cut(room.seals, acting.reader.organisationId, "sightings", rows, limit);
      const items = page.map((s) => ({
        id: s.id,
        observedAt: s.at,
        receivedAt: s.received_at,
        kind: s.kind,
        value: s.value,
        count: s.times,
        sensor: s.sensor,
        says: s.says,
        tell: s.tell,
        sender: bodyOf(directory, s.owner_id),
        body: s.organisation_id === null ? null : bodyOf(directory, s.organisation_id),
      }));
      return c.json({ items, next }, 200);
    },

    async listReportActs(c) {
      const { room, acting } = c.get("signed");
      const { id } = c.req.valid("param");
      const directory = await room.directory();
      const found = isUuid(id)
        ? await asReader(room.realm, acting.reader, (tx) => reportActs(tx, directory, id), { readOnly: true })
        : undefined;
      if (!found) throw new Refusal("NOT_FOUND");
      return c.json(found, 200);
    },
  };
}

async function done<T>(
  c: Context<HubEnv>,
  understand: (bytes: Uint8Array) => Read<T>,
  does: (signed: HubEnv["Variables"]["signed"], tx: ReaderTx, doing: Doing, said: T) => Promise<Done>,
) {
  const key = idempotencyKey(c);
  const bytes = await readCapped(c.req.raw, INLINE_CAP);
  const signed = c.get("signed");
  const marked = await bytesAboveCeiling(bytes, "application/json");
  if (marked) {
    await recordAbove(signed, [marked]);
    throw marked;
  }
  const read = understand(bytes);
  if (!read.ok) throw new Refusal("NOT_UNDERSTOOD", { faults: read.refused });
  const answer = await actOnce(signed, { key, bytes }, (tx, doing) => does(signed, tx, doing, read.said));
  return c.json(receiptBody(answer), 202);
}
