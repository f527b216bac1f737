/** What the console asks of the hub about partners, what was handed over and what came back. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask, hub } from "./client.ts";
import { cursorQuery } from "./cursor.ts";

export const SHARING_QUERIES = {
  channels: () => queryOptions({ queryKey: ["channels"], queryFn: () => ask(hub.api.v1.channels.$get()) }),
  partner: (slug: string) =>
    queryOptions({
      queryKey: ["channels", "partner", slug],
      queryFn: () => ask(hub.api.v1.partners[":body"].$get({ param: { body: slug } })),
    }),
  dispatches: (show: "all" | "waiting" | "dead", channel?: string) =>
    infiniteQueryOptions({
      queryKey: ["channels", "dispatches", show, channel ?? ""],
      queryFn: ({ pageParam }) =>
        ask(
          hub.api.v1.dispatches.$get({
            query: { ...cursorQuery(pageParam), show, ...(channel === undefined ? {} : { channel }) },
          }),
        ),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
      refetchInterval: 15_000,
    }),
  deliveries: () =>
    infiniteQueryOptions({
      queryKey: ["received", "packages"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.deliveries.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  received: () =>
    infiniteQueryOptions({
      queryKey: ["received", "values"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.received.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  feedback: () =>
    infiniteQueryOptions({
      queryKey: ["feedback"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.sightings.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  consentRequests: () =>
    infiniteQueryOptions({
      queryKey: ["consents"],
      queryFn: ({ pageParam }) => ask(hub.api.v1["consent-requests"].$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  outcome: (id: string) =>
    queryOptions({
      queryKey: ["report", id, "outcome"],
      queryFn: () => ask(hub.api.v1.reports[":id"].outcome.$get({ param: { id } })),
    }),
  delivery: (id: string) =>
    queryOptions({
      queryKey: ["received", "delivery", id],
      queryFn: () => ask(hub.api.v1.deliveries[":id"].$get({ param: { id } })),
    }),
  releases: (show: "all" | "waiting") =>
    infiniteQueryOptions({
      queryKey: ["releases", "list", show],
      queryFn: ({ pageParam }) => ask(hub.api.v1.releases.$get({ query: { ...cursorQuery(pageParam), show } })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  release: (id: string) =>
    queryOptions({
      queryKey: ["releases", id],
      queryFn: () => ask(hub.api.v1.releases[":id"].$get({ param: { id } })),
    }),
} as const;
