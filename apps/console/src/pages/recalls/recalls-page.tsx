/**
 * What was taken back from this body: values that it was handed and may have from no source any more, and the packages in which
 * they stood. The hub tells each body its own; whose answer was withdrawn is told to nobody.
 */
import "../record/record.css";
import type { RecallPage } from "@noroshi/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/states.tsx";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { WiderTerms } from "./wider-terms.tsx";

export function RecallsPage() {
  const { t } = useWords();
  const question = useInfiniteQuery(QUERIES.recalls());
  usePage(t("recall.title"), []);
  return (
    <>
      <ListHead title={t("recall.title")} sub={t("recall.sub")} end="" />
      <Answer question={question} rows={6}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <Empty say={t("recall.none")} next={t("recall.noneNext")} />
          ) : (
            <Recalls items={items} />
          );
        }}
      </Answer>
      {question.hasNextPage ? (
        <p className="more">
          <Button disabled={question.isFetchingNextPage} onClick={() => void question.fetchNextPage()}>
            {t("recall.older")}
          </Button>
        </p>
      ) : null}
      <WiderTerms />
    </>
  );
}

function Recalls({ items }: { readonly items: RecallPage["items"] }) {
  const { t, lang } = useWords();
  const now = useNow();
  return (
    <table className="reads">
      <thead>
        <tr>
          <th scope="col">{t("recall.at")}</th>
          <th scope="col">{t("recall.values")}</th>
          <th scope="col">{t("recall.packages")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((recall) => (
          <tr key={recall.id}>
            <td className="n">{moment(recall.at, now, lang)}</td>
            <td>
              {recall.values.map(({ kind, value }) => (
                <div key={`${kind} ${value}`}>
                  <b className="v">{value}</b>{" "}
                  <span className="s">
                    {kind === "victim" ? t("victim.recalled") : nameOf(VALUE_KIND_NAMES, kind, lang)}
                  </span>
                </div>
              ))}
            </td>
            <td className="v">
              {recall.deliveries.length > 0 ? (
                recall.deliveries.join(" ")
              ) : (
                <span className="s">{t("recall.noPackage")}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
