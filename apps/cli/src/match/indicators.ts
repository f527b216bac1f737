/** Fills match tables from a file of indicators: a list, a table, STIX objects, events of MISP; told apart by content. */
import { type IndicatorFaultCode, type SharedTables, TableBuilder } from "@noroshi/sensing";
import { CommandFailed, type UnreadIndicatorCode } from "../errors.ts";
import { readHead } from "../import/head.ts";
import { readableLinesOf } from "../import/lines.ts";
import { objectsIn } from "../stix/documents.ts";
import { ListReader } from "./list.ts";
import { mispIndicators } from "./misp-indicators.ts";
import { indicatorsOf } from "./stix-indicators.ts";

export interface Loaded {
  readonly tables: SharedTables;
  /** Indicators that went in. */
  readonly taken: number;
  /** What did not go in, by reason, with the first line of each. */
  readonly left: ReadonlyMap<LeftReason, { readonly count: number; readonly first: number; readonly what: string }>;
}

type LeftReason = IndicatorFaultCode | UnreadIndicatorCode;

/** @param seed 16 random bytes @param exact names match only themselves. Codes: FILE_NOT_READABLE, NOT_UNDERSTOOD. */
export async function loadIndicators(file: string, seed: Uint8Array, exact: boolean): Promise<Loaded> {
  const builder = new TableBuilder(seed);
  const left = new Map<LeftReason, { count: number; first: number; what: string }>();
  const leave = (reason: LeftReason, first: number, what: string) => {
    const known = left.get(reason);
    if (known === undefined) left.set(reason, { count: 1, first, what });
    else known.count++;
  };
  let taken = 0;
  const take = (indicator: Parameters<TableBuilder["add"]>[0]) => {
    const fault = builder.add(exact ? { ...indicator, exact } : indicator);
    if (fault === undefined) taken++;
    else leave(fault, indicator.line, indicator.value);
  };
  const json = await jsonIn(file);
  if (json === "misp") {
    for (const read of await mispIndicators(file)) {
      if ("unread" in read) leave(read.meant === false ? "NOT_MEANT" : "NO_VALUE", read.line, read.unread);
      else take(read);
    }
  } else if (json === "stix") {
    let place = 0;
    for await (const found of objectsIn(file)) {
      if ("header" in found) continue;
      place++;
      if ("fault" in found) {
        leave("NOT_READ", place, `${found.place} ${found.fault.say}`.trim());
        continue;
      }
      const said = indicatorsOf(found.object, place);
      if (typeof said !== "string") for (const one of said) take(one);
      else if (said !== "NO_INDICATOR") leave(said, place, `object ${place}`);
    }
  } else {
    const reader = new ListReader();
    for await (const { text, number } of readableLinesOf(file)) {
      const read = reader.read(text, number);
      if (read === undefined) continue;
      if ("unread" in read) leave(read.meant === false ? "NOT_MEANT" : "NO_VALUE", number, read.unread);
      else take(read);
    }
  }
  return { tables: builder.finish(), taken, left };
}

/** STIX and MISP begin with a brace or a bracket; a list never does. An event of MISP stands under `Event`, several in `response`. */
async function jsonIn(file: string): Promise<"stix" | "misp" | undefined> {
  try {
    const { head } = await readHead(file);
    const text = head
      .subarray(0, 4096)
      .toString("utf8")
      .replace(/^\ufeff/, "");
    if (/^\s*(?:\[\s*)?\{\s*"(?:Event|response)"\s*:/.test(text)) return "misp";
    return /^\s*[{[]\s*["{\]}]/.test(text) ? "stix" : undefined;
  } catch {
    throw new CommandFailed("FILE_NOT_READABLE", `${file} cannot be read.`);
  }
}
