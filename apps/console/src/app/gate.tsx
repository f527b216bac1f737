/** Offers an act only to those who may do it; others read why not where the button would stand, so that none surprises. */
import type { Act } from "@noroshi/api";
import type { ReactNode } from "react";
import { useLeave } from "../hub/standing.ts";
import { useWords } from "../words/use-words.ts";

export function Gate({ act, children }: { readonly act: Act; readonly children: ReactNode }) {
  const { say } = useWords();
  const { allowed, reason } = useLeave(act);
  if (allowed) return children;
  return reason ? <span className="s shut">{say(reason)}</span> : null;
}
