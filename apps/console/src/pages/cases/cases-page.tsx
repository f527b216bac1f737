/** Every case in which the reader's body takes part, newest first, page by page. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useFresh } from "../../app/fresh.ts";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { CasesTable } from "./cases-table.tsx";

export function CasesPage() {
  const { t } = useWords();
  const question = useInfiniteQuery(QUERIES.cases());
  const cases = question.data?.pages.flatMap((page) => page.items);
  const fresh = useFresh(cases?.map((c) => c.id));
  usePage(
    t("board.listTitle"),
    (cases ?? []).map((c) => c.marking),
  );
  return (
    <>
      <ListHead title={t("board.listTitle")} sub={t("board.listSub")} />
      <Answer question={question} rows={8}>
        {() =>
          cases && cases.length > 0 ? (
            <>
              <CasesTable cases={cases} fresh={fresh} />
              {question.hasNextPage ? (
                <p className="more">
                  <Button disabled={question.isFetchingNextPage} onClick={() => void question.fetchNextPage()}>
                    {t("frame.more")}
                  </Button>
                </p>
              ) : null}
            </>
          ) : (
            <Empty say={t("board.noCases")} next={t("board.noCasesNext")}>
              <Go className="b" href={PATHS.intake()}>
                {t("board.fileOne")}
              </Go>
            </Empty>
          )
        }
      </Answer>
    </>
  );
}
