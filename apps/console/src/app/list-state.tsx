/** Whether a list follows the hub, or, where the reader is far down in it, the way back to its newest rows. */
import { useQueryClient } from "@tanstack/react-query";
import { LIVE_PAGES } from "../hub/live.ts";
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/use-words.ts";
import { LiveLabel } from "./live-state.tsx";

interface Props {
  readonly queryKey: readonly string[];
  readonly pages: number;
}

export function ListState({ queryKey, pages }: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  if (pages <= LIVE_PAGES) return <LiveLabel />;
  const back = () => {
    scrollTo({ top: 0 });
    void client.resetQueries({ queryKey });
  };
  return (
    <Button look="bare" small onClick={back}>
      {t("frame.newest")}
    </Button>
  );
}
