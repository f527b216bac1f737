/** The head of a page that is one list: the title, what is in it, and the keys that move through it. */
import type { ReactNode } from "react";
import { useKeysOn } from "../app/page-frame.tsx";
import { Keys } from "../ui/kbd.tsx";
import { useWords } from "../words/use-words.ts";

interface Props {
  readonly title: string;
  readonly sub: ReactNode;
  readonly end?: ReactNode;
}

export function ListHead({ title, sub, end }: Props) {
  return (
    <header className="list-head">
      <h1>{title}</h1>
      <span className="s">{sub}</span>
      <span className="end s">{end ?? <RowKeysHint />}</span>
    </header>
  );
}

/** J K move, Enter open; nothing where single keys are off. */
export function RowKeysHint() {
  const { t } = useWords();
  if (!useKeysOn()) return null;
  return (
    <span className="hint">
      <span className="nw">
        <Keys keys={["J", "K"]} /> {t("frame.move")}
      </span>
      <span className="nw">
        <Keys keys={["Enter"]} /> {t("frame.open")}
      </span>
    </span>
  );
}
