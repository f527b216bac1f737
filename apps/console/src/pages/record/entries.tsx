/** The entries of all acts, for oversight: who did what, when, about which thing, with the facts that were recorded of it. */
import type { EntryList } from "@noroshi/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ProofOf } from "../proof/proof-of.tsx";

export function Entries() {
  const { t } = useWords();
  const question = useInfiniteQuery(QUERIES.entries());
  return (
    <Block title={t("watch.entries")} sub={t("watch.entriesSub")} className="entries-block">
      <Answer question={question} rows={10}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <Empty say={t("watch.noEntries")} next={t("watch.noEntriesNext")} />
          ) : (
            <EntryTable items={items} />
          );
        }}
      </Answer>
      {question.hasNextPage ? (
        <p className="more">
          <Button disabled={question.isFetchingNextPage} onClick={() => void question.fetchNextPage()}>
            {t("watch.older")}
          </Button>
        </p>
      ) : null}
    </Block>
  );
}

export function EntryTable({ items }: { readonly items: EntryList["items"] }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <table className="reads">
      <thead>
        <tr>
          <th scope="col">{t("watch.at")}</th>
          <th scope="col">{t("watch.who")}</th>
          <th scope="col">{t("watch.act")}</th>
          <th scope="col">{t("watch.subject")}</th>
          <th scope="col">{t("watch.facts")}</th>
          <th scope="col">{t("proof.column")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((e) => (
          <tr key={e.id}>
            <td className="n">{moment(e.at, now, lang)}</td>
            <td>
              <b>{e.by.name}</b> <span className="s">{e.by.body ? say(e.by.body.name) : t("watch.duty")}</span>
            </td>
            <td className="v nw">{e.act}</td>
            <td className="s v">{e.subject ?? "—"}</td>
            <td className="s v">{factsOf(e.facts)}</td>
            <td>
              <ProofOf digest={e.digest} act={e.act} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As recorded: codes, counts and ids, never content. */
function factsOf(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .map(([name, fact]) => `${name}: ${typeof fact === "string" ? fact : JSON.stringify(fact)}`)
    .join(" · ");
}
