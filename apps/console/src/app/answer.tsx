/**
 * Shows what a question brought: soot while it loads, the failure with its next step, or the data; and when a later try
 * fails, the data as it was, saying since when.
 */
import type { ReactNode } from "react";
import { clock } from "../format/time.ts";
import { HubProblem } from "../hub/problem.ts";
import { PATHS } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Go } from "../ui/go.tsx";
import { Failed, Loading, Stale } from "../ui/states.tsx";
import { useWords } from "../words/use-words.ts";
import { useNow } from "./realm-clock.tsx";

interface Question<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly dataUpdatedAt: number;
  readonly refetch: () => Promise<unknown>;
}

interface Props<T> {
  readonly question: Question<T>;
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}

export function Answer<T>({ question, rows = 6, children }: Props<T>) {
  const { t, lang } = useWords();
  const now = useNow();
  const again = () => void question.refetch();
  if (question.data !== undefined) {
    const age = Date.now() - question.dataUpdatedAt;
    const at = clock(new Date(Date.parse(now) - age).toISOString(), lang);
    return (
      <>
        {question.isError ? <Stale onRetry={again}>{t("frame.staleSince", { at })}</Stale> : null}
        {children(question.data)}
      </>
    );
  }
  if (question.isError) return <Trouble error={question.error} onRetry={again} />;
  return <Loading rows={rows} />;
}

/** A failure in the hub's own words, or in ours where the hub said nothing. */
export function Trouble({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t, say } = useWords();
  const problem = error instanceof HubProblem ? error.problem : null;
  const missing = error instanceof HubProblem && error.status === 404;
  // Asking again changes nothing where no role of the reader is open to it.
  const shut = error instanceof HubProblem && error.status === 403;
  const title = missing ? t("frame.notFound") : problem ? say(problem.title) : t("frame.noAnswer");
  const next = missing ? t("frame.notFoundNext") : problem ? say(problem.next) : t("frame.noAnswerNext");
  return (
    <Failed say={title} next={next}>
      {problem?.code === "SECOND_FACTOR_NEEDED" ? (
        <Go className="b main" href={PATHS.account()}>
          {t("account.title")}
        </Go>
      ) : missing || shut || !onRetry ? (
        <Go className="b" href={PATHS.board()}>
          {t("frame.toBoard")}
        </Go>
      ) : (
        <Button onClick={onRetry}>{t("frame.retry")}</Button>
      )}
    </Failed>
  );
}
