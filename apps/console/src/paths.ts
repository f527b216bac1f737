/**
 * Every address of the console, in one place. Pages mirror these; nobody else writes a path by hand.
 * Ids come from the hub and are escaped here, because a number may hold any sign.
 */
const part = encodeURIComponent;

export const PATHS = {
  signIn: (next?: string) => (next && next !== "/" ? `/sign-in?next=${part(next)}` : "/sign-in"),
  board: () => "/",
  cases: () => "/cases",
  case: (id: string) => `/cases/${part(id)}`,
  filing: (id: string) => `/cases/${part(id)}/filing`,
  reports: () => "/reports",
  report: (id: string) => `/reports/${part(id)}`,
  indicators: (value?: string) => (value ? `/indicators?value=${part(value)}` : "/indicators"),
  search: (q?: string) => (q ? `/search?q=${part(q)}` : "/search"),
  links: () => "/links",
  clocks: (show?: string) => (show ? `/clocks?show=${part(show)}` : "/clocks"),
  law: () => "/law",
  intake: () => "/file",
  form: (kind: string, from?: string) =>
    from ? `/file/form/${part(kind)}?from=${part(from)}` : `/file/form/${part(kind)}`,
  blank: (kind: string) => `/file/blank/${part(kind)}`,
  workbook: (id: string) => `/api/v1/reports/${part(id)}/form`,
  mine: () => "/mine",
  work: () => "/work",
  directory: () => "/directory",
  calls: () => "/calls",
  desk: () => "/desk",
  deskEntry: () => "/desk/entry",
  receipt: (id: string) => `/receipts/${part(id)}`,
  account: () => "/account",
  people: () => "/people",
  preview: (body?: string) => (body ? `/preview?body=${part(body)}` : "/preview"),
  recalls: () => "/recalls",
  lowerings: () => "/lowerings",
  partners: () => "/partners",
  partner: (slug: string) => `/partners/${part(slug)}`,
  dispatches: () => "/dispatches",
  release: (report: string) => `/reports/${part(report)}/release`,
  releases: () => "/releases",
  frozen: (id: string) => `/releases/${part(id)}`,
  received: () => "/received",
  feedback: () => "/feedback",
  consents: () => "/consents",
  packageFile: (id: string, as: string) => `/api/v1/deliveries/${part(id)}/package?as=${part(as)}`,
  blockList: (kind: string, form: string) => `/api/v1/feeds/lists/${part(kind)}.${part(form)}`,
  measures: () => "/measures",
  measure: (id: string) => `/measures/${part(id)}`,
  oversight: (section?: string, request?: string) =>
    section ? `/oversight?section=${part(section)}${request ? `&request=${part(request)}` : ""}` : "/oversight",
  statutoryPage: (id: string, lang: string) => `/api/v1/oversight/reports/${part(id)}/page?lang=${lang}`,
  retention: () => "/retention",
  council: () => "/council",
  // Not /assets: there lie the files that the console is built of.
  assets: () => "/asset-register",
  emergencies: () => "/emergencies",
  sensors: () => "/sensors",
  record: () => "/record",
  /** The auditor's own page: no page of this console, and it opens without a hub. */
  verify: () => "/verify",
  roles: () => "/roles",
  parts: () => "/parts",
} as const;
