/**
 * The record for oversight: restricted reads with reader, purpose, when, and how each ended (those without an end stand out), and
 * under them the entries of all acts.
 */
import "./record.css";
import type { ReadList } from "@noroshi/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/states.tsx";
import { nameOf } from "../../words/names.ts";
import { ACT_NAMES, ENDED_NAMES, PURPOSE_NAMES } from "../../words/rules.ts";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { Entries } from "./entries.tsx";

export function RecordPage() {
  const { t } = useWords();
  const question = useInfiniteQuery(QUERIES.reads());
  usePage(t("watch.record"), []);
  return (
    <>
      <ListHead title={t("watch.record")} sub={t("watch.recordSub")} end="" />
      <Answer question={question} rows={10}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          const missing = data.pages[0]?.missing ?? 0;
          return items.length === 0 ? (
            <Empty say={t("watch.none")} next={t("watch.noneNext")} />
          ) : (
            <>
              <p role="status" className="ends">
                {missing > 0 ? (
                  <b className="flag">{t("watch.missing", { count: missing })}</b>
                ) : (
                  <span className="s">{t("watch.whole")}</span>
                )}
              </p>
              <Reads items={items} />
            </>
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
      <Entries />
    </>
  );
}

function Reads({ items }: { readonly items: ReadList["items"] }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <table className="reads">
      <thead>
        <tr>
          <th scope="col">{t("watch.at")}</th>
          <th scope="col">{t("watch.reader")}</th>
          <th scope="col">{t("watch.purpose")}</th>
          <th scope="col">{t("watch.what")}</th>
          <th scope="col">{t("watch.ended")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((r) => (
          <tr key={r.id}>
            <td className="n">{moment(r.at, now, lang)}</td>
            <td>
              <b>{r.by.name}</b> <span className="s">{say(r.by.body.name)}</span>
            </td>
            <td>{nameOf(PURPOSE_NAMES, r.purpose, lang)}</td>
            <td>
              {nameOf(ACT_NAMES, r.act, lang)} <span className="s v">{r.query}</span>
            </td>
            <td>
              <span className={r.ended === "missing" ? "flag" : ""}>{nameOf(ENDED_NAMES, r.ended, lang)}</span>{" "}
              {r.records === null ? null : <span className="s">{t("watch.records", { count: r.records })}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
