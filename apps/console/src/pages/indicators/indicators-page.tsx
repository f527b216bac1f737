/** Indicators that this reader may see, and the exact look-up. The value stands in the address, so that it can be sent on. */
import "../reports/reports.css";
import "./indicators.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef } from "react";
import { Answer } from "../../app/answer.tsx";
import { ListState } from "../../app/list-state.tsx";
import { useNavigateTo } from "../../app/navigate.ts";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead, RowKeysHint } from "../list-head.tsx";
import { IndicatorTable } from "./indicator-table.tsx";

export function IndicatorsPage() {
  const { t } = useWords();
  const { value: asked } = useSearch({ strict: false });
  const value = asked ?? "";
  const question = useInfiniteQuery(QUERIES.indicators(value));
  const rows = question.data?.pages.flatMap((page) => page.items);
  usePage(
    t("indicator.title"),
    (rows ?? []).map((row) => row.marking),
  );
  const more = question.hasNextPage && !question.isFetchingNextPage;
  const none = value === "" ? "empty" : "none";
  return (
    <>
      <ListHead
        title={t("indicator.title")}
        sub={t("indicator.sub")}
        end={
          <>
            <ListState queryKey={QUERIES.indicators(value).queryKey} pages={question.data?.pages.length ?? 0} />{" "}
            <RowKeysHint />
          </>
        }
      />
      <LookUp key={value} value={value} />
      {value === "" ? null : (
        <h2 className="asked" aria-live="polite">
          {t("indicator.asked", { value })}
        </h2>
      )}
      <Answer question={question} rows={10}>
        {() =>
          rows && rows.length > 0 ? (
            <IndicatorTable rows={rows} onMore={more ? () => void question.fetchNextPage() : null} />
          ) : (
            <Empty say={t(`indicator.${none}`)} next={t(`indicator.${none}Next`)}>
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

function LookUp({ value }: { readonly value: string }) {
  const { t } = useWords();
  const go = useNavigateTo();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current) field.current.value = value;
  }, [value]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(PATHS.indicators(field.current?.value.trim()));
  };
  return (
    <search>
      <form className="look-up" onSubmit={submit}>
        <label className="f">
          <span className="l">{t("indicator.lookUp")}</span>
          <input
            ref={field}
            className="i v"
            type="search"
            data-find
            maxLength={4000}
            autoComplete="off"
            spellCheck={false}
          />
          <span className="h">{t("indicator.lookUpHint")}</span>
        </label>
        <div className="acts">
          <Button type="submit" look="main">
            {t("indicator.go")}
          </Button>
          <Go className="b" href={PATHS.search(value === "" ? undefined : value)}>
            {t("search.wider")}
          </Go>
          {value === "" ? null : (
            <Go className="b" href={PATHS.indicators()}>
              {t("indicator.clear")}
            </Go>
          )}
        </div>
      </form>
    </search>
  );
}
