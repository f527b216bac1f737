/** The office's own scorecard: the same line, with median minutes in the valleys and the 95th of 100 below. */
import { useElementSize } from "@mantine/hooks";
import { figure, lasting } from "../../format/lasting.ts";
import { HOP_NAMES } from "../../words/names.ts";
import { half } from "../../words/pair.ts";
import { useWords } from "../../words/use-words.ts";
import type { Hop } from "./beacon.ts";
import { FiresDrawing } from "./drawing.tsx";
import type { Peak } from "./ridge.ts";

export interface HopScore {
  readonly hop: Hop;
  readonly count: number;
  readonly medianSeconds: number | null;
  readonly p95Seconds: number | null;
}

export function FiresScore({ hops, height = 78 }: { readonly hops: readonly HopScore[]; readonly height?: number }) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { t, lang } = useWords();
  const peaks = hops.map(
    (h): Peak => ({
      state: h.count > 0 ? "lit" : "unlit",
      minutes: h.medianSeconds === null ? null : h.medianSeconds / 60,
      share: 1,
    }),
  );
  return (
    <div className="fires score" ref={ref}>
      {width > 0 && (
        <FiresDrawing
          peaks={peaks}
          frame={{ width, height, r: 7, full: true }}
          tell={(minutes, _waiting, brief) => lasting(minutes, lang, brief)}
        />
      )}
      <ol className="steps">
        {hops.map((h) => (
          <li key={h.hop} className={h.count > 0 ? "" : "off"}>
            <div className="name">{half(HOP_NAMES[h.hop], lang)}</div>
            {h.medianSeconds === null ? null : (
              <div className="med">{t("board.median", { value: lasting(h.medianSeconds / 60, lang) })}</div>
            )}
            {h.p95Seconds === null ? null : (
              <div className="by">
                <span className="med">{t("board.p95")} </span>
                {figure(h.p95Seconds, lang)}
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
