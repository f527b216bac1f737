/**
 * What waits for this person, gathered from the answers of the pages where it is done: a question that its role is not open to is
 * not asked, and what an answer does not call its own is not listed. Nothing here is known that those pages do not show.
 */
import type { MeasureSummary } from "@noroshi/api";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { PATHS } from "../../paths.ts";
import { MEASURE_TYPES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { REGISTER_ACT_NAMES } from "../../words/oversight.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";

export interface Waiting {
  readonly key: string;
  readonly say: string;
  readonly what: string;
  readonly href: string;
  readonly due: string | null;
  readonly late: boolean;
}

const OVER: ReadonlySet<string> = new Set(["closed", "refused", "withdrawn", "expired"]);

export function useWaiting(now: string): readonly Waiting[] {
  const found = [...useRooms(), ...useMeasures(now), ...useClocks(), ...useConfirmations(), ...useWordsToUs()];
  return found.sort((a, b) => ((a.due ?? "9") < (b.due ?? "9") ? -1 : 1));
}

const undated = { due: null, late: false } as const;

function useRooms(): readonly Waiting[] {
  const { t, say } = useWords();
  const enabled = useLeave("case.take_part").allowed;
  const items = useQuery({ ...QUERIES.roomAsks(), enabled }).data?.items ?? [];
  return items.map((one) => ({
    ...undated,
    key: `${one.kind} ${one.case.id}`,
    say: one.kind === "lead" ? t("mine.leadAsk") : t("mine.takePartAsk"),
    what: `${say(one.from.name)} ${one.case.number}`,
    href: PATHS.case(one.case.number),
  }));
}

/** Approvals, reviews, steps and effects of measures, by whose turn it is. */
function useMeasures(now: string): readonly Waiting[] {
  const { t, lang, say } = useWords();
  const reads = useLeave("measure.read").allowed;
  const asks = useLeave("measure.ask").allowed;
  const decides = useLeave("measure.decide").allowed;
  const reviews = useLeave("measure.review").allowed;
  const consults = useLeave("measure.consult").allowed;
  const effects = useLeave("measure.effect").allowed;
  const measures = useQuery({ ...QUERIES.measures(), enabled: reads }).data?.items ?? [];
  const directions = useQuery({ ...QUERIES.directions(), enabled: effects }).data?.items ?? [];
  const ours = (m: MeasureSummary): boolean => {
    if (OVER.has(m.state)) return false;
    if (m.waitsFor === "approver") return decides && !m.mine;
    if (m.waitsFor === "legal") return reviews;
    if (m.waitsFor === "reviewer") return (reviews || decides) && !m.mine;
    if (m.waitsFor === "foreign_ministry") return consults;
    return (m.waitsFor === "requester" || m.waitsFor === "director") && asks && m.mine;
  };
  return [
    ...measures.filter(ours).map((m) => {
      const due = m.exPostBy ?? m.timesOutAt;
      return {
        key: m.id,
        say: m.waitsFor === "approver" ? t("mine.decideAsk") : t("mine.measureAsk"),
        what: `${nameOf(MEASURE_TYPES, m.type, lang)} ${m.number} ${say(m.asker.name)}`,
        href: PATHS.measure(m.id),
        due,
        late: m.exPostOverdue || (due !== null && Date.parse(due) <= Date.parse(now)),
      };
    }),
    ...directions
      .filter((d) => d.mine && d.effects.length === 0)
      .map((d) => ({
        ...undated,
        key: d.id,
        say: t("mine.effectAsk"),
        what: `${nameOf(MEASURE_TYPES, d.type, lang)} ${say(d.from.name)}`,
        href: PATHS.measures(),
      })),
  ];
}

/** Deadlines of the law that run for this body. */
function useClocks(): readonly Waiting[] {
  const { lang, say } = useWords();
  const enabled = useLeave("report.read").allowed;
  const files = useLeave("report.submit").allowed;
  const pages = useInfiniteQuery({ ...QUERIES.clocks("open"), enabled: enabled && files }).data?.pages ?? [];
  return pages
    .flatMap((p) => p.items)
    .filter((c) => c.mine && c.evidence === null)
    .map((c) => ({
      key: c.id,
      say: say(c.name),
      what: [say(c.regime), c.report.title].join(PUNCTUATION[lang].comma),
      href: c.case ? PATHS.filing(c.case.number) : PATHS.report(c.report.id),
      due: c.until,
      late: c.standing === "overdue",
    }));
}

/** What takes a second person: emergencies, changes of the law's state, disposals and holds. */
function useConfirmations(): readonly Waiting[] {
  const { t, say } = useWords();
  const opens = useLeave("break_glass.read").allowed;
  const law = useLeave("basis.read").allowed;
  const keeps = useLeave("retention.approve").allowed;
  const emergencies = useQuery({ ...QUERIES.emergencies(), enabled: opens }).data?.items ?? [];
  const lowers = useLeave("declassification.confirm").allowed;
  const lowerings = useInfiniteQuery({ ...QUERIES.lowerings(), enabled: lowers }).data?.pages ?? [];
  const releases = useLeave("release.approve").allowed;
  const toGo = useInfiniteQuery({ ...QUERIES.releases("waiting"), enabled: releases }).data?.pages ?? [];
  const changes = useQuery({ ...QUERIES.law(), enabled: law }).data?.changes ?? [];
  const retention = useQuery({ ...QUERIES.retention(), enabled: keeps }).data;
  const disposals = [...(retention?.disposals ?? []), ...(retention?.holds ?? [])];
  return [
    ...emergencies
      .filter((e) => (e.mayAnswer && e.state === "asked") || (e.mayReview && e.state === "awaits_review"))
      .map((e) => ({
        key: e.id,
        say: e.state === "asked" ? t("mine.emergencyAsk") : t("mine.reviewAsk"),
        what: `${say(e.askedBy.body.name)} ${e.askedBy.name}`,
        href: PATHS.emergencies(),
        due: e.state === "asked" ? e.expiresAt : null,
        late: false,
      })),
    ...changes
      .filter((c) => c.mine && c.answer === null)
      .map((c) => ({
        key: c.id,
        say: t("mine.lawAsk"),
        what: c.basis,
        href: PATHS.law(),
        due: c.expiresAt,
        late: false,
      })),
    ...lowerings
      .flatMap((page) => page.items)
      .filter((l) => l.mayAnswer)
      .map((l) => ({
        key: l.id,
        say: t("lowering.waits"),
        what: say(l.owner.name),
        href: PATHS.lowerings(),
        due: l.until,
        late: false,
      })),
    ...toGo
      .flatMap((page) => page.items)
      .filter((r) => r.approval?.mayAnswer)
      .map((r) => ({
        key: r.id,
        say: t("waiting.waits"),
        what: r.audience,
        href: PATHS.frozen(r.id),
        due: r.approval?.until ?? null,
        late: false,
      })),
    ...disposals
      .filter((d) => d.mayAnswer)
      .map((d) => ({ ...undated, key: d.id, say: t("mine.disposalAsk"), what: d.reason, href: PATHS.retention() })),
  ];
}

/** Notices, demands and recommendations of the commission to this body that it has not answered. */
function useWordsToUs(): readonly Waiting[] {
  const { t, lang, say } = useWords();
  const enabled = useLeave("oversight.answer").allowed;
  const items = useQuery({ ...QUERIES.oversightWords(), enabled }).data?.items ?? [];
  return items
    .filter((w) => !w.mine && w.answers.length === 0)
    .map((w) => ({
      key: w.id,
      say: t("mine.wordAsk"),
      what: w.name ? say(w.name) : nameOf(REGISTER_ACT_NAMES, w.kind, lang),
      href: PATHS.retention(),
      due: w.answerBy,
      late: w.overdue,
    }));
}
