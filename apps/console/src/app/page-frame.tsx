/** What a page tells its frame: its title, and the markings of all that it shows, so that the strip can say the highest. */
import { createContext, useContext, useEffect, useRef } from "react";
import { type Marked, strictest } from "../ui/tlp.tsx";
import { useWords } from "../words/use-words.ts";

export const MarkContext = createContext<(highest: Marked | null) => void>(() => {});
export const KeysOnContext = createContext(true);

/** Are single keys on for this person? */
export const useKeysOn = (): boolean => useContext(KeysOnContext);

/**
 * Declares a page.
 * @param title of the window; @param marks the markings of everything that the page shows now
 */
export function usePage(title: string, marks: readonly Marked[]): void {
  const { t } = useWords();
  const mark = useContext(MarkContext);
  const name = t("frame.product");
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  const highest = strictest(marks);
  // Told again only when it says something else: a page may hold ten thousand rows.
  const told = highest === null ? null : `${highest.tlp} ${highest.caveats.join(" ")}`;
  const latest = useRef(highest);
  latest.current = highest;
  useEffect(() => {
    mark(told === null ? null : latest.current);
    return () => mark(null);
  }, [told, mark]);
}
