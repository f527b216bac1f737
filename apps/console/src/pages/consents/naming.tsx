/** A question whether a body may be named as the victim: what was asked, granting it fact by fact in its own words, and who was told. */
import type { ConsentRequest } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { fromField } from "../../format/office-instant.ts";
import { moment } from "../../format/time.ts";
import { grantNaming } from "../../hub/sharing.ts";
import { VICTIM_FIELD_WORDS } from "../../ui/victim-fields.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, type Written } from "../acting/form-act.tsx";

type Fields = NonNullable<ConsentRequest["fields"]>;

export function NamingTold({ request: q }: { readonly request: ConsentRequest }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const named = (fields: readonly string[]) =>
    (q.fields ?? [])
      .filter((f) => fields.includes(f))
      .map((f) => t(VICTIM_FIELD_WORDS[f]))
      .join(PUNCTUATION[lang].comma);
  return (
    <>
      <p className="s">{named(q.fields ?? [])}</p>
      {q.told.map((one) => (
        <p key={`${one.body.id} ${one.at}`} className="s">
          {t("victim.told", { at: moment(one.at, now, lang), body: say(one.body.name), facts: named(one.fields) })}{" "}
          {one.over ? t("victim.over") : ""}
        </p>
      ))}
    </>
  );
}

const STALE = [["consents"], ["report"]] as const;

export function GrantNaming({ request: q }: { readonly request: ConsentRequest }) {
  const { t } = useWords();
  const fields: Fields = q.fields ?? [];
  return (
    <FormAct
      say={t("share.grant")}
      stale={STALE}
      act={(written, key) => grantNaming(q.id, factsIn(fields, written), key)}
    >
      <p className="s">{t("victim.grantSays")}</p>
      <FactFields fields={fields} />
    </FormAct>
  );
}

export const ALL_FACTS = ["name", "sector", "region", "system", "occurred", "values"] as const satisfies Fields;

/** A field for each fact, named like it. */
export function FactFields({ fields }: { readonly fields: Readonly<Fields> }) {
  const { t } = useWords();
  return (
    <>
      {fields.map((f) =>
        f === "name" || f === "values" ? (
          <label key={f} className="f">
            <span>
              <input type="checkbox" name={f} /> {t(VICTIM_FIELD_WORDS[f])}
            </span>
          </label>
        ) : (
          <Field
            key={f}
            name={f}
            label={t(VICTIM_FIELD_WORDS[f])}
            optional
            {...(f === "occurred" ? { type: "datetime-local" as const } : {})}
          />
        ),
      )}
    </>
  );
}

/** What may be told, in the words of these fields; a fact that was left empty is told to nobody. */
export function factsIn(fields: Readonly<Fields>, written: Written): Readonly<Record<string, string | true>> {
  return Object.fromEntries(
    fields.flatMap((f): [string, string | true][] => {
      const said = written(f);
      if (said === "") return [];
      if (f === "name" || f === "values") return [[f, true]];
      return [[f, f === "occurred" ? fromField(said) : said]];
    }),
  );
}
