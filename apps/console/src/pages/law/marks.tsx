/** Two marks of the page of law: a state in words, and whether somebody has checked the source. */
import type { LegalBasis } from "@noroshi/api";
import { STATE_NAMES } from "../../words/law.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

export function StateWord({ state }: { readonly state: LegalBasis["state"] }) {
  const { lang } = useWords();
  return <span className={`cav ${state === "in_force" ? "stop" : ""}`}>{nameOf(STATE_NAMES, state, lang)}</span>;
}

export function Checked({ is }: { readonly is: boolean }) {
  const { t } = useWords();
  return <span className={is ? "s" : "cav gues"}>{t(is ? "law.verified" : "law.assumed")}</span>;
}
