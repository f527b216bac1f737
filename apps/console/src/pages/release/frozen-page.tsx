/** One release by its own address, for who ordered it: what went out, why, and how it stands. */
import { useParams } from "@tanstack/react-router";
import { Gate } from "../../app/gate.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useWords } from "../../words/use-words.ts";
import "../partners/partners.css";
import "./release.css";
import { ListHead } from "../list-head.tsx";
import { Frozen } from "./frozen.tsx";

export function FrozenPage() {
  const { t } = useWords();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  usePage(t("share.frozen"), []);
  return (
    <>
      <ListHead title={t("share.frozen")} sub={t("share.frozenSub")} end="" />
      <Gate act="release.order">
        <Frozen id={id} />
      </Gate>
    </>
  );
}
