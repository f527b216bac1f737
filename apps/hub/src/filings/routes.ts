/** Report once over HTTP: the body's own file on a case, previews, filings, and what authorities send back. */
import type { FilingPreview, Handlers } from "@noroshi/api";
import type { Context } from "hono";
import type { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actSaid } from "../acts/said.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { isUuid } from "../intake/routes.ts";
import { caseFile } from "./case-file.ts";
import { type OpenCase, openCaseFile } from "./dossier.ts";
import { encodeFiling } from "./encode.ts";
import { Filing, fileAll, stripOf } from "./file.ts";
import { frozen } from "./frozen.ts";
import { type Preview, preview } from "./preview.ts";
import { FORMS } from "./profiles.ts";
import { factName, filingShown, plain } from "./shown.ts";
import { Stating, stateFacts } from "./state-facts.ts";
import { findFiling, pageOfFilings } from "./store.ts";
import { wordsOn } from "./word-store.ts";
import { comeBack, Word } from "./words.ts";

type Part =
  | "answerFiling"
  | "fileWithAuthorities"
  | "getCaseFile"
  | "getFiling"
  | "listFilings"
  | "previewFiling"
  | "stateFacts";

/** A whole form of long answers. */
const CAP = 2 * 1024 * 1024;

const done = async <T>(
  c: Context<HubEnv>,
  shape: z.ZodType<T>,
  does: (signed: Signed, tx: ReaderTx, doing: Doing, said: T) => Promise<Done>,
) => c.json(await actSaid(c, shape, does, CAP), 202);

const look = <T>(signed: Signed, fn: (tx: ReaderTx) => Promise<T>): Promise<T> =>
  asReader(signed.room.realm, signed.acting.reader, fn);

export function filingHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async getCaseFile(c) {
      const signed = c.get("signed");
      const found = await look(signed, (tx) => caseFile(signed, tx, c.req.valid("param").id));
      if (!found) throw new Refusal("NOT_FOUND");
      return c.json(found, 200);
    },

    stateFacts: (c) => {
      const { id } = c.req.valid("param");
      return done(c, Stating, (signed, tx, doing, said) => stateFacts(signed, tx, doing, { ...said, caseId: id }));
    },

    async previewFiling(c) {
      const signed = c.get("signed");
      const { id, form } = c.req.valid("param");
      const made = await previewOf(signed, id, form, c.req.valid("query").to);
      return c.json(previewShown(made.preview, made.file, await signed.room.directory()), 200);
    },

    fileWithAuthorities: (c) => {
      const { id } = c.req.valid("param");
      return done(c, Filing, (signed, tx, doing, said) => fileAll(signed, tx, doing, { ...said, caseId: id }));
    },

    async listFilings(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const { limit, cursor } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "filings", cursor);
      const directory = await room.directory();
      const found = await look(signed, async (tx) => {
        const rows = (await pageOfFilings(tx, after, limit)).map((f) => ({ ...f }));
        const { page, next } = cut(room.seals, acting.reader.organisationId, "filings", rows, limit);
        const words = await wordsOn(room.realm, tx, page);
        return { items: page.map((f) => filingShown(f, words, directory)), next };
      });
      return c.json(found, 200);
    },

    async getFiling(c) {
      const signed = c.get("signed");
      const { id } = c.req.valid("param");
      const directory = await signed.room.directory();
      const found = await look(signed, async (tx) => {
        const filing = isUuid(id) ? await findFiling(tx, id) : undefined;
        const whole = filing && (await frozen(signed.room.realm, tx, filing));
        if (!filing || !whole) return undefined;
        const words = await wordsOn(signed.room.realm, tx, [filing]);
        const rows = whole.content.rows.map((r) => ({ ...r }));
        return { ...filingShown(filing, words, directory), rows, intact: true as const };
      });
      if (!found) throw new Refusal("NOT_FOUND");
      return c.json(found, 200);
    },

    answerFiling: (c) => {
      const { id } = c.req.valid("param");
      return done(c, Word, (signed, tx, doing, said) => comeBack(signed, tx, doing, { ...said, filing: id }));
    },
  };
}

async function previewOf(
  signed: Signed,
  id: string,
  formId: string,
  to: string | undefined,
): Promise<{ readonly preview: Preview; readonly file: OpenCase }> {
  const directory = await signed.room.directory();
  const form = FORMS.get(formId);
  const body = to === undefined ? undefined : (directory.bySlug(to) ?? directory.byId(to));
  const file = form && (await look(signed, (tx) => openCaseFile(signed, tx, id)));
  if (!form || !file || (to !== undefined && !body)) throw new Refusal("NOT_FOUND");
  return { preview: preview(file, form, body), file };
}

function previewShown(p: Preview, file: OpenCase, directory: Directory): FilingPreview {
  const numberOf = (filing: string): string => file.filed.find((f) => f.id === filing)?.number ?? filing;
  return {
    form: p.form.id,
    title: p.form.title,
    recipient: p.to?.name ?? p.form.recipient.name,
    to: p.to ? bodyOf(directory, p.to.id) : null,
    version: p.version,
    rows: p.rendering.rows.map((r) => ({
      label: r.label,
      text: r.text,
      state:
        r.text === ""
          ? "not_stated"
          : r.cells.some((c) => c.state === "known") || r.cells.length === 0
            ? "known"
            : "unknown",
    })),
    lacking: p.rendering.lacking.map((fact) => ({ fact, name: factName(fact) })),
    heldBack: p.heldBack.map(factName),
    changes:
      p.changes?.map((ch) => ({
        name: factName(ch.fact),
        kind: ch.kind,
        before: plain(ch.before),
        after: plain(ch.after),
      })) ?? null,
    contradicts: p.contradicts.map((x) => ({ name: factName(x.fact), with: numberOf(x.other) })),
    digest: p.digest,
  };
}

const SAFE = /[^a-z0-9-]/gi;

/** GET …/filing/forms/{form}/file?to=&as=pdf : the preview as the file that would be frozen. */
export async function previewFile(c: Context<HubEnv>): Promise<Response> {
  const signed = c.get("signed");
  const { preview: made, file } = await previewOf(
    signed,
    c.req.param("id") ?? "",
    c.req.param("form") ?? "",
    c.req.query("to"),
  );
  const { form, rendering, to } = made;
  const number = form.language === "ja" ? "下書き・未提出" : "DRAFT, NOT FILED";
  const encoded = await encodeFiling(
    form,
    rendering,
    {
      at: file.now,
      recipient: to?.name ?? form.recipient.name,
      sender: signed.body.name,
      strip: stripOf(signed.room.realm.kind, form.language),
      number,
    },
    c.req.query("as") === "pdf" ? "pdf" : "own",
  );
  return download(encoded.bytes, encoded.mediaType, `draft-${form.id}.${encoded.extension}`);
}

/** GET /api/v1/filings/{id}/file : the bytes that were frozen, after they were held against their hash. */
export async function filingFile(c: Context<HubEnv>): Promise<Response> {
  const signed = c.get("signed");
  const id = c.req.param("id") ?? "";
  const found = await look(signed, async (tx) => {
    const filing = isUuid(id) ? await findFiling(tx, id) : undefined;
    const whole = filing && (await frozen(signed.room.realm, tx, filing));
    return filing && whole ? { filing, bytes: whole.bytes } : undefined;
  });
  if (!found) throw new Refusal("NOT_FOUND");
  const { filing, bytes } = found;
  const extension = filing.media_type === "application/pdf" ? "pdf" : "xlsx";
  return download(bytes, filing.media_type, `${filing.form}-${filing.number.replace(SAFE, "-")}.${extension}`);
}

/** Served as a download with a safe type: never shown inside the console's own origin. */
function download(bytes: Uint8Array, mediaType: string, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="${name}"`,
      "content-security-policy": "sandbox",
    },
  });
}
