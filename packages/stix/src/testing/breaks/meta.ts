/** Every MUST of the meta objects, bundles and custom content (STIX 2.1, §7, §8, §11), each broken once. */
import { TLP } from "../../marking/tlp.ts";
import { idOf, type Json, smallest } from "../smallest.ts";
import { type Break, change, DEFINED, without } from "./broken.ts";

const marked = (marking: Json): Json => change("campaign", { granular_markings: [marking] });
const MARKING = idOf("marking-definition", 7);

export const META: readonly Break[] = [
  // §7 meta objects
  [
    "language content translates no bundle",
    "reference-type",
    "object_ref",
    change("language-content", { object_ref: idOf("bundle") }),
  ],
  [
    "contents are by language",
    "language-contents",
    "contents.español",
    change("language-content", { contents: { español: { name: "a" } } }),
  ],
  [
    "contents translate properties",
    "language-contents",
    "contents.es.a",
    change("language-content", { contents: { es: { a: "a" } } }),
  ],
  [
    "a marking says what it is",
    "marking-definition-body",
    "",
    without("marking-definition", "definition", "definition_type"),
  ],
  [
    "a statement marking states something",
    "marking-definition-body",
    "definition",
    change("marking-definition", { definition: {} }),
  ],
  [
    "nobody mints a TLP marking",
    "tlp-fixed",
    "",
    change("marking-definition", { definition_type: "tlp", definition: { tlp: "red" } }),
  ],
  ["a TLP marking keeps its colour", "tlp-fixed", "", { ...TLP[1].red, definition: { tlp: "white" } }],
  ["a TLP marking has nothing else", "tlp-fixed", "", { ...TLP[1].red, object_marking_refs: [MARKING] }],
  ["a TLP marking keeps its name", "tlp-fixed", "", { ...TLP[1].red, name: "TLP:GREEN" }],
  ["a TLP 2.0 marking keeps its colour", "tlp-fixed", "", { ...TLP[2].red, extensions: TLP[2].clear.extensions }],
  [
    "a marking does not mark itself",
    "circular-marking",
    "object_marking_refs",
    change("marking-definition", { object_marking_refs: [idOf("marking-definition")] }),
  ],
  [
    "a marking does not mark its parts",
    "circular-marking",
    "granular_markings",
    change("marking-definition", {
      granular_markings: [{ marking_ref: idOf("marking-definition"), selectors: ["created"] }],
    }),
  ],
  [
    "an object is marked by markings",
    "reference-type",
    "object_marking_refs[0]",
    change("campaign", { object_marking_refs: [idOf("tool")] }),
  ],
  [
    "a granular marking refers to a marking",
    "reference-type",
    "granular_markings[0].marking_ref",
    marked({ marking_ref: idOf("tool"), selectors: ["name"] }),
  ],
  ["a granular marking has selectors", "missing-property", "granular_markings[0]", marked({ marking_ref: MARKING })],
  [
    "a selector is written rightly",
    "selector-syntax",
    "granular_markings[0].selectors[0]",
    marked({ marking_ref: MARKING, selectors: ["name.[x]"] }),
  ],
  [
    "a selector points at something",
    "selector-missing",
    "granular_markings[0].selectors[0]",
    marked({ marking_ref: MARKING, selectors: ["labels"] }),
  ],
  [
    "a selector points at an item that is there",
    "selector-missing",
    "granular_markings[0].selectors[0]",
    { ...marked({ marking_ref: MARKING, selectors: ["labels.[1]"] }), labels: ["a"] },
  ],
  [
    "a granular marking marks or translates",
    "marking-or-lang",
    "granular_markings[0]",
    marked({ selectors: ["name"] }),
  ],
  [
    "a granular marking does not do both",
    "marking-or-lang",
    "granular_markings[0]",
    marked({ marking_ref: MARKING, lang: "ja", selectors: ["name"] }),
  ],
  [
    "an extension type is listed",
    "enum-value",
    "extension_types[0]",
    change("extension-definition", { extension_types: ["a"] }),
  ],
  [
    "only top-level extensions list properties",
    "extension-properties-misplaced",
    "",
    change("extension-definition", { extension_properties: ["a_b"] }),
  ],
  [
    "an extension has a key that means something",
    "extension-key",
    "extensions.foo",
    change("campaign", { extensions: { foo: { a: 1 } } }),
  ],
  [
    "a property of a custom extension has a name like any other",
    "property-name",
    "extensions.x-acme-foo-ext.Foo",
    change("file", { extensions: { "x-acme-foo-ext": { Foo: 1 } } }),
  ],
  [
    "the name of a custom extension has at most 250 characters",
    "extension-key",
    `extensions.${"a".repeat(247)}-ext`,
    change("file", { extensions: { [`${"a".repeat(247)}-ext`]: { foo: 1 } } }),
  ],
  ["extensions are not empty", "empty-dictionary", "extensions", change("campaign", { extensions: {} })],
  ["extensions are a dictionary", "wrong-type", "extensions", change("campaign", { extensions: "a" })],
  [
    "a defined extension has a type",
    "missing-property",
    `extensions.${DEFINED}`,
    change("campaign", { extensions: { [DEFINED]: { rank: 1 } } }),
  ],
  [
    "the type of an extension is listed",
    "extension-type",
    `extensions.${DEFINED}.extension_type`,
    change("campaign", { extensions: { [DEFINED]: { extension_type: "a" } } }),
  ],
  // §8 bundles
  ["a bundle has an id", "missing-property", "", without("bundle", "id")],
  ["a bundle's id is one of a bundle", "id-prefix", "id", change("bundle", { id: idOf("campaign") })],
  ["a bundle holds a list", "wrong-type", "objects", change("bundle", { objects: {} })],
  ["a bundle's list is not empty", "empty-list", "objects", change("bundle", { objects: [] })],
  ["a bundle holds no bundle", "nested-bundle", "objects[0]", change("bundle", { objects: [smallest("bundle")] })],
  [
    "a bundle's objects are read",
    "missing-property",
    "objects[0]",
    change("bundle", { objects: [without("campaign", "name")] }),
  ],
  [
    "the count of objects is capped",
    "too-many",
    "objects",
    change("bundle", { objects: [1, 2] }),
    { limits: { count: 1 } },
  ],
  [
    "references resolve where that is asked for",
    "unresolved-reference",
    "objects[0].object_refs",
    change("bundle", { objects: [smallest("note")] }),
    { resolveReferences: true },
  ],
  // §11 custom objects
  ["a type has three characters", "type-name", "type", { ...smallest("campaign"), type: "ab", id: idOf("ab") }],
  [
    "other types are refused where that is asked for",
    "types-strict",
    "",
    { ...smallest("campaign"), type: "x-acme-a", id: idOf("x-acme-a") },
    { onlyStandardTypes: true },
  ],
  [
    "other properties are refused where that is asked for",
    "properties-strict",
    "x_acme_a",
    change("campaign", { x_acme_a: 1 }),
    { onlyStandardProperties: true },
  ],
];
