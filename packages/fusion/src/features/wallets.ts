/** Wallets in a text, by shape and checksum: a note names one more often than a form's list of traces does. */
import { recognise } from "@noroshi/values";
import type { FeatureSet } from "../contract/index.ts";
import { MOST } from "./text.ts";

const CANDIDATE =
  /(?<![A-Za-z0-9])(?:bc1[a-z0-9]{25,71}|0x[0-9a-fA-F]{40}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|[48][1-9A-HJ-NP-Za-km-z]{94,105}|[XLMDrT][1-9A-HJ-NP-Za-km-z]{24,40})(?![A-Za-z0-9])/gu;

/** Those that do not stand among the values already, in order. */
export function walletsIn(text: string, observables: FeatureSet["observables"]): readonly string[] {
  const held = new Set(observables.flatMap(({ kind, value }) => (kind === "wallet" ? [value] : [])));
  const found = new Set<string>();
  for (const [candidate] of text.matchAll(CANDIDATE)) {
    const read = found.size < MOST ? recognise(candidate) : undefined;
    if (read?.kind === "wallet" && !held.has(read.value)) found.add(read.value);
  }
  return [...found].sort();
}
