/** A part of a page that is empty, loading, or failed: each says what to do next. */
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";

interface Say {
  readonly say: ReactNode;
  readonly next?: ReactNode;
  readonly children?: ReactNode;
}

/** Nothing here, in words, with what would bring something here. */
export function Empty({ say, next, children }: Say) {
  return (
    <div className="empty">
      <p>
        <b>{say}</b>
      </p>
      {next ? <p className="s">{next}</p> : null}
      {children ? <div className="acts">{children}</div> : null}
    </div>
  );
}

/** Widths of the lines of soot, uneven as text is. */
const WIDTHS = [92, 75, 84, 61, 88, 70, 79, 58, 90, 66] as const;

/** Lines of soot where rows will stand. */
export function Loading({ rows = 3 }: { readonly rows?: number }) {
  const { t } = useWords();
  return (
    <div className="waiting" aria-busy="true" role="status">
      <span className="sr">{t("frame.loading")}</span>
      {WIDTHS.slice(0, rows).map((width) => (
        <span key={width} className="skel" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** It failed: what happened, what to do, and the button that does it. */
export function Failed({ say, next, children }: Say) {
  return (
    <div className="empty" role="alert">
      <p className="shu">✕ {say}</p>
      {next ? <p className="s">{next}</p> : null}
      {children ? <div className="acts">{children}</div> : null}
    </div>
  );
}

/** What stands here is old: since when, and a way to ask again. */
export function Stale({ children, onRetry }: { readonly children: ReactNode; readonly onRetry: () => void }) {
  const { t } = useWords();
  return (
    <p className="note shu-w stale" role="status">
      {children}{" "}
      <button type="button" className="b bare" onClick={onRetry}>
        {t("frame.retry")}
      </button>
    </p>
  );
}
