/** Writes small PDFs: for tests that need one to change. One font, one content stream a page, no library. */
import { deflateSync } from "node:zlib";

/** Bytes of a document; each page is a list of lines in printable ASCII. `compress` packs the pages' streams. */
export function writePdf(
  pages: readonly (readonly string[])[],
  options: { readonly compress?: boolean; readonly title?: string; readonly extra?: string } = {},
): Uint8Array {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  const offsets: number[] = [];
  const add = (body: Buffer | string) => {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.concat([Buffer.from(`${offsets.length} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n")]));
  };
  const first = 4;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(" ");
  add(`<< /Type /Catalog /Pages 2 0 R ${options.extra ?? ""} >>`);
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (const [index, lines] of pages.entries()) {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
    );
    const text = lines.map((line) => `(${line.replace(/[\\()]/g, "\\$&")}) Tj T*`).join("\n");
    add(stream(`BT /F1 11 Tf 14 TL 50 780 Td\n${text}\nET`, options.compress === true));
  }
  add(`<< /Title (${options.title ?? "Report"}) >>`);
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const tail = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R /Info ${offsets.length} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(tail)]);
}

function stream(text: string, compress: boolean): Buffer {
  const bytes = compress ? deflateSync(text) : Buffer.from(text);
  const head = `<< /Length ${bytes.length}${compress ? " /Filter /FlateDecode" : ""} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from("\nendstream")]);
}
