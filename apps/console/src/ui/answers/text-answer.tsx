/** Words or a number: a line or a paragraph, and beside it the button for 不明. */
import type { ReactNode } from "react";
import { AnswerFrame, type AnswerProps, NotKnown } from "./frame.tsx";

interface Props extends AnswerProps {
  readonly long?: boolean;
  readonly mode?: "text" | "tel" | "email" | "numeric";
  readonly hint?: ReactNode;
}

export function TextAnswer({ long = false, mode = "text", hint, ...p }: Props) {
  const known = p.value === p.unknown && p.unknown !== undefined ? "" : p.value;
  const field = {
    id: p.id,
    className: p.error ? "i bad" : "i",
    value: known,
    "aria-invalid": Boolean(p.error),
    ...(p.error ? { "aria-describedby": `${p.id}-error` } : {}),
  };
  return (
    <AnswerFrame {...p} hint={hint}>
      <div className={long ? "beside long" : "beside"}>
        {long ? (
          <textarea {...field} rows={3} onChange={(e) => p.onChange(e.target.value)} />
        ) : (
          <input {...field} inputMode={mode} autoComplete="off" onChange={(e) => p.onChange(e.target.value)} />
        )}
        <NotKnown {...p} />
      </div>
    </AnswerFrame>
  );
}
