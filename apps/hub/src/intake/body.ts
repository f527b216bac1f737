/**
 * The part of an understood report that is free text or tells who the victim is, as it is stored: encrypted, under the
 * report's own key. What stays plain beside it are times, kinds and canonical values.
 */
import type { Report, UnderstoodField } from "@noroshi/intake/contract";

/** Stored in report.body: what a reader of the report may read. */
export interface StoredBody {
  readonly title: string;
  readonly sourceId: string | null;
  readonly subject: Report["subject"];
  readonly occurred: Report["occurred"];
  readonly noticed: Report["noticed"];
  readonly stated: Report["stated"];
  readonly affected: Report["affected"];
  readonly personalData: Report["personalData"];
  readonly tlp: Report["tlp"];
  readonly originator: string | null;
  readonly names: Report["names"];
  readonly narrative: Report["narrative"];
  readonly existenceCount: number | null;
}

/** Stored in understanding.body: field by field, for the sender. */
export interface StoredReading {
  readonly fields: readonly UnderstoodField[];
  readonly refused: readonly {
    readonly code: string;
    readonly place: string;
    readonly say: { readonly en: string; readonly ja: string };
  }[];
}

export function storedBody(r: Report): StoredBody {
  const title = titleOf(r);
  const {
    sourceId,
    subject,
    occurred,
    noticed,
    stated,
    affected,
    personalData,
    tlp,
    originator,
    names,
    narrative,
    existenceCount,
  } = r;
  return {
    title,
    sourceId,
    subject,
    occurred,
    noticed,
    stated,
    affected,
    personalData,
    tlp,
    originator,
    names,
    narrative,
    existenceCount,
  };
}

const FORM_WORDS: Readonly<Record<string, string>> = { ransomware: "ランサムウェア被害", ddos: "DDoS攻撃" };

/** What a person calls it: who was hit and by what, where the paper says so; else the paper's own title. */
function titleOf(r: Report): string {
  if (r.subject.name === null) return r.title;
  // Forms give the name in both languages, the second in brackets.
  const name = r.subject.name.replace(/[（(][^（）()]*[）)]\s*$/u, "").trim() || r.subject.name;
  if (r.kind === "common_form") return `${name}　${FORM_WORDS[r.incidentType ?? ""] ?? r.title}`;
  return r.kind === "incident_notice" ? r.subject.name : r.title;
}

export const encode = (value: StoredBody | StoredReading): Buffer => Buffer.from(JSON.stringify(value));

// Trusts: only this hub writes these bytes, and their seal was checked before they are read.
export const decodeBody = (bytes: Buffer): StoredBody => JSON.parse(bytes.toString("utf8"));
export const decodeReading = (bytes: Buffer): StoredReading => JSON.parse(bytes.toString("utf8"));
