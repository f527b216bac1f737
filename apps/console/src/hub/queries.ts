/** Every question that the console asks of the hub, with the key under which its answer is kept. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { ask, hub } from "./client.ts";
import { cursorQuery, PAGE } from "./cursor.ts";
import { LOWERING_QUERIES } from "./lowering.ts";
import { readOpened } from "./overseeing.ts";
import { SHARING_QUERIES } from "./sharing-queries.ts";

export const QUERIES = {
  me: () =>
    queryOptions({
      queryKey: ["me"],
      queryFn: () => ask(hub.api.v1.me.$get()),
      staleTime: 60_000,
      // No stream tells a body whose door is closed that it is open again.
      refetchInterval: (query) => (query.state.data?.door === "closed" ? 10_000 : false),
    }),
  /** What this person may do here, with the reason where it may not: the hub's own policies. */
  may: () =>
    queryOptions({
      queryKey: ["may"],
      queryFn: () => ask(hub.api.v1.may.$post({ json: {} })),
      staleTime: 60_000,
      retry: false,
    }),
  roles: () => queryOptions({ queryKey: ["roles"], queryFn: () => ask(hub.api.v1.roles.$get()), staleTime: 600_000 }),
  /** Who sees this report, and why. */
  whoSees: (id: string) =>
    queryOptions({
      queryKey: ["report", id, "who sees"],
      queryFn: () => ask(hub.api.v1.preview.reports[":id"].$get({ param: { id } })),
    }),
  emergencies: () =>
    queryOptions({
      queryKey: ["emergencies"],
      queryFn: () => ask(hub.api.v1["break-glass"].$get()),
      refetchInterval: 30_000,
      retry: false,
    }),
  measures: () =>
    queryOptions({
      queryKey: ["measures"],
      queryFn: () => ask(hub.api.v1.measures.$get({ query: { limit: String(PAGE) } })),
    }),
  caseMeasures: (id: string) =>
    queryOptions({
      queryKey: ["measures", "case", id],
      queryFn: () => ask(hub.api.v1.measures.$get({ query: { case: id, limit: String(PAGE) } })),
    }),
  measure: (id: string) =>
    queryOptions({
      queryKey: ["measures", id],
      queryFn: () => ask(hub.api.v1.measures[":id"].$get({ param: { id } })),
    }),
  gatePlans: () =>
    queryOptions({ queryKey: ["gate plans"], queryFn: () => ask(hub.api.v1["gate-plans"].$get()), staleTime: 600_000 }),
  directions: () =>
    queryOptions({
      queryKey: ["measures", "directions"],
      queryFn: () => ask(hub.api.v1.directions.$get({ query: { limit: String(PAGE) } })),
    }),
  holds: () => queryOptions({ queryKey: ["holds"], queryFn: () => ask(hub.api.v1.holds.$get()) }),
  hits: () => queryOptions({ queryKey: ["hits"], queryFn: () => ask(hub.api.v1.deconfliction.hits.$get()) }),
  reads: () =>
    infiniteQueryOptions({
      queryKey: ["reads"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.oversight.reads.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  /** Sensors are heard of by and by, and their silence is told by nobody: asked again while somebody looks. */
  sensors: () =>
    queryOptions({
      queryKey: ["sensors"],
      queryFn: () => ask(hub.api.v1.sensors.$get()),
      refetchInterval: 15_000,
    }),
  recalls: () =>
    infiniteQueryOptions({
      queryKey: ["recalls"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.recalls.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  entries: () =>
    infiniteQueryOptions({
      queryKey: ["entries"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.oversight.entries.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  /** Own acts about a thing that can be proved; who waits for the next checkpoint asks again. */
  provable: (about: string) =>
    queryOptions({
      queryKey: ["provable", about],
      queryFn: () => ask(hub.api.v1.ledger.acts.$get({ query: { about } })),
      refetchInterval: (question) =>
        question.state.data?.items.some((act) => act.state === "waiting") === true ? 10_000 : false,
    }),
  register: () =>
    queryOptions({ queryKey: ["oversight", "register"], queryFn: () => ask(hub.api.v1.oversight.register.$get()) }),
  inspections: () =>
    queryOptions({
      queryKey: ["oversight", "inspections"],
      queryFn: () => ask(hub.api.v1.oversight.inspections.$get()),
    }),
  inspection: (id: string) =>
    queryOptions({
      queryKey: ["oversight", "inspections", id],
      queryFn: () => ask(hub.api.v1.oversight.inspections[":id"].$get({ param: { id } })),
    }),
  /** Read once for each time that it is asked for: every reading is on record. */
  opened: (id: string, opening: string) =>
    queryOptions({
      queryKey: ["opened", id, opening],
      queryFn: () => readOpened(id, opening),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  complaints: () =>
    queryOptions({
      queryKey: ["oversight", "complaints"],
      queryFn: () => ask(hub.api.v1.oversight.complaints.$get()),
    }),
  courtExports: (id: string) =>
    queryOptions({
      queryKey: ["case", "court", id],
      queryFn: () => ask(hub.api.v1.cases[":id"]["court-exports"].$get({ param: { id } })),
    }),
  oversightWords: () =>
    queryOptions({ queryKey: ["oversight", "words"], queryFn: () => ask(hub.api.v1.oversight.words.$get()) }),
  statutory: (from: string, to: string) =>
    queryOptions({
      queryKey: ["oversight", "report", from, to],
      queryFn: () => ask(hub.api.v1.oversight.report.$get({ query: { from, to } })),
      placeholderData: keepPreviousData,
    }),
  frozenReports: () =>
    queryOptions({ queryKey: ["oversight", "reports"], queryFn: () => ask(hub.api.v1.oversight.reports.$get()) }),
  issues: () =>
    queryOptions({ queryKey: ["oversight", "issues"], queryFn: () => ask(hub.api.v1.oversight.issues.$get()) }),
  retention: () => queryOptions({ queryKey: ["retention"], queryFn: () => ask(hub.api.v1.retention.$get()) }),
  erasures: () =>
    queryOptions({
      queryKey: ["retention", "verification"],
      queryFn: () => ask(hub.api.v1.retention.verification.$get()),
    }),
  account: () => queryOptions({ queryKey: ["account"], queryFn: () => ask(hub.api.v1.account.$get()) }),
  people: () => queryOptions({ queryKey: ["people"], queryFn: () => ask(hub.api.v1.administration.people.$get()) }),
  invitations: () =>
    queryOptions({ queryKey: ["invitations"], queryFn: () => ask(hub.api.v1.administration.invitations.$get()) }),
  machines: () =>
    queryOptions({ queryKey: ["machines"], queryFn: () => ask(hub.api.v1.administration.machines.$get()) }),
  board: () => queryOptions({ queryKey: ["board"], queryFn: () => ask(hub.api.v1.board.$get()) }),
  cases: () =>
    infiniteQueryOptions({
      queryKey: ["cases"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.cases.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  case: (id: string) =>
    queryOptions({
      queryKey: ["case", id],
      queryFn: () => ask(hub.api.v1.cases[":id"].$get({ param: { id } })),
    }),
  caseFile: (id: string) =>
    queryOptions({
      queryKey: ["case", "file", id],
      queryFn: () => ask(hub.api.v1.cases[":id"].filing.$get({ param: { id } })),
    }),
  preview: (id: string, form: string, to: string | null) =>
    queryOptions({
      queryKey: ["case", "file", id, "preview", form, to ?? ""],
      queryFn: () =>
        ask(
          hub.api.v1.cases[":id"].filing.forms[":form"].$get({
            param: { id, form },
            query: to === null ? {} : { to },
          }),
        ),
    }),
  caseRoom: (id: string) =>
    queryOptions({
      queryKey: ["case", "room", id],
      queryFn: () => ask(hub.api.v1.cases[":id"].room.$get({ param: { id } })),
      refetchInterval: 30_000,
    }),
  roomAsks: () =>
    queryOptions({
      queryKey: ["work", "rooms"],
      queryFn: () => ask(hub.api.v1["room-asks"].$get()),
      refetchInterval: 30_000,
    }),
  disclosure: (id: string, body: string) =>
    queryOptions({
      queryKey: ["case", "disclosure", id, body],
      queryFn: () => ask(hub.api.v1.cases[":id"].disclosure.$get({ param: { id }, query: { body } })),
    }),
  caseTasks: (id: string) =>
    queryOptions({
      queryKey: ["tasks", "case", id],
      queryFn: () => ask(hub.api.v1.tasks.$get({ query: { case: id, limit: "200" } })),
    }),
  myTasks: () =>
    queryOptions({
      queryKey: ["work", "tasks"],
      queryFn: () => ask(hub.api.v1.tasks.$get({ query: { show: "mine", limit: "200" } })),
      refetchInterval: 30_000,
    }),
  playbooks: () => queryOptions({ queryKey: ["playbooks"], queryFn: () => ask(hub.api.v1.playbooks.$get()) }),
  taskPlan: (id: string, playbook: string) =>
    queryOptions({
      queryKey: ["tasks", "plan", id, playbook],
      queryFn: () => ask(hub.api.v1.cases[":id"].playbooks[":playbook"].$get({ param: { id, playbook } })),
    }),
  caseInquiries: (id: string) =>
    queryOptions({
      queryKey: ["inquiries", "case", id],
      queryFn: () => ask(hub.api.v1.inquiries.$get({ query: { case: id, limit: "200" } })),
    }),
  toAnswer: () =>
    queryOptions({
      queryKey: ["work", "inquiries"],
      queryFn: () => ask(hub.api.v1.inquiries.$get({ query: { show: "to_answer", limit: "200" } })),
      refetchInterval: 30_000,
    }),
  contacts: () =>
    queryOptions({
      queryKey: ["contacts"],
      queryFn: () => ask(hub.api.v1.contacts.$get()),
      refetchInterval: 30_000,
    }),
  /** Everybody's that this body sees, open ones and past ones; asked again often, since somebody waits. */
  pages: () =>
    queryOptions({
      queryKey: ["pages"],
      queryFn: () => ask(hub.api.v1.pages.$get({ query: { limit: String(PAGE) } })),
      refetchInterval: 10_000,
    }),
  council: () =>
    queryOptions({ queryKey: ["council", "book"], queryFn: () => ask(hub.api.v1.council.agreements.$get()) }),
  membership: () =>
    queryOptions({
      queryKey: ["council", "membership"],
      queryFn: () => ask(hub.api.v1.council.membership.$get()),
      refetchInterval: 30_000,
    }),
  members: () =>
    infiniteQueryOptions({
      queryKey: ["council", "members"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.council.members.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
      refetchInterval: 30_000,
    }),
  member: (slug: string) =>
    queryOptions({
      queryKey: ["council", "members", slug],
      queryFn: () => ask(hub.api.v1.council.members[":body"].$get({ param: { body: slug } })),
    }),
  materials: () =>
    queryOptions({
      queryKey: ["inquiries", "materials"],
      queryFn: () => ask(hub.api.v1.inquiries.$get({ query: { kind: "materials", limit: "200" } })),
      refetchInterval: 30_000,
    }),
  assets: () =>
    infiniteQueryOptions({
      queryKey: ["assets"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.assets.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
      refetchInterval: 30_000,
    }),
  /** Whom the values of this report concern, by what bodies own. */
  concerned: (id: string) =>
    queryOptions({
      queryKey: ["report", id, "concerned"],
      queryFn: () => ask(hub.api.v1.reports[":id"].concerned.$get({ param: { id } })),
    }),
  openPages: () =>
    queryOptions({
      queryKey: ["work", "pages"],
      queryFn: () => ask(hub.api.v1.pages.$get({ query: { show: "open", limit: "200" } })),
      refetchInterval: 30_000,
    }),
  methods: () =>
    queryOptions({
      queryKey: ["methods"],
      queryFn: () => ask(hub.api.v1["priority-methods"].$get()),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  reports: () =>
    infiniteQueryOptions({
      queryKey: ["reports"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.reports.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  report: (id: string) =>
    queryOptions({
      queryKey: ["report", id],
      queryFn: () => ask(hub.api.v1.reports[":id"].$get({ param: { id } })),
    }),
  receipt: (id: string) =>
    queryOptions({
      queryKey: ["receipt", id],
      queryFn: () => ask(hub.api.v1.receipts[":id"].$get({ param: { id } })),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  receipts: () =>
    infiniteQueryOptions({
      queryKey: ["receipts"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.receipts.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  desk: () =>
    infiniteQueryOptions({
      queryKey: ["desk"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.desk.entries.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  bodies: () =>
    queryOptions({ queryKey: ["bodies"], queryFn: () => ask(hub.api.v1.bodies.$get()), staleTime: 600_000 }),
  attachments: (id: string) =>
    queryOptions({
      queryKey: ["report", id, "attachments"],
      queryFn: () => ask(hub.api.v1.reports[":id"].attachments.$get({ param: { id } })),
    }),
  reportActs: (id: string) =>
    queryOptions({
      queryKey: ["report", id, "acts"],
      queryFn: () => ask(hub.api.v1.reports[":id"].acts.$get({ param: { id } })),
    }),
  law: () => queryOptions({ queryKey: ["law"], queryFn: () => ask(hub.api.v1.law.$get()) }),
  clocks: (show: "open" | "all") =>
    infiniteQueryOptions({
      queryKey: ["clocks", show],
      queryFn: ({ pageParam }) => ask(hub.api.v1.clocks.$get({ query: { ...cursorQuery(pageParam), show } })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
      refetchInterval: 60_000,
    }),
  caseClocks: (id: string) =>
    queryOptions({
      queryKey: ["clocks", "case", id],
      queryFn: () => ask(hub.api.v1.clocks.$get({ query: { case: id, show: "all" } })),
    }),
  proposals: () => queryOptions({ queryKey: ["proposals"], queryFn: () => ask(hub.api.v1.links.proposals.$get()) }),
  said: () =>
    infiniteQueryOptions({
      queryKey: ["said"],
      queryFn: ({ pageParam }) => ask(hub.api.v1.links.statements.$get({ query: cursorQuery(pageParam) })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
    }),
  search: (q: string) =>
    queryOptions({
      queryKey: ["search", q],
      queryFn: () => ask(hub.api.v1.search.$get({ query: { q } })),
      enabled: q !== "",
      placeholderData: keepPreviousData,
    }),
  suggestions: (q: string) =>
    queryOptions({
      queryKey: ["suggestions", q],
      queryFn: () => ask(hub.api.v1.search.suggestions.$get({ query: { q } })),
      enabled: q.length > 1,
      staleTime: 10_000,
    }),
  indicators: (value: string) =>
    infiniteQueryOptions({
      queryKey: ["indicators", value],
      queryFn: ({ pageParam }) =>
        ask(hub.api.v1.indicators.$get({ query: { ...cursorQuery(pageParam), ...(value === "" ? {} : { value }) } })),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  ...LOWERING_QUERIES,
  ...SHARING_QUERIES,
} as const;
