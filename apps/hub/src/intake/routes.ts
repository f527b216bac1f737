/** Reports in and out over HTTP: submission, dry run, lists. Who asks is settled before; what is visible, by the store. */
import type { Handlers } from "@noroshi/api";
import type { TableMapping } from "@noroshi/intake";
import type { Context } from "hono";
import { z } from "zod";
import { actOnce } from "../acts/act.ts";
import { casesOfReports } from "../cases/reading/cases.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { readCapped } from "../http/request-body.ts";
import { accept } from "./accept.ts";
import { acceptBatch } from "./batch.ts";
import { sayHistorical } from "./historical.ts";
import { formOfReport } from "./reading/form.ts";
import { readIndicators } from "./reading/indicators.ts";
import { reportDetail } from "./reading/report-detail.ts";
import { seeReports } from "./reading/reports.ts";
import { pageOfReports } from "./reading/store.ts";
import { receiptBody } from "./receipt-body.ts";
import { pageOfReceipts, receiptById } from "./store.ts";
import { mappingNamed } from "./tables/named.ts";
import { classifiedInBody, understandBody } from "./understand-body.ts";

/** Larger files go through a resumable upload. */
export const INLINE_CAP = 25 * 1024 * 1024;

type Part =
  | "submitReport"
  | "submitBatch"
  | "understandFile"
  | "listReports"
  | "getReport"
  | "getForm"
  | "getReceipt"
  | "listReceipts"
  | "sayHistorical"
  | "listIndicators";

const readonlyTx = { readOnly: true } as const;

export function intakeHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async submitReport(c) {
      const bytes = await readCapped(c.req.raw, INLINE_CAP);
      const hint = hintOf(c);
      const options = await tableOf(c);
      const answer = await accept(c.get("signed"), {
        idempotencyKey: idempotencyKey(c),
        bytes,
        mediaType: hint.mediaType,
        historical: c.req.query("historical") === "true",
        receivingAuthority: c.req.query("receivingAuthority") ?? null,
        understand: () => understandBody(bytes, hint, options),
      });
      return c.json(receiptBody(answer), 202);
    },

    async submitBatch(c) {
      const bytes = await readCapped(c.req.raw, INLINE_CAP);
      const results = await acceptBatch(c.get("signed"), bytes, c.req.query("historical") === "true");
      return c.json({ results: [...results] }, 200);
    },

    async understandFile(c) {
      const bytes = await readCapped(c.req.raw, INLINE_CAP);
      const marked = await classifiedInBody(bytes, hintOf(c).mediaType);
      if (marked) return c.json({ format: null, accepted: false, refused: [marked], reports: [] }, 200);
      const read = await understandBody(bytes, hintOf(c), await tableOf(c));
      const reports = read.ok ? read.reports : [];
      return c.json(
        {
          format: read.format,
          accepted: read.ok,
          refused: [...read.refused],
          reports: reports.map((r) => ({
            title: r.title,
            kind: r.kind,
            incidentType: r.incidentType,
            sourceId: r.sourceId,
            tlp: r.tlp,
            fields: [...r.fields],
            items: r.items.map(({ place, kind, value, raw, indicator, validUntil }) => ({
              place,
              kind,
              value,
              raw,
              indicator,
              validUntil,
            })),
          })),
        },
        200,
      );
    },

    async listReports(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "reports", cursor);
      const directory = await room.directory();
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const cutPage = cut(
            room.seals,
            acting.reader.organisationId,
            "reports",
            await pageOfReports(tx, after, limit),
            limit,
          );
          const ids = cutPage.page.map((p) => p.id);
          const seen = await seeReports(room.realm, tx, directory, ids);
          const cases = await casesOfReports(room.realm, tx, ids);
          return {
            items: seen.map((r) => ({ ...r.summary, case: cases.get(r.summary.id) ?? null })),
            next: cutPage.next,
          };
        },
        readonlyTx,
      );
      return c.json(page, 200);
    },

    async getReport(c) {
      const { room, acting } = c.get("signed");
      const directory = await room.directory();
      const { id } = c.req.valid("param");
      const detail = await asReader(
        room.realm,
        acting.reader,
        (tx) => reportDetail(room.realm, tx, directory, id),
        readonlyTx,
      );
      if (!detail) throw new Refusal("NOT_FOUND");
      return c.json(detail, 200);
    },

    async getForm(c) {
      const { room, acting } = c.get("signed");
      const { id } = c.req.valid("param");
      const form = isUuid(id)
        ? await asReader(room.realm, acting.reader, (tx) => formOfReport(room.realm, tx, id), readonlyTx)
        : undefined;
      if (!form) throw new Refusal("NOT_FOUND");
      return c.body(new Uint8Array(form), 200, {
        "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "content-disposition": `attachment; filename="${id.toLowerCase()}.xlsx"`,
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      });
    },

    async getReceipt(c) {
      const { room, acting } = c.get("signed");
      const { id } = c.req.valid("param");
      const receipt = isUuid(id)
        ? await asReader(room.realm, acting.reader, (tx) => receiptById(tx, id), readonlyTx)
        : undefined;
      if (!receipt) throw new Refusal("NOT_FOUND");
      return c.json(receiptBody({ receipt, outcome: receipt.outcome }), 200);
    },

    async listReceipts(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "receipts", cursor);
      const directory = await room.directory();
      const answer = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const rows = await pageOfReceipts(tx, after, limit);
          const { page, next } = cut(room.seals, acting.reader.organisationId, "receipts", rows, limit);
          const about = page.flatMap((r) => r.receipt.reportIds[0] ?? []);
          const titles = new Map(
            (await seeReports(room.realm, tx, directory, about)).map((r) => [r.summary.id, r.summary.title]),
          );
          const items = page.map(({ receipt }) => ({
            ...receiptBody({ receipt, outcome: receipt.outcome }),
            title: titles.get(receipt.reportIds[0] ?? "") ?? null,
          }));
          return { items, next };
        },
        readonlyTx,
      );
      return c.json(answer, 200);
    },

    async sayHistorical(c) {
      const key = idempotencyKey(c);
      const bytes = await readCapped(c.req.raw, 64 * 1024);
      const said = Historical.safeParse(jsonOf(bytes));
      const { id } = c.req.valid("param");
      if (!said.success) {
        const say = {
          en: 'Write {"historical": true or false, "why": "…"}.',
          ja: '{"historical": true または false, "why": "…"} の形で書いてください。',
        };
        throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: "$", say }] });
      }
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const signed = c.get("signed");
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) =>
        sayHistorical(signed, tx, doing, id, said.data),
      );
      return c.json(receiptBody(answer), 202);
    },

    async listIndicators(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor, value } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "indicators", cursor);
      const directory = await room.directory();
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const rows = await readIndicators(room.realm, tx, directory, after, limit, value);
          return cut(room.seals, acting.reader.organisationId, "indicators", rows, limit);
        },
        readonlyTx,
      );
      return c.json({ items: page.page.map((p) => p.indicator), next: page.next }, 200);
    },
  };
}

const Historical = z.object({ historical: z.boolean(), why: z.string().min(1).max(4000) });

// untrusted: a request's body
function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** @throws Refusal IDEMPOTENCY_KEY_MISSING */
export function idempotencyKey(c: Context<HubEnv>): string {
  const key = c.req.header("idempotency-key")?.trim();
  if (!key) throw new Refusal("IDEMPOTENCY_KEY_MISSING");
  return key;
}

/** The saved mapping that the sender names for its table. @throws Refusal BAD_REQUEST */
async function tableOf(c: Context<HubEnv>): Promise<{ table?: TableMapping }> {
  const name = c.req.query("mapping");
  return name === undefined ? {} : { table: await mappingNamed(c.get("signed"), name) };
}

function hintOf(c: Context<HubEnv>): { mediaType: string; fileName?: string } {
  const fileName = c.req.query("fileName");
  return {
    mediaType: c.req.header("content-type") ?? "application/octet-stream",
    ...(fileName === undefined ? {} : { fileName }),
  };
}
