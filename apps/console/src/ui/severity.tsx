/** Severity 0–4: figure and word and rungs, never by colour alone. */
import { half, type Pair } from "../words/pair.ts";
import { useWords } from "../words/use-words.ts";

export const SEVERITY_NAMES: readonly Pair[] = [
  ["影響なし", "None"],
  ["ほぼ影響なし", "Low"],
  ["一定の影響", "Medium"],
  ["大きな影響", "High"],
  ["著しく深刻", "Crisis"],
];

export type SeverityLevel = 0 | 1 | 2 | 3 | 4;

export function Severity({ level, bare = false }: { readonly level: SeverityLevel; readonly bare?: boolean }) {
  const { lang } = useWords();
  const pair = SEVERITY_NAMES[level];
  return (
    <span className="sev" data-n={level}>
      <i aria-hidden="true">
        <u />
        <u />
        <u />
        <u />
      </i>
      <b>{level}</b>
      <span className={bare ? "sr" : ""}>{pair ? half(pair, lang) : ""}</span>
    </span>
  );
}
