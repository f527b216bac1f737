/** Language Content (STIX 2.1 §7.1): the texts of another object in other languages. */
import { type Of, smo } from "../object/define.ts";
import { anyValue } from "../property/custom.ts";
import { reference } from "../property/identifier.ts";
import { isLanguageTag } from "../property/language-tag.ts";
import { isPropertyName } from "../property/names.ts";
import { clip } from "../property/scalar.ts";
import { isObject, type Loose, type Shape, wrongKind } from "../property/shape.ts";
import { timestamp } from "../property/timestamp.ts";

const translated: Shape<Loose> = (value, trial) => {
  if (!isObject(value)) return wrongKind(value, "an object of translated properties", trial);
  if (Object.keys(value).length === 0)
    trial.flag("empty-dictionary", "A language must translate at least one property.");
  for (const name of Object.keys(value)) {
    trial.enter(name);
    if (!isPropertyName(name)) trial.flag("language-contents", `"${clip(name)}" is no property name.`);
    anyValue(value[name], trial);
    trial.leave();
  }
};

const contents: Shape<Readonly<Record<string, Loose>>> = (value, trial) => {
  if (!isObject(value)) return wrongKind(value, "a dictionary of languages", trial);
  if (Object.keys(value).length === 0) trial.flag("empty-dictionary", "contents must not be empty.");
  for (const language of Object.keys(value)) {
    trial.enter(language);
    if (!isLanguageTag(language))
      trial.flag("language-contents", `"${clip(language)}" is not a language code of RFC 5646.`);
    translated(value[language], trial);
    trial.leave();
  }
};

export const languageContent = smo("language-content", {
  section: "7.1",
  must: { object_ref: reference({ never: ["bundle", "language-content"] }), contents },
  may: { object_modified: timestamp },
});
export type LanguageContent = Of<typeof languageContent>;
