/** The clock board: every deadline of the reports that this reader sees, the nearest first, ours included. */
import "./clocks.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { ClockLine } from "./clock-line.tsx";

export function ClocksPage() {
  const { t, lang } = useWords();
  const now = useNow();
  const { show } = useSearch({ strict: false });
  const all = show === "all";
  const question = useInfiniteQuery(QUERIES.clocks(all ? "all" : "open"));
  const rows = question.data?.pages.flatMap((page) => page.items);
  const doubt = question.data?.pages[0]?.doubtSince ?? null;
  usePage(t("law.clocks"), []);
  return (
    <>
      <ListHead
        title={t("law.clocks")}
        sub={t("law.clocksSub")}
        end={
          <>
            <Go href={PATHS.clocks(all ? undefined : "all")}>{t(all ? "law.hideMet" : "law.showMet")}</Go>
            {" · "}
            <Go href={PATHS.law()}>{t("law.law")}</Go>
          </>
        }
      />
      {doubt === null ? null : (
        <p className="note shu-w" role="status">
          {t("law.doubt", { at: moment(doubt, now, lang) })}
        </p>
      )}
      <Answer question={question} rows={10}>
        {() =>
          rows && rows.length > 0 ? (
            <div className="clocks">
              {rows.map((clock) => (
                <ClockLine key={clock.id} clock={clock} now={now} />
              ))}
            </div>
          ) : (
            <Empty say={t("law.noClocks")} next={t("law.noClocksNext")} />
          )
        }
      </Answer>
      {question.hasNextPage ? (
        <p className="more">
          <Button onClick={() => void question.fetchNextPage()}>{t("frame.more")}</Button>
        </p>
      ) : null}
    </>
  );
}
