/**
 * Moving through the rows of a list by J, K and the focus. The row's own link takes the focus, so that Enter is the
 * browser's and a screen reader hears the row. Single keys never act inside a field.
 */
import { useEffect, useRef, useState } from "react";

/** The row after a key: J one down, K one up, never outside the list; from nowhere both go to the first. */
export function moveRow(key: string, at: number, count: number): number {
  if (count === 0) return -1;
  if (key === "j") return at < 0 ? 0 : Math.min(count - 1, at + 1);
  if (key === "k") return at < 0 ? 0 : Math.max(0, at - 1);
  return at;
}

/** Is the focus where a person types? Single keys are off there. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

export interface RowKeys {
  readonly selected: number;
  /** For the list's outermost element; rows carry `data-row={index}` and a link with `data-row-link`. */
  readonly listRef: React.RefObject<HTMLDivElement | null>;
}

/**
 * @param count rows in the list; @param enabled whether single keys are on
 * @param reveal brings a row that is not drawn yet into the drawing (virtual lists)
 */
export function useRowKeys(count: number, enabled: boolean, reveal?: (index: number) => void): RowKeys {
  const [selected, setSelected] = useState(-1);
  const at = useRef(-1);
  const listRef = useRef<HTMLDivElement>(null);
  const revealRef = useRef(reveal);
  revealRef.current = reveal;
  at.current = selected;

  useEffect(() => {
    if (!enabled) return;
    const focusRow = (index: number): boolean => {
      const link = listRef.current?.querySelector<HTMLElement>(`[data-row="${index}"] [data-row-link]`);
      link?.focus();
      link?.scrollIntoView({ block: "nearest" });
      return link instanceof HTMLElement;
    };
    const onKey = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const key = event.key.toLowerCase();
      if (!plain || isField(event.target) || (key !== "j" && key !== "k")) return;
      if (document.querySelector("[role=dialog], [role=menu]")) return;
      event.preventDefault();
      const next = moveRow(key, Math.min(at.current, count - 1), count);
      at.current = next;
      setSelected(next);
      if (next < 0 || focusRow(next)) return;
      revealRef.current?.(next);
      requestAnimationFrame(() => requestAnimationFrame(() => focusRow(next)));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [count, enabled]);

  useEffect(() => {
    const list = listRef.current;
    const onFocus = (event: FocusEvent) => {
      const row = event.target instanceof Element ? event.target.closest("[data-row]") : null;
      const index = Number(row?.getAttribute("data-row"));
      if (row && Number.isInteger(index)) setSelected(index);
    };
    list?.addEventListener("focusin", onFocus);
    return () => list?.removeEventListener("focusin", onFocus);
  });

  return { selected: Math.min(selected, count - 1), listRef };
}
