/** Says something in the room: a comment, a doubt, a contest, what is to be restored or learnt, by whom and until when; and answers it. */
import type { CaseRoom, CaseStatement } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNow } from "../../app/realm-clock.tsx";
import { officeInstant } from "../../format/office-instant.ts";
import { moment } from "../../format/time.ts";
import { sayInCase } from "../../hub/acting.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick } from "./form-act.tsx";
import { OneAct } from "./one-act.tsx";

const STALE = [["case"], ["cases"], ["tasks"], ["work"]] as const;
const KINDS = [
  ["comment", "acting.kComment"],
  ["hypothesis", "acting.kHypothesis"],
  ["disagreement", "acting.kDisagreement"],
  ["contest", "acting.kContest"],
  ["restoration", "acting.kRestoration"],
  ["lesson", "acting.kLesson"],
  ["translation", "acting.kTranslation"],
] as const;
const MADE_BY = [
  ["human", "acting.byHuman"],
  ["machine", "acting.byMachine"],
] as const;
const OUTCOMES = [
  ["upheld", "acting.oUpheld"],
  ["rejected", "acting.oRejected"],
  ["stands", "acting.oStands"],
] as const;

/** What is offered first; over HTTP any language of RFC 5646 is taken. */
const LANGUAGES = ["en", "ja", "ko", "zh", "fr", "de", "es"] as const;

/** The end of the realm's day that was picked, as an instant. */
const endOf = (day: string): string => officeInstant(day, "23:59");

export function Saying({ room }: { readonly room: CaseRoom }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const [kind, setKind] = useState("comment");
  const seen = useQuery(QUERIES.case(room.case.id)).data;
  const doubts = kind === "disagreement" || kind === "contest";
  const todo = kind === "restoration" || kind === "lesson";
  const translates = kind === "translation";
  const reports = [...(seen?.founding ? [seen.founding] : []), ...(seen?.members.map((m) => m.report) ?? [])];
  const about = [
    ...reports.map((r) => ({ value: `report ${r.id}`, say: r.title })),
    ...(seen?.assessments ?? []).map((a) => ({
      value: `assessment ${a.id}`,
      say: t("acting.aboutSeverity", { level: a.overall, at: moment(a.at, now, lang) }),
    })),
  ];
  const texts = [
    ...reports.map((r) => ({ value: `report ${r.id}`, say: r.title })),
    ...room.statements
      .filter((s) => s.words !== "" && s.kind !== "translation")
      .map((s) => ({ value: `statement ${s.id}`, say: `${say(s.by.body.name)}: ${s.words.slice(0, 60)}` })),
  ];
  const inside = room.participants.filter((p) => p.answer !== "declined");
  return (
    <FormAct
      say={t("acting.say")}
      stale={STALE}
      act={(written, key) => {
        const [aboutKind = "", id = ""] = written("about").split(" ");
        return sayInCase(
          room.case.id,
          {
            kind,
            words: written("words"),
            ...(doubts || translates ? { about: { kind: aboutKind, id } } : {}),
            ...(translates ? { language: written("language"), madeBy: written("madeBy") } : {}),
            ...(todo ? { owner: written("owner"), due: endOf(written("due")) } : {}),
          },
          key,
        );
      }}
    >
      <Pick
        name="kind"
        label={t("acting.sayKind")}
        choices={KINDS.map(([value, word]) => ({ value, say: t(word) }))}
        value={kind}
        onPick={setKind}
      />
      <Field name="words" label={t("acting.sayText")} long />
      {doubts ? <Pick name="about" label={t("acting.about")} choices={about} /> : null}
      {translates ? (
        <>
          <Pick name="about" label={t("acting.translated")} choices={texts} />
          <Pick
            name="language"
            label={t("acting.intoLanguage")}
            choices={LANGUAGES.map((value) => ({ value, say: value }))}
          />
          <Pick
            name="madeBy"
            label={t("acting.madeBy")}
            choices={MADE_BY.map(([value, word]) => ({ value, say: t(word) }))}
          />
        </>
      ) : null}
      {todo ? (
        <>
          <Pick
            name="owner"
            label={t("acting.owner")}
            choices={inside.map((p) => ({ value: p.body.slug, say: say(p.body.name) }))}
          />
          <Field name="due" label={t("acting.dueOn")} type="date" />
        </>
      ) : null}
    </FormAct>
  );
}

/** What may be said to a contest, a disagreement, a restoration or a lesson that nothing has answered yet. */
export function Answering({ room, to }: { readonly room: CaseRoom; readonly to: CaseStatement }) {
  const { t } = useWords();
  const me = useQuery(QUERIES.me()).data;
  if (!to.open) return null;
  if (to.kind === "restoration" || to.kind === "lesson")
    return to.owner?.id === me?.body.id ? (
      <OneAct
        say={t("acting.finish")}
        words={t("acting.why")}
        stale={STALE}
        act={(words, key) => sayInCase(room.case.id, { kind: "done", words, answers: to.id }, key)}
      />
    ) : null;
  if (to.kind === "translation")
    return (
      <OneAct
        say={t("acting.review")}
        words={t("acting.reviewWords")}
        stale={STALE}
        act={(words, key) => sayInCase(room.case.id, { kind: "reviewed", words, answers: to.id }, key)}
      />
    );
  if (to.by.body.id === me?.body.id || room.case.closedAt !== null) return null;
  return (
    <FormAct
      say={t("acting.answer")}
      stale={STALE}
      act={(written, key) =>
        sayInCase(
          room.case.id,
          { kind: "answer", words: written("words"), answers: to.id, outcome: written("outcome") },
          key,
        )
      }
    >
      <Pick
        name="outcome"
        label={t("acting.outcome")}
        choices={OUTCOMES.map(([value, word]) => ({ value, say: t(word) }))}
      />
      <Field name="words" label={t("acting.reason")} long />
    </FormAct>
  );
}
