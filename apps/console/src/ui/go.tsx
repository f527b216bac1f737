/**
 * A link inside the console. ui/ knows no router: whoever frames the page says how to go; without that it is a plain link.
 * Clicks with a modifier, or with another button, stay the browser's.
 */
import { type AnchorHTMLAttributes, createContext, type MouseEvent, type ReactNode, useContext } from "react";

export const GoContext = createContext<((href: string) => void) | null>(null);

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  readonly href: string;
  readonly children: ReactNode;
}

export function Go({ href, children, onClick, ...rest }: Props) {
  const go = useContext(GoContext);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const ours = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!go || !ours || event.defaultPrevented) return;
    event.preventDefault();
    go(href);
  };
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
