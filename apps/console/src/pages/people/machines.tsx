/** Keys and certificates of machines: make, rotate, revoke; a key is shown once. */
import type { PeopleList } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { addMachine, revokeMachine, rotateMachine } from "../../hub/administering.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { Refused } from "./proof.tsx";
import { useAct } from "./use-act.ts";

const SCOPES = [
  { scope: "all", say: "people.scopeAll" },
  { scope: "read", say: "people.scopeRead" },
  { scope: "submit", say: "people.scopeSubmit" },
] as const;
const STATES = { standing: "people.standing", expired: "people.expired", revoked: "people.ended" } as const;
const KINDS = { key: "people.kindKey", certificate: "people.kindCertificate" } as const;

export function Machines({ bodies }: { readonly bodies: PeopleList["bodies"] }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const question = useQuery(QUERIES.machines());
  const doing = useAct();
  const [key, setKey] = useState<string | null>(null);
  const shown = (made: { readonly key: string | null }) => setKey(made.key);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const of = (name: string) => String(form.get(name) ?? "").trim();
    const certificate = of("certificate");
    setKey(null);
    doing.run(() =>
      addMachine({
        organisation: of("body"),
        name: of("name"),
        scope: of("scope"),
        ...(certificate ? { certificate } : {}),
      }).then(shown),
    );
  };
  return (
    <Block title={t("people.machines")}>
      <form className="grant" onSubmit={submit} aria-label={t("people.machineAdd")}>
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
          <span className="l">{t("people.machineName")}</span>
          <input className="i" name="name" required maxLength={200} autoComplete="off" />
        </label>
        <label className="f">
          <span className="l">{t("people.scope")}</span>
          <select className="i" name="scope">
            {SCOPES.map((s) => (
              <option key={s.scope} value={s.scope}>
                {t(s.say)}
              </option>
            ))}
          </select>
        </label>
        <label className="f wide">
          <span className="l">{t("people.certificate")}</span>
          <textarea className="i" name="certificate" rows={1} autoComplete="off" spellCheck={false} />
          <span className="h">{t("people.certificateNote")}</span>
        </label>
        <Button type="submit" look="main">
          {t("people.keyGo")}
        </Button>
      </form>
      <Refused error={doing.error} onProven={doing.again} />
      {key ? (
        <div className="once" role="status">
          <b>{t("people.key")}</b>
          <span className="v">{key}</span>
          <span className="s">{t("people.keyNote")}</span>
        </div>
      ) : null}
      <Answer question={question} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="q">{t("people.machinesNone")}</p>
          ) : (
            <ul className="rows">
              {items.slice(0, 200).map((item) => (
                <li key={item.id}>
                  <span>
                    {say(item.body.name)} <b>{item.name}</b> {t(KINDS[item.kind])}{" "}
                    <span className="v q">{item.start ? `${item.start}…` : item.fingerprint?.slice(0, 16)}</span>
                    <span className="s">
                      {t(STATES[item.state])} {t("people.used")}{" "}
                      {item.lastUsedAt ? moment(item.lastUsedAt, now, lang) : t("people.never")}
                      {item.expiresAt ? ` ${t("people.until")} ${moment(item.expiresAt, now, lang)}` : ""}
                    </span>
                  </span>
                  {item.state === "standing" ? (
                    <span className="acts">
                      {item.kind === "key" ? (
                        <Button look="bare" small onClick={() => doing.run(() => rotateMachine(item.id).then(shown))}>
                          {t("people.rotate")}
                        </Button>
                      ) : null}
                      <Button look="bare" small onClick={() => doing.run(() => revokeMachine(item.id))}>
                        {t("people.revoke")}
                      </Button>
                    </span>
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
