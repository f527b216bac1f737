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
] as const;
const OUTCOMES = [
  ["upheld", "acting.oUpheld"],
  ["rejected", "acting.oRejected"],
  ["stands", "acting.oStands"],
] as const;

/** The end of the realm's day that was picked, as an instant. */
const endOf = (day: string): string => officeInstant(day, "23:59");

export function Saying({ room }: { readonly room: CaseRoom }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const [kind, setKind] = useState("comment");
  const seen = useQuery(QUERIES.case(room.case.id)).data;
  const doubts = kind === "disagreement" || kind === "contest";
  const todo = kind === "restoration" || kind === "lesson";
  const reports = [...(seen?.founding ? [seen.founding] : []), ...(seen?.members.map((m) => m.report) ?? [])];
  const about = [
    ...reports.map((r) => ({ value: `report ${r.id}`, say: r.title })),
    ...(seen?.assessments ?? []).map((a) => ({
      value: `assessment ${a.id}`,
      say: t("acting.aboutSeverity", { level: a.overall, at: moment(a.at, now, lang) }),
    })),
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
            ...(doubts ? { about: { kind: aboutKind, id } } : {}),
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
