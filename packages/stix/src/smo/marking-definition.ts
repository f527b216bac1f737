/**
 * Marking Definition (STIX 2.1 §7.2.1): TLP, statement, or one that an extension defines. A TLP marking is one of the
 * fixed instances and nothing else: a copy that says another colour under a known id is refused.
 */
import { canonicalJson } from "../identity/canonical-json.ts";
import { TLP, TLP2_EXTENSION } from "../marking/tlp.ts";
import { type Of, timelessSmo } from "../object/define.ts";
import { at } from "../property/identifier.ts";
import { clip, text } from "../property/scalar.ts";
import { isObject, type Loose, type Rule, type Shape, written, wrongKind } from "../property/shape.ts";

const FIXED: ReadonlyMap<string, Loose> = new Map<string, Loose>(
  [...Object.values(TLP[1]), ...Object.values(TLP[2])].map((marking) => [marking.id, marking]),
);

const definition: Shape<Loose> = (value, trial) => {
  if (!isObject(value)) wrongKind(value, "an object", trial);
};

const body: Rule = (object, trial) => {
  const { definition_type, definition: inner } = object;
  const extended = Object.hasOwn(object, "extensions");
  const complete = definition_type !== undefined && inner !== undefined;
  if (!complete && !(extended && definition_type === undefined && inner === undefined)) {
    trial.flag(
      "marking-definition-body",
      "A marking needs definition_type and definition, or an extension that defines it.",
    );
  }
  if (typeof definition_type !== "string") return;
  if (definition_type === "statement") {
    if (isObject(inner) && typeof inner["statement"] !== "string") {
      at("definition", trial, () =>
        trial.flag("marking-definition-body", "A statement marking needs the text statement."),
      );
    }
  } else if (definition_type !== "tlp") {
    at("definition_type", trial, () =>
      trial.flag("marking-definition-type", `"${clip(definition_type)}" is not a marking that the standard defines.`),
    );
  }
};

const fixedTlp: Rule = (object, trial) => {
  const { id, extensions } = object;
  const fixed = typeof id === "string" ? FIXED.get(id.toLowerCase()) : undefined;
  const saysTlp =
    object["definition_type"] === "tlp" || (isObject(extensions) && Object.hasOwn(extensions, TLP2_EXTENSION));
  if (fixed === undefined && !saysTlp) return;
  if (fixed === undefined) trial.flag("tlp-fixed", "TLP has fixed marking definitions; nobody mints another.");
  else if (!sameMarking(object, fixed))
    trial.flag("tlp-fixed", `This is not the fixed marking definition of ${String(fixed["name"])}.`);
};

/** Equal in all that the fixed instance says; TLP 2.0 instances may also name their creator and references. */
function sameMarking(object: Loose, fixed: Loose): boolean {
  const allowed = new Set(Object.keys(fixed));
  if (!Object.hasOwn(fixed, "definition")) {
    for (const name of ["created_by_ref", "external_references", "object_marking_refs"]) allowed.add(name);
  }
  return (
    Object.keys(object).every((name) => allowed.has(name)) &&
    Object.keys(fixed).every((name) =>
      name === "created"
        ? sameTime(object[name], fixed[name])
        : canonicalJson(object[name]) === canonicalJson(fixed[name]),
    )
  );
}

const sameTime = (a: unknown, b: unknown): boolean =>
  written(a).replace(/\.0+Z$/, "Z") === written(b).replace(/\.0+Z$/, "Z");

const notItself: Rule = (object, trial) => {
  const { id, object_marking_refs, granular_markings } = object;
  if (typeof id !== "string") return;
  if (Array.isArray(object_marking_refs) && object_marking_refs.includes(id)) {
    at("object_marking_refs", trial, () => trial.flag("circular-marking", "A marking must not mark itself."));
  }
  if (!Array.isArray(granular_markings)) return;
  if (granular_markings.some((marking) => isObject(marking) && marking["marking_ref"] === id)) {
    at("granular_markings", trial, () => trial.flag("circular-marking", "A marking must not mark itself."));
  }
};

export const markingDefinition = timelessSmo("marking-definition", {
  section: "7.2.1",
  may: { name: text, definition_type: text, definition },
  rules: [body, fixedTlp, notItself],
});
export type MarkingDefinition = Of<typeof markingDefinition>;
