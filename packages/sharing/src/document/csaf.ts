/**
 * A package as a CSAF 2.0 document (OASIS, base profile): flaws as vulnerabilities, every other value as a note. The recipient's mark
 * stands in the envelope (the tracking id and the words on distribution), and every value under its own marking and terms. CSAF knows
 * four levels of TLP 1: a level that it has no word for is said as the next stricter one, and in words as it is.
 */
import { canonicalJson, type Tlp } from "@noroshi/stix";
import { VICTIM_NOTE } from "../victims/card.ts";
import type { Envelope, SharedValue } from "./shared-value.ts";
import { termsInWords, toldVictims } from "./table.ts";

const LABELS: Readonly<Record<Tlp, "WHITE" | "GREEN" | "AMBER" | "RED">> = {
  clear: "WHITE",
  green: "GREEN",
  amber: "AMBER",
  "amber+strict": "RED",
  red: "RED",
};

/** The document's own id; its file is named by it, as the standard asks. */
export const csafIdOf = (envelope: Pick<Envelope, "watermark">): string => `noroshi-${envelope.watermark}`;

export function csafOf(envelope: Envelope, values: readonly SharedValue[]): string {
  const flaws = values.filter((v) => v.kind === "cve");
  const others = values.filter((v) => v.kind !== "cve");
  const at = new Date(Date.parse(envelope.at)).toISOString();
  const version = String(envelope.version);
  const document = {
    category: "csaf_base",
    csaf_version: "2.0",
    distribution: {
      text: [
        `TLP:${envelope.tlp.toUpperCase()}. For ${envelope.recipient.en} (${envelope.recipient.ja}).`,
        `Copy ${envelope.watermark}.`,
        "Each value has its own marking and terms.",
      ].join(" "),
      tlp: { label: LABELS[envelope.tlp], url: "https://www.first.org/tlp/" },
    },
    lang: "en",
    notes: [
      {
        category: "general",
        title: "About this document",
        text: "A package that the coordinating office released. It says what may be told to its recipient, and nothing of where it came from.",
      },
      ...toldVictims(envelope).map(({ lines, values }) => ({
        category: "other",
        title: "Victim, as far as it consented",
        text: [
          ...lines.map((l) => `${l.label.en}: ${l.text}.`),
          ...(values === null ? [] : [`Values in its report: ${values}.`]),
          VICTIM_NOTE.en,
        ].join(" "),
      })),
      ...others.map((v) => ({ category: "details", title: `${v.kind} ${v.value}`, text: said(v) })),
    ],
    publisher: {
      category: "coordinator",
      name: envelope.office.en,
      namespace: `urn:uuid:${envelope.office.id}`,
    },
    title: `Release package, TLP:${envelope.tlp.toUpperCase()}`,
    tracking: {
      current_release_date: at,
      id: csafIdOf(envelope),
      initial_release_date: at,
      // A copy is a document of its own: the version of the package stands in its words.
      revision_history: [{ date: at, number: "1", summary: `Version ${version} of the package.` }],
      status: "final",
      version: "1",
    },
  };
  const vulnerabilities = flaws.map((v) => ({
    cve: v.value,
    notes: [{ category: "summary", title: "Marking and terms", text: said(v) }],
  }));
  return canonicalJson(vulnerabilities.length > 0 ? { document, vulnerabilities } : { document });
}

/** All that is told of a value beside itself. */
function said(v: SharedValue): string {
  return [
    `TLP:${v.tlp.toUpperCase()}.`,
    ...termsInWords(v),
    `Valid from ${v.validFrom}${v.validUntil === null ? "" : ` until ${v.validUntil}`}. Confidence ${v.confidence}.`,
  ].join(" ");
}
