/**
 * Granular markings (STIX 2.1 §7.2.3): each marks selected parts of its object with either a marking or a language.
 * A selector must be written rightly and point at something that is really there.
 */
import { at, reference } from "../property/identifier.ts";
import { languageTag } from "../property/language-tag.ts";
import { listOf } from "../property/list.ts";
import { record } from "../property/record.ts";
import { clip } from "../property/scalar.ts";
import { isObject, type Loose, type Rule, type Shape, wrongKind } from "../property/shape.ts";

const STEP = /^(?:\[\d{1,9}\]|[A-Za-z0-9_-]{1,250})$/;
const FIRST = /^(?:[a-z0-9_-]{3,250}|id)$/;

const isSelector = (text: string): boolean => {
  const steps = text.split(".");
  return text.length <= 10_000 && FIRST.test(steps[0] ?? "") && steps.every((step) => STEP.test(step));
};

const selector: Shape<string> = (value, trial) => {
  if (typeof value !== "string") return wrongKind(value, "a selector", trial);
  if (!isSelector(value)) {
    trial.flag("selector-syntax", `"${clip(value)}" is not a selector like external_references.[0].url.`);
  }
};

const markingOrLang: Rule = (object, trial) => {
  const both = Object.hasOwn(object, "lang") && Object.hasOwn(object, "marking_ref");
  const neither = !Object.hasOwn(object, "lang") && !Object.hasOwn(object, "marking_ref");
  if (both) trial.flag("marking-or-lang", "A granular marking has either lang or marking_ref, not both.");
  if (neither) trial.flag("marking-or-lang", "A granular marking needs lang or marking_ref.");
};

export const granularMarking = record({
  must: { selectors: listOf(selector) },
  may: { lang: languageTag, marking_ref: reference({ only: ["marking-definition"] }) },
  rules: [markingOrLang],
});

/** What a selector points at in an object; undefined when nothing is there. */
export function select(object: unknown, path: string): unknown {
  let here = object;
  for (const step of path.split(".")) {
    if (step.startsWith("[")) {
      if (!Array.isArray(here)) return undefined;
      here = here[Number(step.slice(1, -1))];
    } else {
      if (!isObject(here) || !Object.hasOwn(here, step)) return undefined;
      here = here[step];
    }
    if (here === undefined) return undefined;
  }
  return here;
}

/** A rule: every well-written selector points at something. */
export const selectorsPoint: Rule = (object: Loose, trial) => {
  const markings = object["granular_markings"];
  if (!Array.isArray(markings)) return;
  at("granular_markings", trial, () => {
    for (let index = 0; index < markings.length; index++) {
      const selectors: unknown = isObject(markings[index]) ? markings[index]["selectors"] : undefined;
      if (!Array.isArray(selectors)) continue;
      for (let which = 0; which < selectors.length; which++) {
        const path: unknown = selectors[which];
        if (typeof path !== "string" || !isSelector(path) || select(object, path) !== undefined) continue;
        trial.enter(index);
        trial.enter("selectors");
        trial.enter(which);
        trial.flag("selector-missing", `Nothing is at "${clip(path)}" in this object.`);
        trial.leave();
        trial.leave();
        trial.leave();
      }
    }
  });
};
