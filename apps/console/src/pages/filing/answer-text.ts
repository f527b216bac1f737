/** Between what a person writes into a field and the value that the hub takes: one text for every kind, and back. */
import type { FactQuestion, FactShown } from "@noroshi/api";
import { readLocalTime } from "@noroshi/api/form";
import { officeZone } from "../../format/zone.ts";
import type { FactSaid } from "../../hub/stating.ts";
import { writtenHere } from "../form/written.ts";

/** How "not known" stands in a field; no person writes a control sign. */
export const NOT_KNOWN = "\u0001";

export type Kind = FactQuestion["kind"];

/** The text of a stated value. */
export function textOf(kind: string, value: FactShown["value"]): string {
  if (value === null) return NOT_KNOWN;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.join("\n");
  return kind === "instant" ? writtenHere(String(value)) : String(value);
}

/** What is said by a text; undefined while it cannot be read as this kind. */
export function saidBy(fact: string, kind: Kind, text: string): FactSaid | undefined {
  const trimmed = text.trim();
  if (text === NOT_KNOWN) return { fact, unknown: true };
  if (trimmed === "") return undefined;
  if (kind === "flag") return { fact, value: trimmed === "yes" };
  if (kind === "number") {
    const figures = trimmed.normalize("NFKC").replaceAll(",", "");
    return /^\d{1,12}$/.test(figures) ? { fact, value: Number(figures) } : undefined;
  }
  if (kind === "instant") {
    const read = readTime(trimmed);
    return read ? { fact, value: read.instant } : undefined;
  }
  if (kind === "list")
    return {
      fact,
      value: trimmed
        .split("\n")
        .map((l) => l.trim())
        .filter((l) => l !== ""),
    };
  return { fact, value: trimmed };
}

/** Reads a time as people write it. */
export const readTime = (text: string) => readLocalTime(text, officeZone());
