/**
 * A filing for people: a tagged PDF with its own Japanese font, embedded as a subset. Structure comes first (title, headings,
 * a list of fields), so that a screen reader and a search find what an eye finds. Nothing in it tells more than the rows do: the
 * document's properties hold the form's title and the hub's instant, no author and no host.
 * Needs the bytes of two fonts; reads no file and no clock.
 */
import PDFDocument from "pdfkit";
import type { FilingForm } from "../filings/form.ts";
import type { WrittenRow } from "../filings/render.ts";

/** What the writer needs of a form. */
export type PdfForm = Pick<FilingForm, "language" | "title" | "text" | "source" | "verified">;

/** What the writer needs of rows: a label beside a text; cells say whether anything was stated. */
export interface PdfRows {
  readonly rows: readonly Pick<WrittenRow, "label" | "cells" | "text">[];
}

export interface PdfContext {
  readonly fonts: { readonly regular: Uint8Array; readonly bold: Uint8Array };
  /** The realm's instant of the filing, ISO 8601 UTC. */
  readonly at: string;
  readonly recipient: { readonly en: string; readonly ja: string };
  readonly sender: { readonly en: string; readonly ja: string };
  /** Words that stand on every page: the marking, and that it is an exercise. */
  readonly strip: { readonly left: string; readonly right: string };
  /** A filing has a number; a preview says so. A copy has its recipient's mark. */
  readonly number: string;
  /** A mark for the document's properties; none when absent. */
  readonly keywords?: string;
}

type Document = InstanceType<typeof PDFDocument>;
type Section = ReturnType<Document["struct"]>;

/** One element of the structure with what is drawn in it. */
const leaf = (doc: Document, type: "H1" | "H2" | "P", draw: () => void): Section => doc.struct(type, {}, draw);

const WORDS = {
  ja: { to: "提出先", from: "提出者", no: "番号", notStated: "（記載なし）", unverified: "根拠は未確認", page: "頁" },
  en: { to: "To", from: "From", no: "No.", notStated: "(not stated)", unverified: "source not verified", page: "page" },
} as const;

const MARGIN = 56;
const INK = "#16181d";
const SOFT = "#555a63";
const RULE = "#b9bcc2";
const LABEL_WIDTH = 150;

/** The bytes of the document. The same input gives the same bytes. */
export async function filingPdf(form: PdfForm, rendering: PdfRows, context: PdfContext): Promise<Uint8Array> {
  const lang = form.language;
  const made = new Date(context.at);
  const doc = new PDFDocument({
    size: "A4",
    margins: { top: 64, bottom: 56, left: MARGIN, right: MARGIN },
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: lang === "ja" ? "ja-JP" : "en",
    bufferPages: true,
    font: "",
    info: {
      Title: form.title[lang],
      Producer: "Noroshi",
      Creator: "Noroshi",
      CreationDate: made,
      ModDate: made,
      ...(context.keywords === undefined ? {} : { Keywords: context.keywords }),
    },
  } as ConstructorParameters<typeof PDFDocument>[0]);
  const chunks: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  doc.registerFont("regular", context.fonts.regular as Buffer);
  doc.registerFont("bold", context.fonts.bold as Buffer);
  const root = doc.struct("Document");
  doc.addStructure(root);
  head(doc, root, form, context);
  for (const row of rendering.rows) writeRow(doc, root, row, lang);
  foot(doc, root, form);
  root.end();
  strips(doc, context, WORDS[lang].page);
  doc.end();
  return whole;
}

function head(doc: Document, root: Section, form: PdfForm, context: PdfContext): void {
  const lang = form.language;
  const words = WORDS[lang];
  root.add(leaf(doc, "H1", () => void doc.font("bold").fontSize(18).fillColor(INK).text(form.title[lang])));
  doc.moveDown(0.4);
  for (const [name, value] of [
    [words.to, context.recipient[lang]],
    [words.from, context.sender[lang]],
    [words.no, context.number],
  ])
    root.add(
      leaf(
        doc,
        "P",
        () => void doc.font("regular").fontSize(10).fillColor(SOFT).text(`${name}　${value}`, { lineGap: 3 }),
      ),
    );
  doc.moveDown(0.6);
  ruled(doc, INK, 1.5);
}

/** One field: its label beside its value, kept together on a page where it fits one. */
function writeRow(doc: Document, root: Section, row: PdfRows["rows"][number], lang: "en" | "ja"): void {
  const width = doc.page.width - 2 * MARGIN;
  const blank = row.cells.length > 0 && row.cells.every((c) => c.state === "not_stated") && row.text === "";
  const value = blank ? WORDS[lang].notStated : row.text;
  const label = doc
    .font("bold")
    .fontSize(10)
    .heightOfString(row.label[lang], { width: LABEL_WIDTH - 12 });
  const height = Math.max(
    label,
    doc
      .font("regular")
      .fontSize(10.5)
      .heightOfString(value, { width: width - LABEL_WIDTH }),
  );
  if (doc.y + Math.min(height, 120) + 14 > doc.page.height - 60) doc.addPage();
  const top = doc.y;
  const page = pageOf(doc);
  const part = doc.struct("Sect");
  root.add(part);
  part.add(
    leaf(
      doc,
      "H2",
      () =>
        void doc
          .font("bold")
          .fontSize(10)
          .fillColor(INK)
          .text(row.label[lang], MARGIN, top, { width: LABEL_WIDTH - 12 }),
    ),
  );
  part.add(
    leaf(
      doc,
      "P",
      () =>
        void doc
          .font("regular")
          .fontSize(10.5)
          .fillColor(blank ? SOFT : INK)
          .text(value, MARGIN + LABEL_WIDTH, top, { width: width - LABEL_WIDTH, lineGap: 2 }),
    ),
  );
  part.end();
  // A long value may have turned the page: then the label's height says nothing about where it ended.
  doc.y = pageOf(doc) === page ? Math.max(doc.y, top + label) + 4 : doc.y + 4;
  doc.x = MARGIN;
  ruled(doc, RULE, 0.5);
}

const pageOf = (doc: Document): number => doc.bufferedPageRange().count;

function foot(doc: Document, root: Section, form: PdfForm): void {
  const lang = form.language;
  doc.moveDown(0.8);
  const note = form.verified ? form.source : `${form.source}（${WORDS[lang].unverified}）`;
  const line = lang === "en" ? note.replace("（", " (").replace("）", ")") : note;
  root.add(
    leaf(
      doc,
      "P",
      () => void doc.font("regular").fontSize(8.5).fillColor(SOFT).text(`${form.text[lang]}\n${line}`, { lineGap: 3 }),
    ),
  );
}

function ruled(doc: Document, colour: string, width: number): void {
  const y = doc.y;
  doc.markContent("Artifact", { type: "Layout" });
  doc
    .moveTo(MARGIN, y)
    .lineTo(doc.page.width - MARGIN, y)
    .lineWidth(width)
    .strokeColor(colour)
    .stroke();
  doc.endMarkedContent();
  doc.y = y + 6;
}

/** What stands above and below every page: no content of its own, so a screen reader passes over it. */
function strips(doc: Document, context: PdfContext, page: string): void {
  const { count } = doc.bufferedPageRange();
  for (let n = 0; n < count; n++) {
    doc.switchToPage(n);
    const { margins } = doc.page;
    const width = doc.page.width - 2 * MARGIN;
    doc.page.margins = { ...margins, top: 0, bottom: 0 };
    doc.markContent("Artifact", { type: "Pagination" });
    doc.font("bold").fontSize(9).fillColor(INK);
    doc.text(context.strip.left, MARGIN, 30, { width: width / 2, lineBreak: false });
    doc.text(context.strip.right, MARGIN + width / 2, 30, { width: width / 2, align: "right", lineBreak: false });
    doc.font("regular").fillColor(SOFT);
    doc.text(`${context.number}　${n + 1} / ${count} ${page}`, MARGIN, doc.page.height - 38, {
      width,
      align: "right",
      lineBreak: false,
    });
    doc.endMarkedContent();
    doc.page.margins = margins;
  }
}
