/** The fields of a file as the hub reads them: place, the file's own label, what was written, how it is read. */
import { useState } from "react";
import { reading } from "../format/reading.ts";
import { FIELD_NAMES, nameOf } from "../words/names.ts";
import { useWords } from "../words/use-words.ts";
import { Button } from "./button.tsx";
import { inFileOrder } from "./file-order.ts";
import { keyed } from "./keyed.ts";
import { Told } from "./told.tsx";

export interface Field {
  readonly place: string;
  readonly label: string;
  readonly raw: string;
  readonly read: string | null;
}

/** What the field is called, and beside it the file's own word where that is another. */
function FieldName({ label }: { readonly label: string }) {
  const { lang } = useWords();
  if (!Object.hasOwn(FIELD_NAMES, label)) return <Told text={label} />;
  return (
    <>
      {nameOf(FIELD_NAMES, label, lang)} <span className="v q">{label}</span>
    </>
  );
}

const LONG = 280;

/** A long text opens on demand; nothing of it is lost. */
function LongText({ text }: { readonly text: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (text.length <= LONG || open) return <Told text={text} />;
  return (
    <>
      <Told text={`${text.slice(0, LONG)}…`} />{" "}
      <Button look="bare" small onClick={() => setOpen(true)}>
        {t("intake.showAll")}
      </Button>
    </>
  );
}

/** In a form that was filled in here the label is the place; it is not said twice. */
const placeOf = ({ place, label }: Field): string =>
  place === `$.answers.${label}` ? "" : place.replace("$.answers.", "");

export function FieldList({ fields, most = 200 }: { readonly fields: readonly Field[]; readonly most?: number }) {
  const { t, lang } = useWords();
  const [all, setAll] = useState(false);
  const ordered = inFileOrder(fields);
  const shown = all ? ordered : ordered.slice(0, most);
  return (
    <>
      <table className="fields">
        <thead>
          <tr>
            <th scope="col" className="where">
              {t("report.where")}
            </th>
            <th scope="col">{t("report.field")}</th>
            <th scope="col">{t("report.written")}</th>
            <th scope="col">{t("report.read")}</th>
          </tr>
        </thead>
        <tbody>
          {keyed(shown, (f) => `${f.place} ${f.label}`).map(({ key, row: field }) => (
            <tr key={key}>
              <td className="v q where">{placeOf(field)}</td>
              <th scope="row">
                <FieldName label={field.label} />
              </th>
              <td className="raw">
                <LongText text={field.raw} />
              </td>
              <td className="read">
                {field.read === null ? <span className="q">{t("report.asWritten")}</span> : reading(field.read, lang)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < fields.length ? (
        <Button look="bare" onClick={() => setAll(true)}>
          {t("intake.hidden", { count: fields.length - shown.length })}・{t("intake.showAll")}
        </Button>
      ) : null}
    </>
  );
}
