/** PDF (STIX 2.1 §6.7.4): version and what the document says of itself. */
import { dictionaryOf } from "../../property/dictionary.ts";
import { atLeastOne, record } from "../../property/record.ts";
import { clip, flag, text } from "../../property/scalar.ts";

// ISO 32000-1, table 317.
const KEYS = new Set([
  "Title",
  "Author",
  "Subject",
  "Keywords",
  "Creator",
  "Producer",
  "CreationDate",
  "ModDate",
  "Trapped",
]);

const documentInfo = dictionaryOf(text, {
  anyCase: true,
  key: (key, trial) => {
    if (!KEYS.has(key))
      trial.flag("pdf-doc-info", `"${clip(key)}" is not a key of the PDF document information dictionary.`);
  },
});

export const pdf = record({
  may: { version: text, is_optimized: flag, document_info_dict: documentInfo, pdfid0: text, pdfid1: text },
  rules: [atLeastOne(["version", "is_optimized", "document_info_dict", "pdfid0", "pdfid1"])],
});
