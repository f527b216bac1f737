/** Invitations: make a one-time link, see what became of each, withdraw one. */
import type { PeopleList } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { invitePerson, revokeInvitation } from "../../hub/administering.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { nameOf, ROLE_NAMES } from "../../words/names.ts";
import { half } from "../../words/pair.ts";
import { useWords } from "../../words/use-words.ts";
import { Refused } from "./proof.tsx";
import { useAct } from "./use-act.ts";

const STATES = {
  open: "people.open",
  accepted: "people.accepted",
  revoked: "people.revoked",
  expired: "people.expired",
} as const;

export function Invitations({ bodies }: { readonly bodies: PeopleList["bodies"] }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const question = useQuery(QUERIES.invitations());
  const doing = useAct();
  const [link, setLink] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const of = (name: string) => String(form.get(name) ?? "").trim();
    setLink(null);
    doing.run(async () => {
      const made = await invitePerson({
        organisation: of("body"),
        role: of("role"),
        email: of("email") || null,
        hours: Number(of("hours")) || 72,
      });
      setLink(made.link);
    });
  };
  return (
    <Block title={t("people.invitations")}>
      <form className="grant" onSubmit={submit} aria-label={t("people.invite")}>
        <label className="f">
          <span className="l">{t("people.body")}</span>
          <select className="i" name="body">
            {bodies.map((body) => (
              <option key={body.slug} value={body.slug}>
                {say(body.name)}
              </option>
            ))}
          </select>
        </label>
        <label className="f">
          <span className="l">{t("people.role")}</span>
          <select className="i" name="role">
            {Object.entries(ROLE_NAMES)
              .filter(([role]) => role !== "body_system")
              .map(([role, pair]) => (
                <option key={role} value={role}>
                  {half(pair, lang)}
                </option>
              ))}
          </select>
        </label>
        <label className="f">
          <span className="l">{t("people.emailOptional")}</span>
          <input className="i" type="email" name="email" autoComplete="off" />
        </label>
        <label className="f">
          <span className="l">{t("people.hours")}</span>
          <input className="i" type="number" name="hours" min={1} max={336} defaultValue={72} />
        </label>
        <Button type="submit" look="main">
          {t("people.inviteGo")}
        </Button>
      </form>
      <Refused error={doing.error} onProven={doing.again} />
      {link ? (
        <div className="once" role="status">
          <b>{t("people.link")}</b>
          <span className="v">{link}</span>
          <span className="s">{t("people.linkNote")}</span>
        </div>
      ) : null}
      <Answer question={question} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="q">{t("people.invitationsNone")}</p>
          ) : (
            <ul className="rows">
              {items.map((item) => (
                <li key={item.id}>
                  <span>
                    {say(item.body.name)} <b>{nameOf(ROLE_NAMES, item.role, lang)}</b>
                    <span className="s">
                      {item.email} {t(STATES[item.state])} {t("people.until")} {moment(item.expiresAt, now, lang)}
                    </span>
                  </span>
                  {item.state === "open" ? (
                    <Button look="bare" small onClick={() => doing.run(() => revokeInvitation(item.id))}>
                      {t("people.withdraw")}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Block>
  );
}
