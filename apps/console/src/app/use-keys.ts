/** Hands keys to the chord machine and its acts to the page. Off in fields, in dialogs, and where a person turned them off. */
import { useEffect, useRef } from "react";
import { isField } from "../ui/row-keys.ts";
import { type Act, IDLE, press } from "./chord.ts";

export function useKeys(enabled: boolean, onAct: (act: Act) => void): void {
  const act = useRef(onAct);
  act.current = onAct;
  useEffect(() => {
    let state = IDLE;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      const field = isField(event.target);
      if (field && event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
      const single = event.key.length === 1;
      if (field || (single && !enabled) || document.querySelector("[role=dialog], [role=menu]")) return;
      const next = press(state, event.key, event.timeStamp);
      state = next.state;
      if (!next.act) return;
      event.preventDefault();
      act.current(next.act);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [enabled]);
}
