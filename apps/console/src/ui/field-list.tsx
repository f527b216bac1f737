/** The fields of a file as the hub reads them: place, the file's own label, what was written, how it is read. */
import { useState } from "react";
import { useWords } from "../words/use-words.ts";
import { Button } from "./button.tsx";

export interface Field {
  readonly place: string;
  readonly label: string;
  readonly raw: string;
  readonly read: string | null;
}

export function FieldList({ fields, most = 200 }: { readonly fields: readonly Field[]; readonly most?: number }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? fields : fields.slice(0, most);
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
          {shown.map((field, i) => (
            <tr key={`${field.place}-${i + 1}`}>
              <td className="v q where">{field.place}</td>
              <th scope="row">{field.label}</th>
              <td className="raw">{field.raw}</td>
              <td className="read">{field.read ?? <span className="q">{t("report.asWritten")}</span>}</td>
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
