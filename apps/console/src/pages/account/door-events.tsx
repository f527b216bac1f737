/** What happened at the door: who came in how, who was refused, newest first. */
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { Block } from "../../ui/block.tsx";
import { DOOR_NAMES, METHOD_NAMES, nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

interface Row {
  readonly id: string;
  readonly at: string;
  readonly word: string;
  readonly method: string;
  readonly address: string | null;
}

export function DoorEvents({ rows }: { readonly rows: readonly Row[] }) {
  const { t, lang } = useWords();
  const now = useNow();
  return (
    <Block title={t("account.events")}>
      {rows.length === 0 ? (
        <p className="q">{t("account.eventsNone")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("account.when")}</th>
              <th scope="col">{t("account.what")}</th>
              <th scope="col">{t("account.how")}</th>
              <th scope="col">{t("account.where")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{moment(row.at, now, lang)}</td>
                <td className={row.word === "signed_in" ? "" : "shu"}>{nameOf(DOOR_NAMES, row.word, lang)}</td>
                <td>{nameOf(METHOD_NAMES, row.method, lang)}</td>
                <td className="v">{row.address}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  );
}
