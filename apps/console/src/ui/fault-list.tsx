/** What was refused, where, and what to write instead, in the reader's language. */
import { useWords } from "../words/use-words.ts";
import type { Bilingual } from "./bilingual.ts";
import { keyed } from "./keyed.ts";

export interface Fault {
  readonly code: string;
  readonly place: string;
  readonly say: Bilingual;
}

export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const { say } = useWords();
  return (
    <ul className="faults">
      {keyed(faults, (f) => `${f.place} ${f.code} ${f.say.en}`).map(({ key, row: fault }) => (
        <li key={key}>
          <span className="v place">{fault.place || "—"}</span>
          <span className="what">
            <span className="shu" aria-hidden="true">
              ✕{" "}
            </span>
            {say(fault.say)} <span className="code">{fault.code}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
