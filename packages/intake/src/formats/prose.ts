/**
 * text, docx: a document in prose as one report: its text, its marking if it names one, and the values in it. A text
 * that calls no value malicious (a log, a letter) is sent back: it would fill the hub with what nobody reported.
 */
import type { Format, IntakeFault, Report, Tlp } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { proseItems, proseTlp } from "../prose/values.ts";

export interface ProseReading {
  readonly reports: readonly Report[];
  readonly refused: readonly IntakeFault[];
}

/** Reads the text of a document. Codes: EMPTY, TOO_MANY, TOO_LARGE. */
export function readProse(
  given: {
    readonly format: Format;
    readonly text: string;
    readonly unit: string;
    readonly title?: string;
    readonly at?: (line: number) => string;
  },
  unmarked: Tlp,
  limits: Limits,
): ProseReading {
  const { format, unit } = given;
  const text = given.text.replace(/\r\n?/g, "\n").trimEnd();
  if (text.length > limits.stringLength) return { reports: [], refused: [tooLong(limits.stringLength)] };
  const stated = proseTlp(text);
  const tlp = stated ?? unmarked;
  const items = proseItems({ text, unit, tlp, at: given.at });
  if (!items.some(({ indicator }) => indicator)) return { reports: [], refused: [noIndicator()] };
  if (items.length > limits.items) return { reports: [], refused: [tooMany(limits.items)] };
  const title = given.title ?? text.split("\n", 50).find((line) => line.trim() !== "") ?? "";
  const fields = items.map((one) => ({
    place: one.place,
    label: one.indicator ? "indicator" : "context",
    raw: one.raw,
    read: `${one.kind} ${one.value}`,
  }));
  const marking = { place: "", label: "tlp", raw: stated ? "TLP" : "", read: `TLP:${tlp.toUpperCase()}` };
  const report: Report = {
    format,
    kind: "document",
    sourceId: null,
    incidentType: null,
    title: quote(title.trim(), 200),
    subject: { name: null, organisationRef: null, country: null, region: null, sector: null },
    occurred: null,
    noticed: null,
    stated: null,
    affected: { total: null, local: null },
    personalData: null,
    tlp,
    consent: null,
    originator: null,
    names: [],
    narrative: [{ label: "text", text }],
    items,
    fields: [marking, ...fields],
    existenceCount: null,
  };
  return { reports: [report], refused: [] };
}

/** The answer to a text that calls nothing malicious. */
function noIndicator(): IntakeFault {
  return fault(
    "UNKNOWN_FORMAT",
    "",
    "This is no report format that is known here, and its text calls no value malicious. Write malicious values defanged (bad[.]example, hxxp://…) or one a line, or send a form, STIX, a MISP event, a table or neutral-incident/1.",
    "扱える報告の形式ではなく、文中にも悪性とされた値がありません。悪性の値は無害化して（bad[.]example、hxxp://…）または一行に一つずつ書くか、共通様式・STIX・MISP イベント・表・neutral-incident/1 で送ってください。",
  );
}

function tooLong(most: number): IntakeFault {
  return fault(
    "TOO_LARGE",
    "",
    `The text is longer than ${most} characters; split it.`,
    `本文が${most}文字を超えています。分けてください。`,
  );
}

function tooMany(most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    "",
    `A document may hold ${most} values; split it.`,
    `一つの文書に書ける値は${most}件までです。分けてください。`,
  );
}
