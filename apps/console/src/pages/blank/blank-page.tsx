/** The empty form on paper: both languages in every box, 不明 to be marked, for the telephone, the fax and the dark. A4. */
import "./blank.css";
import { FORMS, type FormField, fieldsOf, UNKNOWN } from "@noroshi/api/form";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { STEP_KEYS, STEPS } from "../form/steps.ts";

export function BlankPage() {
  const { t, lang } = useWords();
  const { form } = useParams({ strict: false });
  const kind = FORMS.find((f) => f.format.endsWith(`-${form}`)) ?? FORMS[0];
  const other = FORMS.find((f) => f !== kind);
  const title = kind?.[lang] ?? "";
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (!kind) return null;
  const fields = fieldsOf(kind.format);
  return (
    <div className="blank-room">
      <div className="acts no-print">
        <Button look="main" onClick={() => globalThis.print()}>
          {t("form.blankPrint")}
        </Button>
        {other ? (
          <Go className="b" href={PATHS.blank(other.format.replace("common-form-", ""))}>
            {t("form.blankOther")}
          </Go>
        ) : null}
      </div>
      <main className="blank" id="main">
        <header>
          <h1>
            <span lang="ja">{kind.written}</span> <span lang="en">{kind.en}</span>
          </h1>
          <p lang="ja">{t("form.blankHint", { lng: "ja" })}</p>
          <p lang="en">{t("form.blankHint", { lng: "en" })}</p>
        </header>
        {STEPS.filter((s) => fields.some((f) => f.step === s)).map((s) => (
          <section key={s}>
            <h2>
              <span lang="ja">{t(STEP_KEYS[s], { lng: "ja" })}</span>{" "}
              <span lang="en">{t(STEP_KEYS[s], { lng: "en" })}</span>
            </h2>
            <table>
              <tbody>
                {fields
                  .filter((f) => f.step === s)
                  .map((f) => (
                    <BlankRow key={f.label} field={f} />
                  ))}
              </tbody>
            </table>
          </section>
        ))}
      </main>
    </div>
  );
}

/** Room to write for each kind of answer, and the box for 不明 where one may not know. */
function BlankRow({ field }: { readonly field: FormField }) {
  const { t } = useWords();
  const both = (key: "form.blankDate" | "form.blankLine" | "form.blankNumber") =>
    `${t(key, { lng: "ja" })}　${t(key, { lng: "en" })}`;
  const words = field.words ?? [];
  const own = words.filter((w) => w.written !== UNKNOWN);
  return (
    <tr className={`as-${field.kind}`}>
      <th scope="row">
        <span lang="ja">{field.label}</span>
        <small lang="en">{field.ask.en}</small>
      </th>
      <td>
        {own.map((w) => (
          <span key={w.written} className="box">
            ☐ <span lang="ja">{w.written}</span> <small lang="en">{w.en}</small>
          </span>
        ))}
        {field.kind === "time" ? <span className="faint">{both("form.blankDate")}</span> : null}
        {field.kind === "lines" ? <span className="faint">{both("form.blankLine")}</span> : null}
        {field.label === "報告番号" ? <span className="faint">{both("form.blankNumber")}</span> : null}
      </td>
      <td className="unknown">
        {field.known ? null : (
          <>
            ☐ <span lang="ja">{UNKNOWN}</span> <small lang="en">{t("form.notKnown", { lng: "en" })}</small>
          </>
        )}
      </td>
    </tr>
  );
}
