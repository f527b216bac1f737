/** The office's own line: how long the word takes from fire to fire, from the rows that this reader may see. */
import type { Latency } from "@noroshi/api";
import { Block } from "../../ui/block.tsx";
import { FiresScore } from "../../ui/fires/fires-score.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";

export function Scorecard({ latency }: { readonly latency: Latency }) {
  const { t } = useWords();
  const hours = Math.max(1, Math.round((Date.parse(latency.to) - Date.parse(latency.from)) / 3_600_000));
  // Nobody measured what a paper log states: it is counted, and in no figure.
  const stated = latency.hops.reduce((sum, hop) => sum + (hop.backfilled ?? 0), 0);
  const measured = latency.hops.some((hop) => hop.medianSeconds !== null);
  return (
    <Block
      title={
        <>
          {t("board.score")} <span className="plain">{t("board.scoreWindow", { hours })}</span>
        </>
      }
      sub={measured ? t("board.scoreSub") : null}
    >
      {stated > 0 ? <p className="s">{t("board.scoreStated", { count: stated })}</p> : null}
      {measured ? <FiresScore hops={latency.hops} /> : <Empty say={t("board.scoreNone")} />}
    </Block>
  );
}
