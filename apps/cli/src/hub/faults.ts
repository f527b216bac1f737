/** What a hub's answer says against a file: of a refusal everything, of an accepted file what was left out. */
import type { Problem, Receipt } from "@noroshi/api";
import type { Language } from "../language.ts";
import { printable } from "../lines-out.ts";

export type HubFault = Receipt["refused"][number];

/** The faults in an answer. A refusal without places is one fault: its own title and what to do next. */
export function faultsOf(body: unknown): readonly HubFault[] {
  if (typeof body !== "object" || body === null) return [];
  // The hub's own answer is a refusal or a receipt.
  const b = body as Partial<Problem> & Partial<Receipt>;
  const list = b.faults ?? b.refused ?? [];
  if (list.length > 0 || b.code === undefined) return list;
  const whole = (lang: Language): string => [b.title?.[lang] ?? b.code, b.next?.[lang]].filter(Boolean).join(": ");
  return [{ code: b.code, place: "", say: { en: whole("en"), ja: whole("ja") } }];
}

/** A refusal in one line, for commands that stop at it. */
export function refusalWords(body: unknown): string {
  const words = faultsOf(body).map((f) => (f.place === "" ? f.say.en : `${f.place}: ${f.say.en}`));
  return words.length > 0 ? printable(words.join("; ")) : printable(JSON.stringify(body));
}
