/** Retention for those who do not oversee: what of their body is due, agreed on and held; and what the commission said to it. */
import "../measures/measures.css";
import "./oversight.css";
import { usePage } from "../../app/page-frame.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { Retention } from "./retention.tsx";
import { WordsToBodies } from "./words-to-bodies.tsx";

const MARK = [{ tlp: "amber", caveats: [] }] as const;

export function RetentionPage() {
  const { t } = useWords();
  usePage(t("oversight.retention"), MARK);
  return (
    <div className="measure oversight">
      <ListHead title={t("oversight.retention")} sub="" end="" />
      <Retention />
      <WordsToBodies />
    </div>
  );
}
