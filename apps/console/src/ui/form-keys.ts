/** The keys of a small form: Ctrl Enter does its act, Esc leaves it. */
import type { KeyboardEvent } from "react";

export const formKeys =
  (act: () => unknown, leave: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      // Else the field that the key was pressed in would send the form a second time.
      event.preventDefault();
      void act();
    }
    if (event.key === "Escape") leave();
  };
