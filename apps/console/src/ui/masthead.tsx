/** The head of every page: the sign, the pages, the look-up, the realm's clock, and the person. */
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { clock, day } from "../format/time.ts";
import { zoneName } from "../format/zone.ts";
import { useWords } from "../words/use-words.ts";
import { Go } from "./go.tsx";

export interface NavLink {
  readonly href: string;
  readonly name: string;
  readonly current: boolean;
}

interface Props {
  readonly home: string;
  readonly links: readonly NavLink[];
  readonly now: string;
  readonly findRef: RefObject<HTMLInputElement | null>;
  /** Null where this person looks nothing up. */
  readonly onFind: ((value: string) => void) | null;
  readonly person: ReactNode;
}

export function Masthead({ home, links, now, findRef, onFind, person }: Props) {
  const { t, lang } = useWords();
  const nav = useRef<HTMLElement>(null);
  const here = links.find((link) => link.current)?.href;
  useEffect(() => {
    // On a phone the row of pages is longer than the screen: the one that is open stands in sight, whichever it is.
    const row = nav.current;
    const current = here === undefined ? null : row?.querySelector("[aria-current]");
    if (!row || !current) return;
    const [outer, inner] = [row.getBoundingClientRect(), current.getBoundingClientRect()];
    row.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }, [here]);
  const find = (event: FormEvent) => {
    event.preventDefault();
    onFind?.(findRef.current?.value ?? "");
  };
  return (
    <header className="mast">
      <Go href={home} className="sign">
        <span lang="ja">狼煙</span>
        <small lang="en">Noroshi</small>
      </Go>
      <nav ref={nav} aria-label={t("frame.nav")}>
        {links.map((link) => (
          <Go key={link.href} href={link.href} {...(link.current ? { "aria-current": "page" as const } : {})}>
            {link.name}
          </Go>
        ))}
      </nav>
      {onFind ? (
        <search className="find">
          <form onSubmit={find}>
            <input ref={findRef} type="search" aria-label={t("frame.find")} placeholder={t("frame.find")} />
            <kbd>/</kbd>
          </form>
        </search>
      ) : (
        <span className="no-find" />
      )}
      <div className="now">
        <b>
          <time dateTime={now}>{clock(now, lang)}</time>
        </b>{" "}
        <span className="day">
          {lang === "en" ? `${zoneName(now)}, ` : ""}
          {day(now, lang)}
        </span>
      </div>
      {person}
    </header>
  );
}
