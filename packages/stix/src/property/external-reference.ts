/** External references (STIX 2.1 §2.5): a source and at least one of description, url, external_id; CVE and CAPEC ids. */
import { hashes } from "./hashes.ts";
import { at } from "./identifier.ts";
import { record } from "./record.ts";
import { text } from "./scalar.ts";
import type { Rule } from "./shape.ts";
import { webAddress } from "./web-address.ts";

const CVE = /^CVE-\d{4}-(?:0\d{3}|[1-9]\d{3,})$/;
const CAPEC = /^CAPEC-\d+$/;

const saysSomething: Rule = (object, trial) => {
  const { source_name, description, url, external_id } = object;
  const source = typeof source_name === "string" ? source_name : "";
  const form = source.toLowerCase() === "cve" ? CVE : source.toLowerCase() === "capec" ? CAPEC : undefined;
  if (form !== undefined) {
    const name = form === CVE ? "cve" : "capec";
    if (source !== name) at("source_name", trial, () => trial.flag("external-id", `The source is written "${name}".`));
    else if (typeof external_id !== "string" || !form.test(external_id)) {
      trial.flag(
        "external-id",
        `A reference to ${name} needs an external_id like ${form === CVE ? "CVE-2016-1234" : "CAPEC-163"}.`,
      );
    }
  } else if (description === undefined && url === undefined && external_id === undefined) {
    trial.flag("external-reference", "A reference needs at least one of description, url and external_id.");
  }
  if (url !== undefined && object["hashes"] === undefined) {
    trial.flag("extref-hashes", "A reference with a url should carry hashes of what was there.");
  }
};

export const externalReference = record({
  must: { source_name: text },
  may: { description: text, url: webAddress, hashes, external_id: text },
  rules: [saysSomething],
});
