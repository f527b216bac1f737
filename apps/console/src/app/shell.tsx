/**
 * Frames every page of a signed-in person: strip, masthead, keys, live line, help. Whoever is signed out is sent to the
 * sign-in page and comes back to the same address afterwards.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet, useLocation, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { leaveDevice } from "../drafts/leave.ts";
import { setOfficeZone } from "../format/zone.ts";
import { useLive } from "../hub/live.ts";
import { isSignedOut } from "../hub/problem.ts";
import { QUERIES } from "../hub/queries.ts";
import { signOut } from "../hub/session.ts";
import { PATHS } from "../paths.ts";
import { Masthead } from "../ui/masthead.tsx";
import { PersonMenu } from "../ui/person-menu.tsx";
import { Strip } from "../ui/strip.tsx";
import type { Marked } from "../ui/tlp.tsx";
import { nameOf, ROLE_NAMES } from "../words/names.ts";
import { useWords } from "../words/use-words.ts";
import { Trouble } from "./answer.tsx";
import type { Act } from "./chord.ts";
import { GlassNotice } from "./glass-notice.tsx";
import { LiveContext } from "./live-state.tsx";
import { KeysOnContext, MarkContext } from "./page-frame.tsx";
import { usePreferences } from "./preferences-context.tsx";
import { useNow, useSetNow } from "./realm-clock.tsx";
import { useKeys } from "./use-keys.ts";

/** The help is fetched when it is first asked for. */
const KeysDialog = lazy(() => import("../ui/keys-dialog.tsx").then((room) => ({ default: room.KeysDialog })));

const NAV = [
  { name: "frame.board", href: PATHS.board(), act: "board.read" },
  { name: "frame.cases", href: PATHS.cases(), act: "case.read" },
  { name: "frame.reports", href: PATHS.reports(), act: "report.read" },
  { name: "frame.indicators", href: PATHS.indicators(), act: "indicator.read" },
  { name: "frame.links", href: PATHS.links(), act: "link.read" },
  { name: "law.clocks", href: PATHS.clocks(), act: "report.read" },
  { name: "law.title", href: PATHS.law(), act: "basis.read" },
  { name: "measure.title", href: PATHS.measures(), act: "measure.read" },
  { name: "frame.desk", href: PATHS.desk(), act: "report.submit", only: "coordinator" },
  { name: "frame.mine", href: PATHS.mine(), act: "receipt.read", only: "others" },
  { name: "frame.file", href: PATHS.intake(), act: "report.submit" },
  { name: "oversight.title", href: PATHS.oversight(), act: "oversight.read" },
  { name: "watch.record", href: PATHS.record(), act: "log.read" },
  { name: "glass.title", href: PATHS.emergencies(), act: "break_glass.review" },
] as const;

/** Pages that few need daily stand in the person's menu. */
const ASIDE = [
  { name: "acting.work", href: PATHS.work(), act: "session.read" },
  { name: "paging.calls", href: PATHS.calls(), act: "page.answer" },
  { name: "paging.title", href: PATHS.directory(), act: "page.answer" },
  { name: "oversight.retention", href: PATHS.retention(), act: "retention.propose" },
  { name: "sight.title", href: PATHS.preview(), act: "preview.ask" },
  { name: "sensor.title", href: PATHS.sensors(), act: "sensor.run" },
  { name: "council.title", href: PATHS.council(), act: "council.read" },
  { name: "asset.title", href: PATHS.assets(), act: "asset.read" },
  { name: "share.received", href: PATHS.received(), act: "indicator.read" },
  { name: "recall.title", href: PATHS.recalls(), act: "indicator.read" },
  { name: "share.feedback", href: PATHS.feedback(), act: "sighting.read" },
  { name: "share.consents", href: PATHS.consents(), act: "consent.exchange" },
  { name: "lowering.title", href: PATHS.lowerings(), act: "declassification.read" },
  { name: "waiting.title", href: PATHS.releases(), act: "release.order" },
  { name: "share.partners", href: PATHS.partners(), act: "partner.read" },
  { name: "share.log", href: PATHS.dispatches(), act: "partner.read" },
  { name: "glass.title", href: PATHS.emergencies(), act: "break_glass.read" },
  { name: "watch.roles", href: PATHS.roles(), act: "role.read" },
] as const;

/** What stays open to a body whose membership is closed. */
const OWN_DOOR = [
  { name: "council.title", href: PATHS.council() },
  { name: "frame.file", href: PATHS.intake() },
] as const;
const isOwnDoor = (pathname: string): boolean =>
  [PATHS.council(), PATHS.intake(), PATHS.account(), "/receipts"].some((path) => pathname.startsWith(path));

/** Who runs the hub sees people and keys; no page of content answers, so none is offered. */
const ADMINISTRATION = [{ name: "people.title", href: PATHS.people() }] as const;

/** The page of the navigation that an address belongs to; receipts belong to filing. */
export function currentPage(pathname: string): string {
  if (pathname.startsWith("/receipts")) return PATHS.intake();
  if (pathname.startsWith("/people")) return PATHS.people();
  return NAV.findLast(({ href }) => (href === "/" ? pathname === "/" : pathname.startsWith(href)))?.href ?? "";
}

export function Shell() {
  const { t, lang, say } = useWords();
  const router = useRouter();
  const client = useQueryClient();
  const { pathname, href } = useLocation();
  const now = useNow();
  const setNow = useSetNow();
  const preferences = usePreferences();
  const [highest, setHighest] = useState<Marked | null>(null);
  const [help, setHelp] = useState(false);
  const findRef = useRef<HTMLInputElement>(null);
  const me = useQuery(QUERIES.me());
  const may = useQuery({ ...QUERIES.may(), enabled: me.data !== undefined });
  // A page that would answer "not open to your role" is not offered.
  const closed = new Set(may.data?.answers.filter((a) => !a.allowed).map((a) => a.act));
  const go = useCallback((to: string) => router.history.push(to), [router]);
  const shut = me.data?.door === "closed";
  const live = useLive(me.data !== undefined && !shut, setNow);
  const signedOut = isSignedOut(me.error);
  const administers = me.data?.roles.includes("security_administrator") ?? false;

  useEffect(() => {
    // While the door is still on its way this frame stands a moment longer, already at the door's own address.
    if (signedOut && !href.startsWith(PATHS.signIn())) router.history.replace(PATHS.signIn(href));
  }, [signedOut, href, router]);
  // Who inspects has no board: their first page is what waits for them.
  const oversees = may.data !== undefined && closed.has("board.read") && !closed.has("log.read");
  const home = administers ? PATHS.people() : shut ? PATHS.council() : oversees ? PATHS.oversight() : PATHS.board();

  useEffect(() => {
    if (pathname === PATHS.board() && home !== pathname) router.history.replace(home);
  }, [home, pathname, router]);
  // Before anything below is drawn: every time on the page is written in it.
  if (me.data) setOfficeZone(me.data.realm.zone);
  useEffect(() => {
    if (!shut) return;
    // What was shared stands on no screen any more, and in no memory of this page.
    client.removeQueries({ predicate: ({ queryKey: [of] }) => of !== "me" && of !== "may" && of !== "council" });
    if (!isOwnDoor(pathname)) router.history.replace(PATHS.council());
  }, [shut, pathname, client, router]);
  const said = me.data?.realm.now;
  useEffect(() => {
    if (said) setNow(said);
  }, [said, setNow]);

  const shownPath = useRef(pathname);
  useEffect(() => {
    // After a change of page the focus stands at its beginning, not on a link that is gone.
    if (shownPath.current !== pathname) document.getElementById("main")?.focus({ preventScroll: true });
    shownPath.current = pathname;
  }, [pathname]);

  const act = (asked: Act) => {
    if (asked === "help") return setHelp(true);
    if (asked === "back") return router.history.canGoBack() ? router.history.back() : undefined;
    if (asked === "find") {
      const field = document.querySelector<HTMLInputElement>("[data-find]") ?? findRef.current;
      field?.focus();
      return field?.select();
    }
    go(asked === "file" ? PATHS.intake() : PATHS[asked]());
  };
  useKeys(preferences.singleKeys, act);

  const leave = async () => {
    await signOut().catch(() => undefined);
    if (me.data) await leaveDevice(me.data);
    client.clear();
    router.history.push(PATHS.signIn());
  };

  if (signedOut || me.isPending) return <div className="strip" />;
  if (!me.data)
    return (
      <main className="page">
        <h1 className="sr">{t("frame.product")}</h1>
        <Trouble error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  const { actor, body, roles, realm } = me.data;
  const nav = administers
    ? ADMINISTRATION
    : shut
      ? OWN_DOOR
      : NAV.filter((n) => !closed.has(n.act)).filter(
          (n) => !("only" in n) || (n.only === "coordinator") === (body.kind === "coordinator"),
        );
  const role = roles[0] ? nameOf(ROLE_NAMES, roles[0], lang) : say(body.name);
  return (
    <KeysOnContext value={preferences.singleKeys}>
      <MarkContext value={setHighest}>
        <LiveContext value={live}>
          <a className="skip" href="#main">
            {t("frame.skip")}
          </a>
          <Strip realm={realm} highest={highest} />
          <Masthead
            home={home}
            links={nav.map((n) => ({ href: n.href, name: t(n.name), current: n.href === currentPage(pathname) }))}
            now={now}
            findRef={findRef}
            onFind={
              administers || shut || closed.has("indicator.read") ? null : (value) => go(PATHS.indicators(value.trim()))
            }
            person={
              <PersonMenu
                name={say(actor.name)}
                role={role}
                body={say(body.name)}
                theme={preferences.theme}
                singleKeys={preferences.singleKeys}
                onLang={preferences.setLang}
                onTheme={preferences.setTheme}
                onSingleKeys={preferences.setSingleKeys}
                pages={ASIDE.filter((p) => may.data !== undefined && !shut && !closed.has(p.act)).map((p) => ({
                  name: t(p.name),
                  onOpen: () => go(p.href),
                }))}
                onKeys={() => setHelp(true)}
                onAccount={() => go(PATHS.account())}
                onSignOut={() => void leave()}
              />
            }
          />
          {shut ? null : <GlassNotice />}
          <main id="main" className="page" tabIndex={-1}>
            {shut && !isOwnDoor(pathname) ? null : <Outlet />}
          </main>
          {help ? (
            <Suspense>
              <KeysDialog opened onClose={() => setHelp(false)} />
            </Suspense>
          ) : null}
        </LiveContext>
      </MarkContext>
    </KeysOnContext>
  );
}
