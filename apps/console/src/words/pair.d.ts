/**
 * One text of the console in its two languages, side by side, so that neither can be forgotten.
 * Titles are noun phrases, buttons verbs; `{{name}}` is filled in by i18next, `_one`/`_other` are English plurals.
 */
export type Pair = readonly [ja: string, en: string];
export type Lang = "ja" | "en";
/** A chapter of the book: keys are camelCase, values pairs. */
export type Chapter = Readonly<Record<string, Pair>>;
/** The half of a pair for one language. */
export declare const half: (pair: Pair, lang: Lang) => string;
