/** Whom a victim may be named to beside bodies by name: kinds of bodies, and groups by their short names. */

import { BODIES_OF_KIND } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import type { Lang } from "../../words/pair.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, type Written } from "../acting/form-act.tsx";

const KINDS = Object.keys(BODIES_OF_KIND);

/** Fields of a form: `kind.…` a box each, `groups` one line. */
export function AudienceFields() {
  const { t, lang } = useWords();
  return (
    <>
      <fieldset className="who-to">
        <legend className="l">{t("victim.kinds")}</legend>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input type="checkbox" name={`kind.${kind}`} /> {nameOf(BODIES_OF_KIND, kind, lang)}{" "}
          </label>
        ))}
      </fieldset>
      <Field name="groups" label={t("victim.groups")} hint={t("victim.groupsHint")} optional />
    </>
  );
}

/** What was chosen and written in these fields. */
export function audienceIn(written: Written): {
  readonly kinds: readonly string[];
  readonly groups: readonly string[];
} {
  return { kinds: KINDS.filter((kind) => written(`kind.${kind}`) !== ""), groups: namesIn(written("groups")) };
}

/** Short names, however they were kept apart. */
export const namesIn = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,、，]+/u).filter((n) => n !== "")),
];

/** Bodies, kinds and groups that may be told, in words. */
export function audienceOf(
  q: {
    readonly recipients: readonly { readonly name: Readonly<Record<Lang, string>> }[];
    readonly kinds: readonly string[];
    readonly groups: readonly string[];
  },
  lang: Lang,
): string {
  const kinds = q.kinds.map((kind) => nameOf(BODIES_OF_KIND, kind, lang));
  return [...q.recipients.map((r) => r.name[lang]), ...kinds, ...q.groups].join(PUNCTUATION[lang].comma);
}
