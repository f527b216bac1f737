/** Offers an act only to those who may do it; others read why not where the button would stand, so that none surprises. */
import type { Act } from "@noroshi/api";
import type { ReactNode } from "react";
import { useLeave } from "../hub/standing.ts";
import { nameOf } from "../words/names.ts";
import { PUNCTUATION } from "../words/punctuation.ts";
import { ACT_NAMES } from "../words/rules.ts";
import { useWords } from "../words/use-words.ts";

export function Gate({ act, children }: { readonly act: Act; readonly children: ReactNode }) {
  const { lang, say } = useWords();
  const { allowed, reason } = useLeave(act);
  if (allowed) return children;
  if (!reason) return null;
  const name = nameOf(ACT_NAMES, act, lang);
  return (
    <span className="s shut">
      {name.charAt(0).toUpperCase() + name.slice(1)}
      {PUNCTUATION[lang].colon}
      {say(reason)}
    </span>
  );
}
