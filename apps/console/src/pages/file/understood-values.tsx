/** The values of a file that is not stored yet: where they stand, as written, and in canonical form. */
import type { Understood } from "@noroshi/api";
import { useState } from "react";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { Button } from "../../ui/button.tsx";
import { keyed } from "../../ui/keyed.ts";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

type Items = Understood["reports"][number]["items"];
const MOST = 40;

export function UnderstoodValues({ items }: { readonly items: Items }) {
  const { t, lang } = useWords();
  const now = useNow();
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const shown = all ? items : items.slice(0, MOST);
  return (
    <>
      <h3 className="values-title">
        {t("report.values")} <span className="s">{items.length}</span>
      </h3>
      <table className="fields">
        <thead>
          <tr>
            <th scope="col" className="where">
              {t("report.where")}
            </th>
            <th scope="col">{t("report.kind")}</th>
            <th scope="col">{t("report.written")}</th>
            <th scope="col">{t("report.read")}</th>
          </tr>
        </thead>
        <tbody>
          {keyed(shown, (item) => `${item.place} ${item.value}`).map(({ key, row: item }) => (
            <tr key={key}>
              <td className="v q where">{item.place}</td>
              <th scope="row">
                {nameOf(VALUE_KIND_NAMES, item.kind, lang)}
                {item.indicator ? null : <span className="s q"> {t("report.context")}</span>}
              </th>
              <td className="v raw">{item.raw}</td>
              <td className="v read">
                {item.value}
                {item.validUntil ? (
                  <span className="s q"> {`${t("report.validUntil")} ${moment(item.validUntil, now, lang)}`}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < items.length ? (
        <Button look="bare" onClick={() => setAll(true)}>
          {t("intake.hidden", { count: items.length - shown.length })}・{t("intake.showAll")}
        </Button>
      ) : null}
    </>
  );
}
