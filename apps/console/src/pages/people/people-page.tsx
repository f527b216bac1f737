/** The administrator's page: people, invitations, machines, and what happened at the door. It shows no content. */
import "../account/account.css";
import type { PeopleList } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { endRole, recoverPerson, signOutPerson, suspendPerson, unlockPerson } from "../../hub/administering.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Button } from "../../ui/button.tsx";
import { DOOR_NAMES, METHOD_NAMES, nameOf, ROLE_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { Invitations } from "./invitations.tsx";
import { Machines } from "./machines.tsx";
import { Refused } from "./proof.tsx";
import { type Doing, useAct } from "./use-act.ts";

export function PeoplePage() {
  const { t, lang, say } = useWords();
  const now = useNow();
  const question = useQuery(QUERIES.people());
  const doing = useAct();
  const [link, setLink] = useState<RecoveryShown | null>(null);
  usePage(t("people.title"), []);
  return (
    <>
      <header className="list-head">
        <h1>{t("people.title")}</h1>
        <span className="s">{question.data ? t("people.sub", { count: question.data.people.length }) : null}</span>
        <span className="end s">{t("people.noContent")}</span>
      </header>
      <Refused error={doing.error} onProven={doing.again} />
      {link ? (
        <section className="once" role="status">
          <b>{t("people.recoverLink", { name: link.name })}</b>
          <span className="v">{link.link}</span>
          <span className="s">{t("people.recoverNote", { at: moment(link.expiresAt, now, lang) })}</span>
        </section>
      ) : null}
      <Answer question={question}>
        {(list) => (
          <>
            <table className="people">
              <thead>
                <tr>
                  <th scope="col">{t("people.name")}</th>
                  <th scope="col">{t("people.roles")}</th>
                  <th scope="col">{t("people.factors")}</th>
                  <th scope="col">{t("people.last")}</th>
                  <th scope="col" />
                </tr>
              </thead>
              <tbody>
                {list.people.map((person) => (
                  <Person key={person.id} person={person} doing={doing} onLink={setLink} />
                ))}
              </tbody>
            </table>
            <div className="cols account-cols">
              <Invitations bodies={list.bodies} />
              <Machines bodies={list.bodies} />
            </div>
            <section className="block">
              <header>
                <h2>{t("people.events")}</h2>
              </header>
              <table>
                <tbody>
                  {list.events.slice(0, 20).map((event) => (
                    <tr key={event.id}>
                      <td>{moment(event.at, now, lang)}</td>
                      <td>{event.name ? say(event.name) : t("people.unknown")}</td>
                      <td className={event.word === "signed_in" ? "" : "shu"}>
                        {nameOf(DOOR_NAMES, event.word, lang)}
                      </td>
                      <td>{nameOf(METHOD_NAMES, event.method, lang)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </>
        )}
      </Answer>
    </>
  );
}

interface RecoveryShown {
  readonly name: string;
  readonly link: string;
  readonly expiresAt: string;
}

interface PersonProps {
  readonly person: PeopleList["people"][number];
  readonly doing: Doing;
  readonly onLink: (made: RecoveryShown | null) => void;
}

function Person({ person, doing, onLink }: PersonProps) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const { factors, suspendedAt } = person;
  const ways = [
    factors.passkeys > 0 ? t("people.passkeys", { count: factors.passkeys }) : null,
    factors.password ? t(factors.totp ? "people.passwordAndCode" : "people.password") : null,
  ].filter((way) => way !== null);
  const recover = () => {
    onLink(null);
    doing.run(async () => onLink({ ...(await recoverPerson(person.id)), name: say(person.name) }));
  };
  return (
    <tr className={suspendedAt ? "off" : ""}>
      <td>
        <b>{say(person.name)}</b> {suspendedAt ? <span className="shu">{t("people.suspended")}</span> : null}
        <span className="s part">{person.email}</span>
      </td>
      <td>
        {person.memberships
          .filter((m) => m.until === null || m.until > now)
          .map((m) => (
            <span key={`${m.body.slug} ${m.role}`} className="part">
              {say(m.body.name)} <b>{nameOf(ROLE_NAMES, m.role, lang)}</b>{" "}
              {person.own ? null : (
                <Button look="bare" small onClick={() => doing.run(() => endRole(person.id, m.body.slug, m.role))}>
                  {t("people.endRole")}
                </Button>
              )}
            </span>
          ))}
      </td>
      <td>{ways.length > 0 ? ways.join(lang === "ja" ? "・" : " · ") : t("people.noWay")}</td>
      <td>{person.lastSignIn ? moment(person.lastSignIn, now, lang) : t("people.never")}</td>
      <td className="do">
        {person.own ? null : (
          <span className="acts">
            <Button look="bare" small onClick={() => doing.run(() => unlockPerson(person.id))}>
              {t("people.unlock")}
            </Button>
            <Button look="bare" small onClick={recover}>
              {t("people.recover")}
            </Button>
            <Button look="bare" small onClick={() => doing.run(() => signOutPerson(person.id))}>
              {t("people.signOut")}
            </Button>
            <Button small onClick={() => doing.run(() => suspendPerson(person.id, !suspendedAt))}>
              {suspendedAt ? t("people.readmit") : t("people.suspend")}
            </Button>
          </span>
        )}
      </td>
    </tr>
  );
}
