/**
 * The last step: what submitting brings about, said before the button; progress; and after a failure what is kept, with
 * the button that sends the same again.
 */
import { bytes } from "../../format/figures.ts";
import { HubProblem, worthRetrying } from "../../hub/problem.ts";
import { Button } from "../../ui/button.tsx";
import { FaultList } from "../../ui/fault-list.tsx";
import { Progress } from "../../ui/progress.tsx";
import { strictest } from "../../ui/tlp.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Stage } from "./filing-state.ts";
import { useCountdown } from "./use-countdown.ts";
import type { Filing } from "./use-filing.ts";

type SendStage = Extract<Stage, { readonly at: "understood" | "large" | "sending" | "unsent" }>;

export function SendBar({ filing, stage }: { readonly filing: Filing; readonly stage: SendStage }) {
  const { t } = useWords();
  if (stage.at === "sending") return <Sending stage={stage} />;
  if (stage.at === "unsent") return <Unsent filing={filing} error={stage.error} />;
  const accepted = stage.at === "large" || stage.understood.accepted;
  const marks = stage.at === "large" ? [] : stage.understood.reports.map((r) => ({ tlp: r.tlp, caveats: [] }));
  const tlp = strictest(marks)?.tlp;
  return (
    <div className="send-bar">
      {accepted && tlp ? <p className="s">{t("intake.submitSays", { tlp: `TLP:${tlp.toUpperCase()}` })}</p> : null}
      <div className="acts">
        {accepted ? (
          <Button look="main" onClick={filing.send}>
            {t(stage.at === "large" ? "intake.uploadSubmit" : "intake.submit")}
          </Button>
        ) : null}
        <Button onClick={filing.startAgain}>{t("intake.chooseOther")}</Button>
      </div>
    </div>
  );
}

function Sending({ stage }: { readonly stage: Extract<SendStage, { readonly at: "sending" }> }) {
  const { t } = useWords();
  const { file, large } = stage.chosen;
  const arrived = large && stage.done >= file.size;
  return (
    <div className="send-bar" role="status">
      <p>
        <b>{t(arrived ? "intake.finishing" : "intake.sending")}</b>
      </p>
      {large && !arrived ? (
        <Progress
          label={t("intake.sending")}
          done={stage.done}
          total={file.size}
          say={t("intake.progress", { done: bytes(stage.done), total: bytes(file.size) })}
        />
      ) : null}
    </div>
  );
}

function Unsent({ filing, error }: { readonly filing: Filing; readonly error: unknown }) {
  const { t, say } = useWords();
  const again = worthRetrying(error);
  const problem = error instanceof HubProblem ? error.problem : null;
  const wait = error instanceof HubProblem && again ? error.retryAfterSeconds : null;
  const left = useCountdown(wait, filing.send);
  return (
    <div className="send-bar unsent" role="alert">
      <p>
        <b className="shu">✕ {problem && !again ? say(problem.title) : t("intake.notSent")}</b>{" "}
        {problem && again ? <span className="s">{say(problem.title)}</span> : null}
      </p>
      <p>{again ? t("intake.notSentNext") : problem ? say(problem.next) : t("frame.noAnswerNext")}</p>
      {problem?.faults ? <FaultList faults={problem.faults} /> : null}
      <div className="acts">
        {again ? (
          <Button look="need" onClick={filing.send}>
            {t("intake.retry")}
          </Button>
        ) : null}
        <Button onClick={filing.startAgain}>{t("intake.startAgain")}</Button>
        {left === null ? null : <span className="s">{t("intake.retryIn", { seconds: left })}</span>}
      </div>
    </div>
  );
}
