/**
 * email: a message (RFC 5322, MIME) as reports. The body is prose; attachments are listed by SHA-256, and those that
 * are themselves of a known format are read one level deep, never milder than the message. Header addresses are
 * contacts: they stand in the sender's receipt and are no items. Nothing is fetched, rendered or executed.
 */
import { hash } from "node:crypto";
import PostalMime, { type Attachment, type Email } from "postal-mime";
import type { IntakeFault, Item, Report, Tlp, Understanding, UnderstoodField } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { stricter } from "../marking/tlp.ts";
import { proseTlp } from "../prose/values.ts";
import { item } from "../value/item.ts";
import { sentAt } from "./email/sent-at.ts";
import { readProse } from "./prose.ts";

/** Reads an attachment as if it had been sent alone. */
export type ReadAttachment = (bytes: Uint8Array) => Understanding | Promise<Understanding>;

/** Most attachments that are listed, and most that are read. */
const LISTED = 200;
const READ = 20;

/** Reads a whole message. Codes: those of its attachments, TOO_MANY, BAD_VALUE (no message that can be read). */
export async function readEmail(
  bytes: Uint8Array,
  terms: { readonly unmarked: Tlp; readonly limits: Limits },
  read: ReadAttachment,
): Promise<Understanding> {
  let mail: Email;
  try {
    // untrusted: bounded in depth and header size; nested messages stay closed.
    mail = await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: terms.limits.depth,
      maxHeadersSize: 1_000_000,
    });
  } catch {
    return { ok: false, format: "email", refused: [unreadable()] };
  }
  if (mail.attachments.length > LISTED) return { ok: false, format: "email", refused: [tooMany(LISTED)] };
  const subject = mail.subject ?? "";
  const text = mail.text ?? "";
  const stated = proseTlp(`${subject}\n${text}`);
  const tlp = stated ?? terms.unmarked;
  const attachments = mail.attachments.map((one, index) => attached(one, index));
  const refused: IntakeFault[] = [];
  const inside: Report[] = [];
  for (const { place, content } of attachments.slice(0, READ)) {
    if (content.length === 0) continue;
    const told = await read(content);
    if (told.ok) inside.push(...told.reports.map((report) => never(report, stated, place)));
    if (told.ok || told.format !== null)
      refused.push(...told.refused.map((one) => ({ ...one, place: `${place} ${one.place}`.trim() })));
  }
  const body = readProse({ format: "email", text, unit: "body line", title: subject }, tlp, terms.limits);
  if (body.refused.some(({ code }) => code !== "UNKNOWN_FORMAT")) refused.push(...body.refused);
  const own = ownReport(mail, body.reports[0], tlp, attachments);
  const reports = body.reports.length > 0 || inside.length === 0 ? [own, ...inside] : inside;
  if (own.items.length === 0 && inside.length === 0)
    return { ok: false, format: "email", refused: [...refused, ...body.refused] };
  return { ok: true, format: "email", reports, refused };
}

interface Attached {
  readonly place: string;
  readonly name: string;
  readonly mimeType: string;
  readonly content: Uint8Array;
  readonly sha256: string;
}

function attached({ filename, mimeType, content }: Attachment, index: number): Attached {
  const bytes = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
  return {
    place: `attachment ${index + 1}`,
    name: quote(filename ?? "", 200),
    mimeType: quote(mimeType),
    content: bytes,
    sha256: hash("sha256", bytes),
  };
}

/** An attachment is never milder than the message that carries it. */
function never(report: Report, stated: Tlp | undefined, place: string): Report {
  const raise = (tlp: Tlp) => (stated ? stricter(tlp, stated) : tlp);
  return {
    ...report,
    tlp: raise(report.tlp),
    items: report.items.map((one) => ({ ...one, tlp: raise(one.tlp), place: `${place} ${one.place}` })),
    fields: report.fields.map((one) => ({ ...one, place: `${place} ${one.place}`.trim() })),
  };
}

/** The sender in readable signs; undefined where the header names nobody. */
function fromOf({ from }: Email): string | undefined {
  if (!from?.address) return undefined;
  return from.name ? `${from.name} <${from.address}>` : from.address;
}

function ownReport(mail: Email, prose: Report | undefined, tlp: Tlp, attachments: readonly Attached[]): Report {
  const headers: UnderstoodField[] = ["from", "to", "cc", "subject", "date", "message-id"].flatMap((name) => {
    const raw = mail.headers.find(({ key }) => key === name)?.value;
    const read = name === "subject" ? mail.subject : name === "from" ? fromOf(mail) : undefined;
    const decoded = read !== undefined && read !== raw ? quote(read, 1_000) : null;
    return raw === undefined ? [] : [{ place: name, label: name, raw: quote(raw, 1_000), read: decoded }];
  });
  const files: UnderstoodField[] = attachments.map(({ place, name, mimeType, content, sha256 }) => ({
    place,
    label: "attachment",
    raw: `${name} (${mimeType}, ${content.length} bytes)`,
    read: `sha256 ${sha256}`,
  }));
  // The hash of a file that came along is context: the sender does not say what the file is.
  const hashes: Item[] = attachments.map(({ place, name, sha256 }) =>
    item({ ref: place, kind: "sha256", value: sha256, raw: name, indicator: false, tlp, place }),
  );
  const known = new Set(prose?.items.map(({ kind, value }) => `${kind} ${value}`));
  const messageId = mail.messageId === undefined ? null : quote(mail.messageId, 300);
  return {
    format: "email",
    kind: "document",
    sourceId: messageId,
    incidentType: null,
    title: quote(mail.subject ?? "", 200) || "E-mail",
    subject: { name: null, organisationRef: null, country: null, region: null, sector: null },
    occurred: null,
    noticed: null,
    stated: sentAt(mail.headers.find(({ key }) => key === "date")?.value ?? ""),
    affected: { total: null, local: null },
    personalData: null,
    tlp,
    consent: null,
    originator: null,
    names: [],
    narrative: mail.text ? [{ label: "body", text: mail.text }] : [],
    items: [...(prose?.items ?? []), ...hashes.filter(({ kind, value }) => !known.has(`${kind} ${value}`))],
    fields: [...headers, ...(prose?.fields ?? []), ...files],
    existenceCount: null,
  };
}

function unreadable(): IntakeFault {
  return fault(
    "BAD_VALUE",
    "",
    "The message is nested too deeply or its headers are too long; send the files themselves.",
    "メールの構造が深すぎるか、ヘッダーが長すぎます。添付ファイルそのものを送ってください。",
  );
}

function tooMany(most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    "",
    `A message may hold ${most} attachments; send the files themselves.`,
    `一通に添付できるのは${most}件までです。ファイルそのものを送ってください。`,
  );
}
