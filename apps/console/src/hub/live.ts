/**
 * Listens to the hub's hints and asks again for what they make old. Bursts are gathered: at most one round of questions
 * in GATHER_MS, however often the hub ticks. After a broken line everything is asked again, because hints were missed.
 */
import type { HubEvent } from "@noroshi/api";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { staleKeys } from "./stale-keys.ts";

export type LiveState = "start" | "on" | "lost";

const GATHER_MS = 600;
const RECONNECT_MS = 3_000;

// untrusted: one line of text from the stream.
function parse(data: string): HubEvent | null {
  try {
    const event: unknown = JSON.parse(data);
    if (typeof event !== "object" || event === null || !("type" in event) || !("subjects" in event)) return null;
    return event as HubEvent;
  } catch {
    return null;
  }
}

/** Pages up to which a list follows the hub by itself; a reader further down would pay for all of them at every hint. */
export const LIVE_PAGES = 3;

const isDeep = (data: unknown): boolean =>
  typeof data === "object" &&
  data !== null &&
  "pages" in data &&
  Array.isArray(data.pages) &&
  data.pages.length > LIVE_PAGES;

interface Hooks {
  readonly onState: (state: LiveState) => void;
  readonly onNow: (now: string) => void;
}

/** Starts listening; the answer stops it. */
export function listen(client: QueryClient, hooks: Hooks): () => void {
  const waiting = new Map<string, readonly string[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reopen: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let missed = false;

  const flush = () => {
    timer = undefined;
    const keys = [...waiting.values()];
    waiting.clear();
    for (const queryKey of keys) void client.invalidateQueries({ queryKey, predicate: (q) => !isDeep(q.state.data) });
  };
  const receive = (message: MessageEvent<string>) => {
    const event = parse(message.data);
    if (!event) return;
    hooks.onNow(event.now);
    for (const key of staleKeys(event)) waiting.set(key.join("\n"), key);
    if (waiting.size > 0 && timer === undefined) timer = setTimeout(flush, GATHER_MS);
  };
  const open = () => {
    source = new EventSource("/api/v1/events");
    source.onopen = () => {
      hooks.onState("on");
      if (missed) void client.invalidateQueries();
      missed = false;
    };
    source.onmessage = receive;
    for (const type of ["hello", "changed"]) source.addEventListener(type, receive);
    source.onerror = () => {
      missed = true;
      hooks.onState("lost");
      // The line also ends when this person was shut out: whoever is not let in any more sees nothing any more.
      void client.invalidateQueries({ queryKey: ["me"] });
      // The browser gives up for good on some answers (a 503 from a proxy); then we come back ourselves.
      if (source?.readyState === EventSource.CLOSED) reopen = setTimeout(open, RECONNECT_MS);
    };
  };
  open();
  return () => {
    source?.close();
    clearTimeout(timer);
    clearTimeout(reopen);
  };
}

/** The state of the line to the hub, while somebody is signed in. */
export function useLive(enabled: boolean, onNow: (now: string) => void): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("start");
  useEffect(() => {
    if (!enabled) return;
    return listen(client, { onState: setState, onNow });
  }, [client, enabled, onNow]);
  return state;
}
