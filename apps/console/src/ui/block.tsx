/** A block of a page: a heavy rule, a title, a line beside it, and perhaps something at the end. No boxes. */
import { type ReactNode, useId } from "react";

interface Props {
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly end?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Block({ title, sub, end, className = "", children }: Props) {
  const id = useId();
  return (
    <section className={`block ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {sub ? <span className="s">{sub}</span> : null}
        {end ? <span className="end s">{end}</span> : null}
      </header>
      {children}
    </section>
  );
}
