/** What people do about labels: propose to lower them, confirm or refuse, take a proposal back; and what the console asks about it. */
import type { Receipt } from "@noroshi/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { post } from "./acting.ts";
import { ask, hub } from "./client.ts";
import { cursorQuery } from "./cursor.ts";

const part = encodeURIComponent;

export interface LoweringSaid {
  readonly to: { readonly tlp?: string; readonly pap?: string; readonly lifts: readonly string[] };
  readonly values?: readonly { readonly kind: string; readonly value: string }[];
  readonly basis: string;
  readonly reason: string;
}

export const proposeLowering = (report: string, said: LoweringSaid, key: string): Promise<Receipt> =>
  post(`/api/v1/reports/${part(report)}/declassifications`, key, said);
export const answerLowering = (id: string, answer: "confirmed" | "refused", reason: string | null, key: string) =>
  post<Receipt>(`/api/v1/declassifications/${part(id)}/answer`, key, { answer, reason });
export const takeBackLowering = (id: string, key: string) =>
  post<Receipt>(`/api/v1/declassifications/${part(id)}/withdrawal`, key, {});

export const LOWERING_QUERIES = {
  reportLowerings: (id: string) =>
    queryOptions({
      queryKey: ["report", id, "lowerings"],
      queryFn: () => ask(hub.api.v1.reports[":id"].declassifications.$get({ param: { id } })),
    }),
  lowerings: () =>
    infiniteQueryOptions({
      queryKey: ["lowerings"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.declassifications.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  widerTerms: () =>
    infiniteQueryOptions({
      queryKey: ["recalls", "wider"],
      queryFn: ({ pageParam }) => ask(hub.api.v1["wider-terms"].$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
};
