/**
 * docx: the text of a Word document (ECMA-376 §17), paragraph by paragraph. Only the main part is inflated; macros,
 * pictures, links and embedded files are never looked at. Text that tracked changes deleted is left out.
 */
import type { IntakeFault } from "../contract/index.ts";
import type { Limits } from "../limits.ts";
import { openZip } from "../xlsx/container.ts";
import { walk } from "../xlsx/xml.ts";

const MAIN = "word/document.xml";

/** The text of the document; undefined if the archive is no Word document. */
export function docxText(
  bytes: Uint8Array,
  limits: Limits,
): { readonly ok: true; readonly text: string | undefined } | { readonly ok: false; readonly fault: IntakeFault } {
  const opened = openZip(bytes, (name) => name === MAIN, limits);
  if (!opened.ok) return opened;
  const main = opened.parts.get(MAIN);
  if (!main) return { ok: true, text: undefined };
  const text: string[] = [];
  let inText = false;
  const found = walk(
    main,
    MAIN,
    {
      open: (name) => {
        if (name === "t") inText = true;
        else if (name === "tab") text.push("\t");
        else if (name === "br" || name === "cr") text.push("\n");
      },
      text: (part) => {
        if (inText) text.push(part);
      },
      close: (name) => {
        if (name === "t") inText = false;
        else if (name === "p") text.push("\n");
        else if (name === "tc") text.push("\t");
      },
    },
    limits,
  );
  return found ? { ok: false, fault: found } : { ok: true, text: text.join("") };
}
