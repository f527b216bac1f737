/** pdf: the text of a PDF as prose. Each value has its page and line; pictures of text are not read, and that is said. */
import type { Tlp } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { type ProseReading, readProse } from "./prose.ts";

/** Reads the pages of a document. Codes: those of prose, EMPTY (a scan). */
export function readPdf(pages: readonly string[], unmarked: Tlp, limits: Limits): ProseReading {
  const text = pages.join("\n");
  if (text.trim() === "") return { reports: [], refused: [scanned()] };
  const starts: number[] = [];
  let line = 0;
  for (const page of pages) {
    starts.push(line);
    line += page.split("\n").length;
  }
  const at = (wanted: number): string => {
    const page = Math.max(
      0,
      starts.findLastIndex((start) => start <= wanted),
    );
    return `page ${page + 1} line ${wanted - (starts[page] ?? 0) + 1}`;
  };
  return readProse({ format: "pdf", text, unit: "line", at }, unmarked, limits);
}

function scanned() {
  return fault(
    "EMPTY",
    "",
    "The PDF holds no text, only pictures of it; send the text itself.",
    "PDF に文字がなく、画像だけです。本文をテキストで送ってください。",
  );
}
