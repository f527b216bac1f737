/** Whether the page follows the hub by itself just now, in two words that change politely. */
import { createContext, useContext } from "react";
import type { LiveState } from "../hub/live.ts";
import { useWords } from "../words/use-words.ts";

export const LiveContext = createContext<LiveState>("start");

const KEY = { start: "frame.liveStart", on: "frame.liveOn", lost: "frame.liveLost" } as const;

export function LiveLabel() {
  const { t } = useWords();
  const state = useContext(LiveContext);
  return (
    <span role="status" className={state === "lost" ? "flag" : ""}>
      {t(KEY[state])}
    </span>
  );
}
