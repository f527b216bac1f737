/**
 * The cells of one worksheet (ECMA-376 §18.3.1). Formulas are never evaluated: what counts is the value that the
 * sender's own Excel stored beside them; without one the cell is refused where it is read.
 */
import type { IntakeFault } from "../contract/index.ts";
import type { Limits } from "../limits.ts";
import { StringItem } from "./strings.ts";
import type { Shown } from "./styles.ts";
import { walk } from "./xml.ts";

export type Cell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number; readonly shown: Shown }
  | { readonly kind: "error" };

/** Cells by reference (`B7`); empty cells are absent. */
export type Cells = ReadonlyMap<string, Cell>;

export interface Workings {
  readonly strings: readonly string[];
  readonly formats: readonly Shown[];
}

/** Reads the worksheet in `bytes`. */
export function readSheet(
  bytes: Uint8Array,
  place: string,
  { strings, formats }: Workings,
  limits: Limits,
): { readonly ok: true; readonly cells: Cells } | { readonly ok: false; readonly fault: IntakeFault } {
  const cells = new Map<string, Cell>();
  const inline = new StringItem();
  let row = 0;
  let column = 0;
  let at = "";
  let type = "n";
  let style = 0;
  let value = "";
  let inValue = false;
  let formula = false;
  const fault = walk(
    bytes,
    place,
    {
      open: (name, attributes) => {
        if (name === "row") {
          row = whole(attributes["r"]) ?? row + 1;
          column = 0;
        } else if (name === "c") {
          const given = attributes["r"];
          column = (given === undefined ? undefined : columnOf(given)) ?? column + 1;
          at = given ?? `${letters(column)}${row}`;
          type = attributes["t"] ?? "n";
          style = whole(attributes["s"]) ?? 0;
          value = "";
          formula = false;
          inline.take();
        } else if (name === "f") {
          formula = true;
        } else if (name === "v") {
          inValue = true;
        } else {
          inline.open(name);
        }
      },
      text: (text) => {
        if (inValue) value += text;
        else inline.add(text);
      },
      close: (name) => {
        if (name === "v") {
          inValue = false;
        } else if (name === "c") {
          const cell = cellOf(
            type,
            value,
            type === "inlineStr" ? inline.take() : "",
            formula,
            strings,
            formats[style] ?? "number",
          );
          if (cell) cells.set(at, cell);
        } else {
          inline.close(name);
        }
      },
    },
    limits,
  );
  return fault ? { ok: false, fault } : { ok: true, cells };
}

function cellOf(
  type: string,
  value: string,
  inline: string,
  formula: boolean,
  strings: readonly string[],
  shown: Shown,
): Cell | undefined {
  switch (type) {
    case "s": {
      const text = strings[whole(value.trim()) ?? -1];
      return text === undefined ? { kind: "error" } : textCell(text);
    }
    case "inlineStr":
      return textCell(inline);
    case "str":
      return value === "" && formula ? { kind: "error" } : textCell(value);
    case "e":
      return { kind: "error" };
    case "b":
      return textCell(value === "1" ? "TRUE" : "FALSE");
    case "d":
      return textCell(value);
    default: {
      if (value.trim() === "") return formula ? { kind: "error" } : undefined;
      const number = Number(value);
      return Number.isFinite(number) ? { kind: "number", value: number, shown } : { kind: "error" };
    }
  }
}

function textCell(text: string): Cell | undefined {
  return text.trim() === "" ? undefined : { kind: "text", text };
}

function whole(raw: string | undefined): number | undefined {
  return raw !== undefined && /^\d{1,9}$/.test(raw) ? Number(raw) : undefined;
}

function columnOf(reference: string): number | undefined {
  const match = /^([A-Z]{1,3})\d{1,7}$/.exec(reference);
  return match?.[1] === undefined
    ? undefined
    : [...match[1]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function letters(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
