/** The room of a case: who takes part and who has it open, what was said, naming a body with what it would learn, closing. */
import "./acting.css";
import type { CaseRoom, CaseStatement } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { moment } from "../../format/time.ts";
import { answerNaming, bePresent, setClosed, translationOf } from "../../hub/acting.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Done, Flag } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";
import { Lead } from "./lead.tsx";
import { Naming } from "./naming.tsx";
import { Note } from "./note.tsx";
import { OneAct } from "./one-act.tsx";
import { Answering, Saying } from "./saying.tsx";

const STALE = [["case"], ["cases"], ["tasks"], ["work"]] as const;
const PRESENT_MS = 30_000;
const ANSWER = { asked: "acting.asked", accepted: "acting.in", declined: "acting.out" } as const;
const OUTCOME = { upheld: "acting.oUpheld", rejected: "acting.oRejected", stands: "acting.oStands" } as const;
const KIND = {
  comment: "acting.kComment",
  hypothesis: "acting.kHypothesis",
  disagreement: "acting.kDisagreement",
  contest: "acting.kContest",
  answer: "acting.kAnswer",
  restoration: "acting.kRestoration",
  lesson: "acting.kLesson",
  done: "acting.kDone",
  translation: "acting.kTranslation",
  reviewed: "acting.kReviewed",
  note: "acting.note",
  invited: "acting.kInvited",
  accepted: "acting.kAccepted",
  declined: "acting.kDeclined",
  released: "acting.kReleased",
  lead_offered: "acting.kLead",
  lead_taken: "acting.kLead",
  lead_declined: "acting.kLead",
  closed: "acting.kClosed",
  reopened: "acting.kReopened",
} as const satisfies Readonly<Record<CaseStatement["kind"], string>>;

export function RoomBlock({ caseId, now }: { readonly caseId: string; readonly now: string }) {
  const { data: room } = useQuery(QUERIES.caseRoom(caseId));
  const speaks = useLeave("case.take_part").allowed;
  const leads = useLeave("case.lead").allowed && room?.leads === true;
  useEffect(() => {
    if (!speaks) return;
    void bePresent(caseId);
    const timer = setInterval(() => void bePresent(caseId), PRESENT_MS);
    return () => clearInterval(timer);
  }, [caseId, speaks]);
  if (!room) return null;
  return (
    <>
      <Note room={room} may={speaks} />
      <Participants room={room} now={now} leads={leads} speaks={speaks} />
      <Said room={room} now={now} leads={leads} speaks={speaks} />
    </>
  );
}

interface Part {
  readonly room: CaseRoom;
  readonly now: string;
  readonly leads: boolean;
  readonly speaks: boolean;
}

function Participants({ room, now, leads, speaks }: Part) {
  const mayLead = useLeave("case.lead").allowed;
  const { t, lang, say } = useWords();
  const me = useQuery(QUERIES.me()).data;
  const open = room.case.closedAt === null;
  const names = room.present.map((p) => say(p.name)).join(lang === "ja" ? "、" : ", ");
  return (
    <Block title={t("acting.room")} sub={names === "" ? t("acting.nobodyPresent") : t("acting.present", { names })}>
      <ul className="room">
        {room.participants.map((p) => (
          <li key={p.body.id}>
            <b>{say(p.body.name)}</b>
            <span className="s">{t("case.named", { at: moment(p.namedAt, now, lang) })}</span>
            <span className="s">
              {p.body.id === room.lead.id ? (
                t("acting.leads")
              ) : p.answer === "accepted" ? (
                <Done>{t("acting.in")}</Done>
              ) : (
                t(ANSWER[p.answer])
              )}
            </span>
            {open && speaks && p.answer === "asked" && p.body.id === me?.body.id ? (
              <span className="acts">
                <OneAct
                  say={t("acting.takePart")}
                  stale={STALE}
                  act={(_, key) => answerNaming(room.case.id, "accept", null, key)}
                />
                <OneAct
                  say={t("acting.decline")}
                  words={t("acting.reason")}
                  stale={STALE}
                  act={(words, key) => answerNaming(room.case.id, "decline", words, key)}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {leads && open ? <Naming caseId={room.case.id} /> : null}
      {open ? <Lead room={room} leads={leads} mayLead={mayLead} /> : null}
    </Block>
  );
}

function Said({ room, now, leads, speaks }: Part) {
  const { t, lang, say } = useWords();
  const closed = room.case.closedAt;
  return (
    <Block
      title={t("acting.said")}
      sub={closed === null ? null : t("acting.closed", { at: moment(closed, now, lang) })}
    >
      {room.statements.length === 0 ? <p className="s">{t("acting.nothingSaid")}</p> : null}
      <ul>
        {room.statements.map((s) => (
          <li key={s.id} className="statement">
            <div className="h">
              <span className="s">
                {t(KIND[s.kind])}
                {lang === "ja" ? "・" : " · "}
                {say(s.by.body.name)}
                {s.to ? ` (${t("acting.toSome", { names: s.to.map((b) => say(b.name)).join(", ") })})` : ""}
              </span>
              <span className="end s">
                {s.kind === "contest" && s.open ? <Flag>{t("acting.contested")}</Flag> : moment(s.at, now, lang)}
              </span>
            </div>
            {s.words === "" ? null : (
              <p className="words" lang={s.language ?? undefined}>
                {s.words}
              </p>
            )}
            {s.kind === "translation" ? (
              <p className="s">
                {s.language} · {t(s.madeBy === "machine" ? "acting.byMachine" : "acting.byHuman")} ·{" "}
                {t(s.open ? "acting.notReviewed" : "acting.isReviewed")} ·{" "}
                <a href={translationOf(room.case.id, s.id)} download>
                  {t("acting.asStix")}
                </a>
              </p>
            ) : null}
            {s.owner || s.outcome ? (
              <p className="s">
                {s.outcome ? t(OUTCOME[s.outcome]) : null}
                {s.owner ? say(s.owner.name) : null}
                {s.due ? `${lang === "ja" ? "・" : " · "}${t("acting.due", { at: moment(s.due, now, lang) })}` : ""}
              </p>
            ) : null}
            {speaks ? (
              <div className="acts">
                <Answering room={room} to={s} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="acts">
        {speaks && closed === null ? <Saying room={room} /> : null}
        {leads ? (
          <OneAct
            say={t(closed === null ? "acting.close" : "acting.reopen")}
            words={t("acting.reason")}
            stale={STALE}
            act={(words, key) => setClosed(room.case.id, closed === null, words, key)}
          />
        ) : null}
      </div>
    </Block>
  );
}
