/** Writes the smallest .docx that Word opens, and the smallest e-mails: for tests and demos that need one to change. */
import { strToU8, zipSync } from "fflate";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Bytes of a document with the paragraphs; each is written in two runs, as Word does when it feels like it. */
export function writeDocument(paragraphs: readonly string[], parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const body = paragraphs.map((text) => {
    const half = Math.floor(text.length / 2);
    return `<w:p>${run(text.slice(0, half))}${run(text.slice(half))}</w:p>`;
  });
  const files = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${HEAD}<w:document xmlns:w="${WORD}"><w:body>${body.join("")}</w:body></w:document>`,
    ...parts,
  };
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: new Date("2000-01-01T00:00:00") });
}

export interface MailPart {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Bytes of a message: plain text, attachments in base64. `headers` replaces or adds headers. */
export function writeMail(
  body: Uint8Array | string,
  attachments: readonly MailPart[] = [],
  headers: Readonly<Record<string, string>> = {},
  charset = "utf-8",
): Uint8Array {
  const top = {
    From: "Sender <sender@csirt.example>",
    To: "hub@hub.example",
    Subject: "Notice",
    Date: "Mon, 7 Dec 2026 14:10:00 +0900",
    "Message-ID": "<1@csirt.example>",
    "MIME-Version": "1.0",
    "Content-Type": 'multipart/mixed; boundary="b1"',
    ...headers,
  };
  const lines = Object.entries(top).map(([name, value]) => `${name}: ${value}`);
  const encoded = (bytes: Uint8Array) =>
    (
      Buffer.from(bytes)
        .toString("base64")
        .match(/.{1,76}/g) ?? []
    ).join("\r\n");
  const text = typeof body === "string" ? Buffer.from(body) : body;
  const parts = [
    `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded(text)}`,
    ...attachments.map(
      ({ name, type, bytes }) =>
        `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded(bytes)}`,
    ),
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${parts.map((part) => `--b1\r\n${part}\r\n`).join("")}--b1--\r\n`);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
