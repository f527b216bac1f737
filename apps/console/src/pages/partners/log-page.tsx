/** The delivery log of the office. */
import { Gate } from "../../app/gate.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { Log } from "./log.tsx";

export function LogPage() {
  const { t } = useWords();
  usePage(t("share.log"), []);
  return (
    <>
      <ListHead title={t("share.log")} sub={t("share.logSub")} end="" />
      <Gate act="partner.read">
        <Log />
      </Gate>
    </>
  );
}
