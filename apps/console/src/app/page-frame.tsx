/** What a page tells its frame: its title, and the markings of all that it shows, so that the strip can say the highest. */
import { createContext, useContext, useEffect } from "react";
import type { Marked } from "../ui/tlp.tsx";
import { useWords } from "../words/use-words.ts";

export const MarkContext = createContext<(marks: readonly Marked[]) => void>(() => {});
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
  const told = JSON.stringify(marks);
  useEffect(() => {
    mark(JSON.parse(told) as readonly Marked[]);
    return () => mark([]);
  }, [told, mark]);
}
