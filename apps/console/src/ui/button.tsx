/**
 * Buttons. `main` is filled ink, one a block; `need` is vermilion, at most one a screen; approve and refuse never differ
 * in weight. A disabled button says why beside it, not in it.
 */
import type { ButtonHTMLAttributes } from "react";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: "plain" | "main" | "need" | "bare";
  readonly small?: boolean;
}

export function Button({ look = "plain", small = false, type = "button", className = "", ...rest }: Props) {
  const classes = ["b", look === "plain" ? "" : look, small ? "small" : "", className].filter(Boolean).join(" ");
  return <button type={type} className={classes} {...rest} />;
}
