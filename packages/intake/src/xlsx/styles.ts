/**
 * Which cell formats of a workbook show a date (ECMA-376 §18.8.30): a number is a date only because its format says so.
 */
import type { IntakeFault } from "../contract/index.ts";
import type { Limits } from "../limits.ts";
import { walk } from "./xml.ts";

/** How a format shows a number: not as a date, as a date, or as a date with a time. */
export type Shown = "number" | "date" | "time";

/** Built-in formats that show dates: 14–17 dates, 22 with time; 27–36 and 50–58 are those of East Asian editions. */
const DATES: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** For each cell format (`s` of a cell) how it shows a number. */
export function readStyles(
  bytes: Uint8Array | undefined,
  limits: Limits,
): { readonly ok: true; readonly formats: readonly Shown[] } | { readonly ok: false; readonly fault: IntakeFault } {
  if (!bytes) return { ok: true, formats: [] };
  const codes = new Map<number, string>();
  const formats: Shown[] = [];
  let inCells = false;
  const fault = walk(
    bytes,
    "xl/styles.xml",
    {
      open: (name, attributes) => {
        if (name === "numFmt") codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
        if (name === "cellXfs") inCells = true;
        if (name === "xf" && inCells) formats.push(shown(Number(attributes["numFmtId"]), codes));
      },
      close: (name) => {
        if (name === "cellXfs") inCells = false;
      },
    },
    limits,
  );
  return fault ? { ok: false, fault } : { ok: true, formats };
}

function shown(id: number, codes: ReadonlyMap<number, string>): Shown {
  if (id === 22) return "time";
  const code = codes.get(id);
  if (code === undefined) return DATES.has(id) ? "date" : "number";
  const bare = code
    .slice(0, 255)
    .replace(/\\./g, "")
    .replace(/"[^"]*"/g, "")
    .replace(/\[[^\]]*\]/g, "")
    .toLowerCase();
  if (!/[yge]/.test(bare.replace("general", "")) || !/[ymd]/.test(bare)) return "number";
  return /h/.test(bare) ? "time" : "date";
}
