/** A block of a page: a heavy rule, a title, a line beside it, and perhaps something at the end. No boxes. */
import { type ReactNode, useId } from "react";
import { useWords } from "../words/use-words.ts";

interface Props {
  readonly title: ReactNode;
  /** A number is how many rows follow. */
  readonly sub?: ReactNode;
  readonly end?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Block({ title, sub, end, className = "", children }: Props) {
  const { t } = useWords();
  const id = useId();
  const beside = typeof sub === "number" ? t("frame.rows", { count: sub }) : sub;
  return (
    <section className={`block ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {beside ? <span className="s">{beside}</span> : null}
        {end ? <span className="end s">{end}</span> : null}
      </header>
      {children}
    </section>
  );
}
