/** The dry run failed: in the hub's words with the places, or as silence; the file is still here. */
import { HubProblem, worthRetrying } from "../../hub/problem.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { FaultList } from "../../ui/fault-list.tsx";
import { Failed } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly file: File;
  readonly error: unknown;
  readonly onAgain: () => void;
  readonly onOther: () => void;
}

export function Unread({ file, error, onAgain, onOther }: Props) {
  const { t, say } = useWords();
  const problem = error instanceof HubProblem ? error.problem : null;
  const faults = problem?.faults ?? [];
  return (
    <Block title={t("intake.step2")} sub={file.name}>
      <Failed
        say={problem ? say(problem.title) : t("frame.noAnswer")}
        next={problem ? say(problem.next) : t("frame.noAnswerNext")}
      >
        {worthRetrying(error) ? (
          <Button look="main" onClick={onAgain}>
            {t("frame.retry")}
          </Button>
        ) : null}
        <Button onClick={onOther}>{t("intake.chooseOther")}</Button>
      </Failed>
      {faults.length > 0 ? <FaultList faults={faults} /> : null}
    </Block>
  );
}
