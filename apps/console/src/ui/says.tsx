/** Who says so: a vermilion flag asks a person, an indigo diamond offers what a machine found, a tick tells what is done. */
import type { ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
}

export const Flag = ({ children }: Props) => <span className="flag">{children}</span>;
export const Mach = ({ children }: Props) => <span className="mach">{children}</span>;
export const Done = ({ children }: Props) => <span className="nw">✓ {children}</span>;
