/** The way to the next page of a long answer; nothing where there is none. */
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/use-words.ts";

interface Props {
  readonly question: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

export function Older({ question }: Props) {
  const { t } = useWords();
  if (!question.hasNextPage) return null;
  return (
    <p className="more">
      <Button disabled={question.isFetchingNextPage} onClick={() => void question.fetchNextPage()}>
        {t("share.older")}
      </Button>
    </p>
  );
}
