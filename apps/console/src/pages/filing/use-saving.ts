/**
 * Saves answers as they are given: at once where one is chosen, a moment after the last key where one is written. What cannot be
 * sent waits and is tried again; under one key an answer counts once, however often it is tried.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { randomKey } from "../../hub/file-key.ts";
import { HubProblem, worthRetrying } from "../../hub/problem.ts";
import { type FactSaid, stateFacts } from "../../hub/stating.ts";

export interface Saving {
  readonly state: "still" | "saving" | "saved" | "unsaved";
  /** When the last answer was saved, by this device's count of the realm's time. */
  readonly savedAt: string | null;
  /** Facts whose last value the hub did not take. */
  readonly refused: ReadonlySet<string>;
  readonly say: (said: FactSaid, soon: boolean) => void;
}

const TYPING_MS = 900;
const RETRY_MS = 5_000;

interface Waiting {
  readonly said: FactSaid;
  readonly key: string;
}

/** @param now the realm's time */
export function useSaving(caseId: string, now: () => string): Saving {
  const client = useQueryClient();
  const waiting = useRef(new Map<string, Waiting>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const busy = useRef(false);
  const [state, setState] = useState<Saving["state"]>("still");
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());

  const flush = useCallback(async () => {
    if (busy.current || waiting.current.size === 0) return;
    busy.current = true;
    setState("saving");
    let again: number | null = null;
    for (const [fact, one] of [...waiting.current]) {
      try {
        await stateFacts(caseId, [one.said], one.key);
      } catch (e) {
        if (!(e instanceof HubProblem) || worthRetrying(e)) {
          again = RETRY_MS;
          break;
        }
        setRefused((before) => new Set(before).add(fact));
      }
      // Written anew meanwhile: the newer word goes next.
      if (waiting.current.get(fact) === one) waiting.current.delete(fact);
    }
    busy.current = false;
    setState(waiting.current.size > 0 ? "unsaved" : "saved");
    if (again === null) setSavedAt(now());
    if (waiting.current.size > 0) timer.current = setTimeout(() => void flush(), again ?? 0);
    void client.invalidateQueries({ queryKey: ["case", "file", caseId] });
  }, [caseId, client, now]);

  const say = useCallback(
    (said: FactSaid, soon: boolean) => {
      waiting.current.set(said.fact, { said, key: randomKey() });
      setRefused((before) => (before.has(said.fact) ? new Set([...before].filter((f) => f !== said.fact)) : before));
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), soon ? 0 : TYPING_MS);
    },
    [flush],
  );

  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (waiting.current.size > 0) event.preventDefault();
    };
    const onHide = () => void flush();
    window.addEventListener("beforeunload", onLeave);
    window.addEventListener("online", onHide);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      window.removeEventListener("beforeunload", onLeave);
      window.removeEventListener("online", onHide);
      document.removeEventListener("visibilitychange", onHide);
      void flush();
    };
  }, [flush]);
  return { state, savedAt, refused, say };
}
