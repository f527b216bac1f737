/** Extension Definition (STIX 2.1 §7.3): declares new properties or object types, where, and under which schema. */
import { EXTENSION_TYPES } from "../extension/extensions.ts";
import { type Of, smo } from "../object/define.ts";
import { oneOf } from "../property/choice.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { isPropertyName } from "../property/names.ts";
import { clip, text } from "../property/scalar.ts";
import type { Rule, Shape } from "../property/shape.ts";

const propertyName: Shape<string> = (value, trial) => {
  text(value, trial);
  if (typeof value === "string" && !isPropertyName(value))
    trial.flag("property-name", `"${clip(value)}" is no property name.`);
};

const propertiesFit: Rule = (object, trial) => {
  const { extension_types } = object;
  const toplevel = Array.isArray(extension_types) && extension_types.includes("toplevel-property-extension");
  const listed = Object.hasOwn(object, "extension_properties");
  if (listed && !toplevel) {
    trial.flag(
      "extension-properties-misplaced",
      "extension_properties is only for the type toplevel-property-extension.",
    );
  }
  if (toplevel && !listed)
    trial.flag("extension-properties", "A toplevel-property-extension should list its extension_properties.");
  if (!Object.hasOwn(object, "description"))
    trial.flag("extension-description", "An extension definition should have a description.");
};

export const extensionDefinition = smo("extension-definition", {
  section: "7.3",
  // §7.3.1: unlike elsewhere, the creator is required; its own extensions are not applicable.
  must: {
    created_by_ref: reference({ only: ["identity"] }),
    name: text,
    schema: text,
    version: text,
    extension_types: listOf(oneOf(EXTENSION_TYPES)),
  },
  may: { description: text, extension_properties: listOf(propertyName) },
  rules: [propertiesFit],
});
export type ExtensionDefinition = Of<typeof extensionDefinition>;
