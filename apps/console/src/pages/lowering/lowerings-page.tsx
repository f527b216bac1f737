/** Proposals to lower labels: those of this body, and those that it may confirm as the second one. */
import "../partners/partners.css";
import "./lowering.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { Older } from "../../app/older.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { OneLowering } from "./one-lowering.tsx";

export function LoweringsPage() {
  const { t } = useWords();
  const question = useInfiniteQuery(QUERIES.lowerings());
  usePage(t("lowering.title"), []);
  return (
    <>
      <ListHead title={t("lowering.title")} sub={t("lowering.sub")} end="" />
      <Answer question={question} rows={6}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty say={t("lowering.none")} next={t("lowering.noneNext")} />;
          return (
            <ul className="log">
              {items.map((l) => (
                <OneLowering key={l.id} lowering={l} of />
              ))}
            </ul>
          );
        }}
      </Answer>
      <Older question={question} />
    </>
  );
}
