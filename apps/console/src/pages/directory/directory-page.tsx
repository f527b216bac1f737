/** How bodies are reached: who is on duty and takes over, contacts with the day of their last check, public keys. */
import "../acting/acting.css";
import "./directory.css";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { ContactsBlock } from "./contacts-block.tsx";
import { KeysBlock } from "./keys-block.tsx";
import { RotaBlock } from "./rota-block.tsx";

export function DirectoryPage() {
  const { t } = useWords();
  const now = useNow();
  const question = useQuery(QUERIES.contacts());
  usePage(t("paging.title"), []);
  return (
    <>
      <ListHead
        title={t("paging.title")}
        sub={t("paging.sub")}
        end={<Go href={PATHS.calls()}>{t("paging.calls")}</Go>}
      />
      <Answer question={question} rows={6}>
        {(book) => (
          <div className="reach">
            <RotaBlock book={book} now={now} />
            <ContactsBlock book={book} now={now} />
            <KeysBlock keys={book.keys} now={now} />
          </div>
        )}
      </Answer>
    </>
  );
}
