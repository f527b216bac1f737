/** My work today, whatever the role: what waits for this person and its body, each with the page where it is done. */
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { WorkBlock } from "../acting/work-block.tsx";
import { ListHead } from "../list-head.tsx";
import { WaitingBlock } from "./waiting-block.tsx";

export function WorkPage() {
  const { t } = useWords();
  const now = useNow();
  usePage(t("acting.work"), []);
  return (
    <>
      <ListHead
        title={t("acting.work")}
        sub={t("acting.workSub")}
        end={<Go href={PATHS.directory()}>{t("paging.title")}</Go>}
      />
      <WorkBlock now={now} title={t("acting.workParts")} />
      <WaitingBlock now={now} />
    </>
  );
}
