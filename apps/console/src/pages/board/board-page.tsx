/** The board: what is open and whom it waits for, what is arriving, and how long the word takes. */
import "./board.css";
import type { Board } from "@noroshi/api";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useFresh } from "../../app/fresh.ts";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { CasesTable } from "../cases/cases-table.tsx";
import { ClockBlock } from "../clocks/clock-block.tsx";
import { RowKeysHint } from "../list-head.tsx";
import { Arrivals } from "./arrivals.tsx";
import { Scorecard } from "./scorecard.tsx";

export function BoardPage() {
  const { t } = useWords();
  const question = useQuery(QUERIES.board());
  const board = question.data;
  usePage(t("board.title"), board ? [...board.cases, ...board.arrivals].map((row) => row.marking) : []);
  return (
    <>
      <h1 className="sr">{t("board.title")}</h1>
      <Answer question={question} rows={10}>
        {(data) => (
          <div className="cols board">
            <div>
              <OpenCases board={data} />
              <Scorecard latency={data.latency} />
            </div>
            <aside aria-label={t("board.arriving")}>
              <NearestClocks />
              <Arrivals arrivals={data.arrivals} />
            </aside>
          </div>
        )}
      </Answer>
    </>
  );
}

/** Quiet where there are none, or where clocks are not this person's to read. */
function NearestClocks() {
  const question = useInfiniteQuery(QUERIES.clocks("open"));
  return <ClockBlock clocks={question.data?.pages[0]?.items ?? []} />;
}

function OpenCases({ board }: { readonly board: Board }) {
  const { t } = useWords();
  const fresh = useFresh(board.cases.map((c) => c.id));
  const shown = board.cases.length;
  const open = board.openAtMost ? t("board.atMost", { open: board.open }) : board.open;
  const sub = shown < board.open ? t("board.shownOf", { shown, open }) : t("board.openCount", { count: board.open });
  return (
    <Block title={t("board.open")} sub={sub} end={shown > 0 ? <RowKeysHint /> : null}>
      {shown > 0 ? (
        <CasesTable cases={board.cases} fresh={fresh} />
      ) : (
        <Empty say={t("board.noCases")} next={t("board.noCasesNext")}>
          <Go className="b" href={PATHS.intake()}>
            {t("board.fileOne")}
          </Go>
        </Empty>
      )}
      {shown < board.open ? (
        <p className="more">
          <Go href={PATHS.cases()}>{t("board.all")}</Go>
        </p>
      ) : null}
    </Block>
  );
}
