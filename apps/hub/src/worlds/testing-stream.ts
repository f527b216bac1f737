/**
 * Follows one reader's event stream. Which tick a change falls on is a matter of the host; what is told is not: all changes as a
 * set, and, once a world is at rest, the very bytes of what a stream that comes back with its last event's id is told.
 */

import { setTimeout as pause } from "node:timers/promises";
import { TICK_MS } from "@noroshi/api";
import type { World } from "./testing-twins.ts";

export interface Followed {
  /** Every change that was told, each once, in a fixed order. */
  readonly changes: readonly string[];
  /** Whether it was said at some tick that more, or everything, is to be looked at again. */
  readonly all: boolean;
  /** What a stream that comes back after a step is told at once, byte for byte. */
  readonly again: string;
}

export interface Following {
  /** Waits until it was told that this report was linked: a tick tells of everything that came before. @returns how far that is */
  readonly until: (report: string) => Promise<number>;
  /** What was told beyond a place, but for one report: other reports and cases, and ticks that told of nothing. */
  readonly beside: (report: string, from: number) => readonly string[];
  /** Ends. Call it once the world is at rest. @param from a report that the reader sees: where a stream that comes back begins */
  readonly end: (from: string | undefined) => Promise<Followed>;
}

export async function follow(world: World, reader: string): Promise<Following> {
  const stream = await open(world, reader);
  await stream.until((t) => t.includes("\n\n"));
  const linked = (report: string): string => `{"kind":"report","id":"${report}","hop":"linked"}`;
  return {
    async until(report) {
      await stream.until((t) => t.includes(linked(report)) && t.endsWith("\n\n"));
      return stream.text().length;
    },
    beside: (report, from) =>
      eventsIn(stream.text().slice(from)).flatMap((e) =>
        e.subjects.length === 0 ? ["a tick that told of nothing"] : e.subjects.filter((s) => !s.includes(report)),
      ),
    async end(from) {
      const events = eventsIn(await stream.close());
      return {
        changes: [...new Set(events.flatMap((e) => e.subjects))].sort(),
        all: events.some((e) => e.more),
        again: from === undefined ? "" : await again(world, reader, world.eventAfter(reader, from)),
      };
    },
  };
}

/** So long is waited for what there is to be told at once, however busy the machine. */
const LONGEST_TICKS = 40;

async function again(world: World, reader: string, last: string): Promise<string> {
  const stream = await open(world, reader, last);
  const late = pause(TICK_MS * LONGEST_TICKS);
  await Promise.race([
    stream.until((t) => t.includes("event: changed") && t.endsWith("\n\n")).catch(() => undefined),
    late,
  ]);
  return stream.close();
}

interface Open {
  /** Waits until what was told so far is enough. */
  readonly until: (enough: (text: string) => boolean) => Promise<void>;
  readonly text: () => string;
  /** @returns everything that was told */
  readonly close: () => Promise<string>;
}

async function open(world: World, reader: string, last?: string): Promise<Open> {
  const done = new AbortController();
  const answer = await fetch(`${world.url}/api/v1/events`, {
    headers: { "x-api-key": world.keyOf(reader), ...(last === undefined ? {} : { "last-event-id": last }) },
    signal: done.signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`no stream: ${answer.status}`);
  let text = "";
  let over = false;
  let wake = (): void => undefined;
  const reading = (async () => {
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part;
      wake();
    }
  })()
    .catch(() => undefined) // it was closed here, or its hub ended: what was told until then counts
    .finally(() => {
      over = true;
      wake();
    });
  return {
    async until(enough) {
      while (!enough(text)) {
        if (over) throw new Error(`the stream ended before it told what was awaited: ${text.slice(-300)}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    text: () => text,
    async close() {
      done.abort();
      await reading;
      return text;
    },
  };
}

interface Told {
  readonly subjects: readonly string[];
  readonly more: boolean;
}

/** Changes as they were told; what is said at the beginning, and that the line is alive, is none. */
function eventsIn(text: string): readonly Told[] {
  return text.split("\n\n").flatMap((block): Told[] => {
    const lines = block.split("\n");
    const data = lines.find((l) => l.startsWith("data: "))?.slice("data: ".length);
    if (data === undefined || !lines.includes("event: changed")) return [];
    const { subjects, more }: { subjects: readonly unknown[]; more: boolean } = JSON.parse(data);
    return [{ subjects: subjects.map((s) => JSON.stringify(s)), more }];
  });
}
