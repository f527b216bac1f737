/** The line of fires in a table row: 132 × 26, no text. The cell beside it says in words whom the case waits for. */
import { HOP_NAMES } from "../../words/names.ts";
import { half } from "../../words/pair.ts";
import { useWords } from "../../words/use-words.ts";
import type { Beacon } from "./beacon.ts";
import { FiresDrawing } from "./drawing.tsx";
import { peaksOf } from "./peaks.ts";

const FRAME = { width: 132, height: 26, r: 3, full: false };

export function FiresRow({ line }: { readonly line: readonly Beacon[] }) {
  const { lang } = useWords();
  const reached = line.findLast((b) => b.state === "lit" || b.state === "part");
  return (
    <>
      <FiresDrawing peaks={peaksOf(line)} frame={FRAME} tell={() => ""} />
      <span className="sr">{reached ? half(HOP_NAMES[reached.hop], lang) : ""}</span>
    </>
  );
}
