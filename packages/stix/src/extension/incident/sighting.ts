/** Sighting evidence (incident suite drafts): from which kind of source a sighting came; kept, its texts checked. */
import { anyValue } from "../../property/custom.ts";
import { record } from "../../property/record.ts";
import { literal, text } from "../../property/scalar.ts";
import type { Shape } from "../../property/shape.ts";

const SIGHTING_EVIDENCE = "extension-definition--0d76d6d9-16ca-43fd-bd41-4f800ba8fc43";

const evidence = record({ must: { extension_type: literal("property-extension") }, others: "free" });

const told = (...names: string[]): Shape<unknown> =>
  record({ may: Object.fromEntries(names.map((name) => [name, text])), others: "free", notEmpty: true });

export const SIGHTING_EXTENSIONS: Readonly<Record<string, Shape<unknown>>> = {
  [SIGHTING_EVIDENCE]: evidence,
  "sighting-alert": told("name", "log", "system_id", "source", "product", "format"),
  "sighting-anecdote": told("person_name", "person_context", "report_submission"),
  "sighting-context": told("name", "description"),
  "sighting-exclusion": anyValue,
  "sighting-enrichment": anyValue,
  "sighting-hunt": anyValue,
  "sighting-framework": anyValue,
  "sighting-external": anyValue,
};
