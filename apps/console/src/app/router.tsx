/** The pages and their addresses. Pages mirror URLs; each is loaded when it is first asked for. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router";
import { type ReactElement, useEffect } from "react";
import { HubProblem } from "../hub/problem.ts";
import { Button } from "../ui/button.tsx";
import { Failed } from "../ui/states.tsx";
import { useWords } from "../words/use-words.ts";
import { Trouble } from "./answer.tsx";
import { Shell } from "./shell.tsx";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing, errorComponent: Broken });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>) => ({ next: text(search["next"]), fault: text(search["fault"]) }),
  component: lazyRouteComponent(() => import("../pages/sign-in/sign-in-page.tsx"), "SignInPage"),
});

/** The form and its printed page stand outside of the shell: they open without the hub. */
const form = createRoute({
  getParentRoute: () => root,
  path: "/file/form/$form",
  validateSearch: (search: Record<string, unknown>) => ({ step: text(search["step"]), from: text(search["from"]) }),
  component: lazyRouteComponent(() => import("../pages/form/form-page.tsx"), "FormPage"),
});
const blank = createRoute({
  getParentRoute: () => root,
  path: "/file/blank/$form",
  component: lazyRouteComponent(() => import("../pages/blank/blank-page.tsx"), "BlankPage"),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("../pages/invitation/invitation-page.tsx"), "InvitationPage"),
});

const recovery = createRoute({
  getParentRoute: () => root,
  path: "/recovery",
  component: lazyRouteComponent(() => import("../pages/recovery/recovery-page.tsx"), "RecoveryPage"),
});

const shell = createRoute({ getParentRoute: () => root, id: "shell", component: Shell });

const pages = [
  createRoute({
    getParentRoute: () => shell,
    path: "/",
    component: lazyRouteComponent(() => import("../pages/board/board-page.tsx"), "BoardPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/cases",
    component: lazyRouteComponent(() => import("../pages/cases/cases-page.tsx"), "CasesPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/cases/$id",
    component: lazyRouteComponent(() => import("../pages/cases/case-page.tsx"), "CasePage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/cases/$id/filing",
    component: lazyRouteComponent(() => import("../pages/filing/filing-page.tsx"), "FilingPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/reports",
    component: lazyRouteComponent(() => import("../pages/reports/reports-page.tsx"), "ReportsPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/reports/$id",
    component: lazyRouteComponent(() => import("../pages/reports/report-page.tsx"), "ReportPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/indicators",
    validateSearch: (search: Record<string, unknown>) => ({ value: text(search["value"]) }),
    component: lazyRouteComponent(() => import("../pages/indicators/indicators-page.tsx"), "IndicatorsPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/search",
    validateSearch: (search: Record<string, unknown>) => ({ q: text(search["q"]) }),
    component: lazyRouteComponent(() => import("../pages/search/search-page.tsx"), "SearchPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/links",
    component: lazyRouteComponent(() => import("../pages/links/links-page.tsx"), "LinksPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/clocks",
    validateSearch: (search: Record<string, unknown>) => ({ show: text(search["show"]) }),
    component: lazyRouteComponent(() => import("../pages/clocks/clocks-page.tsx"), "ClocksPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/oversight",
    validateSearch: (search: Record<string, unknown>) => ({
      section: text(search["section"]),
      request: text(search["request"]),
    }),
    component: lazyRouteComponent(() => import("../pages/oversight/oversight-page.tsx"), "OversightPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/retention",
    component: lazyRouteComponent(() => import("../pages/oversight/retention-page.tsx"), "RetentionPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/law",
    component: lazyRouteComponent(() => import("../pages/law/law-page.tsx"), "LawPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/council",
    component: lazyRouteComponent(() => import("../pages/council/council-page.tsx"), "CouncilPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/asset-register",
    component: lazyRouteComponent(() => import("../pages/assets/assets-page.tsx"), "AssetsPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/file",
    component: lazyRouteComponent(() => import("../pages/file/file-page.tsx"), "FilePage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/mine",
    component: lazyRouteComponent(() => import("../pages/mine/mine-page.tsx"), "MinePage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/work",
    component: lazyRouteComponent(() => import("../pages/mine/work-page.tsx"), "WorkPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/directory",
    component: lazyRouteComponent(() => import("../pages/directory/directory-page.tsx"), "DirectoryPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/calls",
    component: lazyRouteComponent(() => import("../pages/calls/calls-page.tsx"), "CallsPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/desk",
    component: lazyRouteComponent(() => import("../pages/desk/desk-page.tsx"), "DeskPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/desk/entry",
    component: lazyRouteComponent(() => import("../pages/desk/desk-entry-page.tsx"), "DeskEntryPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/receipts/$id",
    component: lazyRouteComponent(() => import("../pages/receipts/receipt-page.tsx"), "ReceiptPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/account",
    component: lazyRouteComponent(() => import("../pages/account/account-page.tsx"), "AccountPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/people",
    component: lazyRouteComponent(() => import("../pages/people/people-page.tsx"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/preview",
    validateSearch: (search: Record<string, unknown>) => ({ body: text(search["body"]) }),
    component: lazyRouteComponent(() => import("../pages/preview/preview-page.tsx"), "PreviewPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/measures",
    component: lazyRouteComponent(() => import("../pages/measures/measures-page.tsx"), "MeasuresPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/measures/$id",
    component: lazyRouteComponent(() => import("../pages/measures/measure-page.tsx"), "MeasurePage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/sensors",
    component: lazyRouteComponent(() => import("../pages/sensors/sensors-page.tsx"), "SensorsPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/partners",
    component: lazyRouteComponent(() => import("../pages/partners/partners-page.tsx"), "PartnersPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/partners/$slug",
    component: lazyRouteComponent(() => import("../pages/partners/partner-page.tsx"), "PartnerPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/dispatches",
    component: lazyRouteComponent(() => import("../pages/partners/log-page.tsx"), "LogPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/reports/$id/release",
    component: lazyRouteComponent(() => import("../pages/release/release-page.tsx"), "ReleasePage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/releases",
    component: lazyRouteComponent(() => import("../pages/release/releases-page.tsx"), "ReleasesPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/releases/$id",
    component: lazyRouteComponent(() => import("../pages/release/frozen-page.tsx"), "FrozenPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/received",
    component: lazyRouteComponent(() => import("../pages/received/received-page.tsx"), "ReceivedPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/feedback",
    component: lazyRouteComponent(() => import("../pages/received/feedback-page.tsx"), "FeedbackPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/consents",
    component: lazyRouteComponent(() => import("../pages/consents/consents-page.tsx"), "ConsentsPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/lowerings",
    component: lazyRouteComponent(() => import("../pages/lowering/lowerings-page.tsx"), "LoweringsPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/recalls",
    component: lazyRouteComponent(() => import("../pages/recalls/recalls-page.tsx"), "RecallsPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/emergencies",
    component: lazyRouteComponent(() => import("../pages/emergencies/emergencies-page.tsx"), "EmergenciesPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/record",
    component: lazyRouteComponent(() => import("../pages/record/record-page.tsx"), "RecordPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/roles",
    component: lazyRouteComponent(() => import("../pages/roles/roles-page.tsx"), "RolesPage"),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: "/parts",
    component: lazyRouteComponent(() => import("../pages/parts/parts-page.tsx"), "PartsPage"),
  }),
] as const;

function Missing() {
  return (
    <main className="page">
      <Trouble error={new HubProblem(404, null, null)} />
    </main>
  );
}

function Broken({ error }: ErrorComponentProps): ReactElement {
  const { t } = useWords();
  // A chunk of an older build is gone after an update of the hub; loading the page again brings the new one.
  useEffect(() => {
    document.title = t("frame.broken");
  }, [t]);
  return (
    <main className="page">
      <h1>{t("frame.broken")}</h1>
      <Failed say={error instanceof Error ? error.message : String(error)} next={t("frame.brokenNext")}>
        <Button onClick={() => location.reload()}>{t("frame.reload")}</Button>
      </Failed>
    </main>
  );
}

/** Search parameters stay plain text: a value such as 203.0 is no number. */
const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));
const stringifySearch = (search: Record<string, unknown>): string => {
  const kept = Object.entries(search).filter(([, value]) => typeof value === "string" && value !== "");
  const query = new URLSearchParams(kept as [string, string][]).toString();
  return query === "" ? "" : `?${query}`;
};

export const router = createRouter({
  routeTree: root.addChildren([signIn, invitation, recovery, form, blank, shell.addChildren([...pages])]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPendingMinMs: 0,
});
