/** Clocks beside something else: the nearest few on the board, all of a case on its page. */
import "./clocks.css";
import type { LegalClock } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { ClockLine } from "./clock-line.tsx";

const FEW = 5;

export function ClockBlock({ clocks }: { readonly clocks: readonly LegalClock[] }) {
  const { t } = useWords();
  const now = useNow();
  if (clocks.length === 0) return null;
  return (
    <Block title={t("law.clocks")} sub={t("law.clocksSub")} end={<Go href={PATHS.clocks()}>{t("law.allClocks")}</Go>}>
      {clocks.slice(0, FEW).map((clock) => (
        <ClockLine key={clock.id} clock={clock} now={now} brief />
      ))}
    </Block>
  );
}
