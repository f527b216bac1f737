/**
 * What a page is about, for whoever is signed in and sees it anyway: the page itself names nothing, because it may be read on a lock
 * screen, and ten of them would read alike.
 */
import type { Page } from "@noroshi/api";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";

/** Names the deadline, the task or the request of a page; null where this reader's own lists do not hold it. */
export function useAbout(): (page: Page) => string | null {
  const { lang, say } = useWords();
  const reads = useLeave("report.read").allowed;
  const works = useLeave("task.work").allowed;
  const asked = useLeave("inquiry.exchange").allowed;
  const clocks = useInfiniteQuery({ ...QUERIES.clocks("all"), enabled: reads }).data?.pages ?? [];
  const tasks = useQuery({ ...QUERIES.myTasks(), enabled: works }).data?.items ?? [];
  const inquiries = useQuery({ ...QUERIES.toAnswer(), enabled: asked }).data?.items ?? [];
  const named = new Map([
    ...clocks.flatMap((p) =>
      p.items.map((c) => [c.id, [say(c.name), c.report.title].join(PUNCTUATION[lang].comma)] as const),
    ),
    ...tasks.map((one) => [one.id, say(one.title)] as const),
    ...inquiries.map((one) => [one.id, one.question] as const),
  ]);
  return (page) => named.get(page.about.id ?? "") ?? null;
}
