/** One's own account: passkeys, the authenticator app, where one is signed in, and what happened at the door. */
import "./account.css";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { usePreferences } from "../../app/preferences-context.tsx";
import { QUERIES } from "../../hub/queries.ts";
import type { Lang } from "../../words/pair.ts";
import { useWords } from "../../words/use-words.ts";
import { DoorEvents } from "./door-events.tsx";
import { Passkeys } from "./passkeys.tsx";
import { Password } from "./password.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { Sessions } from "./sessions.tsx";

export function AccountPage() {
  const { t, lang } = useWords();
  const preferences = usePreferences();
  const question = useQuery(QUERIES.account());
  const me = useQuery(QUERIES.me());
  usePage(t("account.title"), []);
  const other: Lang = lang === "ja" ? "en" : "ja";
  return (
    <>
      <header className="list-head">
        <h1>{t("account.title")}</h1>
        <span className="s">{question.data?.email}</span>
        <span className="end s">
          {t("account.language")}{" "}
          <button type="button" className="b bare" lang={other} onClick={() => preferences.setLang(other)}>
            {other === "ja" ? "日本語" : "English"}
          </button>
        </span>
      </header>
      <Answer question={question}>
        {(account) => {
          const now = account.sessions.find((s) => s.current)?.method ?? "";
          const weak = me.data?.realm.kind === "live" && (now === "password" || now === "invitation");
          return (
            <>
              {weak ? <p className="note shu-w">{t("account.weak")}</p> : null}
              <div className="cols account-cols">
                <div>
                  <Passkeys rows={account.passkeys} />
                  <SecondFactor on={account.totp} password={account.password} />
                  {account.password ? <Password /> : null}
                </div>
                <div>
                  <Sessions rows={account.sessions} />
                  <DoorEvents rows={account.events} />
                </div>
              </div>
            </>
          );
        }}
      </Answer>
    </>
  );
}
