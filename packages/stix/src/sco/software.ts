/** Software (STIX 2.1 §6.14): a product, by name, CPE, vendor and version. */
import { type Of, sco } from "../object/define.ts";
import { languageTag } from "../property/language-tag.ts";
import { listOf } from "../property/list.ts";
import { text, written } from "../property/scalar.ts";

// A formatted string of CPE 2.3 (NISTIR 7695 §6.2): part and ten further attributes.
const ATTRIBUTE = String.raw`(?:[*\-]|[?]*\*?(?:[A-Za-z0-9._\-]|\\[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e])+[?]*\*?)`;
const CPE = new RegExp(`^cpe:2\\.3:[aho*\\-](?::${ATTRIBUTE}){10}$`);

export const software = sco("software", {
  section: "6.14",
  must: { name: text },
  may: {
    cpe: written(CPE, "cpe", (value) => `"${value}" is not a CPE 2.3 name.`),
    swid: text,
    languages: listOf(languageTag),
    vendor: text,
    version: text,
  },
});
export type Software = Of<typeof software>;
