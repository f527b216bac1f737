/**
 * The door: a passkey first, then the organisation's own sign-on, then address and password with a code; in an exercise also
 * its accounts, one click each. Says nothing about whether an address is known.
 */
import "./sign-in.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { usePreferences } from "../../app/preferences-context.tsx";
import { entrance, sendCode, signInWithPasskey, signInWithPassword, signOnAddress } from "../../hub/entry.ts";
import { HubProblem, SILENCE } from "../../hub/problem.ts";
import { type DemoAccount, demoAccounts } from "../../hub/session.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { CodeForm } from "./code-form.tsx";
import { DemoAccounts } from "./demo-accounts.tsx";
import { SignInHead } from "./sign-in-head.tsx";
import { WaysIn } from "./ways-in.tsx";

/** Only addresses of this console: a link from outside must not send anybody elsewhere after signing in. */
export const safeNext = (next: string): string => (/^\/(?![/\\])/.test(next) ? next : PATHS.board());

export function SignInPage() {
  const { t } = useWords();
  const router = useRouter();
  const client = useQueryClient();
  const preferences = usePreferences();
  const { next, fault: arrived } = useSearch({ strict: false });
  const [going, setGoing] = useState(false);
  const [asksCode, setAsksCode] = useState(false);
  const [fault, setFault] = useState<string | null>(arrived ? t("signIn.ssoRefused") : null);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const demo = useQuery({ queryKey: ["demo"], queryFn: demoAccounts, staleTime: Number.POSITIVE_INFINITY });
  const ways = useQuery({ queryKey: ["entrance"], queryFn: entrance, staleTime: Number.POSITIVE_INFINITY });
  const accounts = demo.data ?? [];

  useEffect(() => {
    document.title = `${t("signIn.title")} · ${t("frame.product")}`;
  }, [t]);

  /** One try at the door; `refused` says what a refusal means there. @returns false where it did not lead in */
  const attempt = async (way: () => Promise<boolean>, refused: string) => {
    setGoing(true);
    setFault(null);
    try {
      if (await way()) {
        // Nothing that another person was shown may be seen by the one who enters now.
        client.clear();
        router.history.push(safeNext(next ?? ""));
        return;
      }
    } catch (error) {
      const status = error instanceof HubProblem ? error.status : null;
      const silent = status !== null && (status === SILENCE || status >= 500);
      setFault(silent ? t("frame.noAnswer") : status === 429 ? t("signIn.tooMany") : refused);
    }
    setGoing(false);
  };
  const enter = (address: string, secret: string) =>
    attempt(async () => {
      const more = await signInWithPassword(address, secret);
      setAsksCode(more);
      return !more;
    }, t("signIn.wrong"));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = email.current?.value.trim() ?? "";
    const secret = password.current?.value ?? "";
    if (!address || !secret) return setFault(t("signIn.missing"));
    void enter(address, secret);
  };
  const through = (way: () => Promise<void>, refused: string) =>
    void attempt(async () => {
      await way();
      return true;
    }, refused);
  const signOn = () =>
    void attempt(async () => {
      location.assign(await signOnAddress(safeNext(next ?? "")));
      return false;
    }, t("signIn.ssoRefused"));

  return (
    <div className="door">
      <SignInHead exercise={accounts.length > 0} onLang={preferences.setLang} />
      <main className={accounts.length > 0 ? "door-cols two" : "door-cols"}>
        {asksCode ? (
          <CodeForm
            going={going}
            fault={fault}
            onCode={(code) => through(() => sendCode(code), t("signIn.codeWrong"))}
            onBack={() => setAsksCode(false)}
          />
        ) : (
          <section className="door-form">
            <h1>{t("signIn.title")}</h1>
            <WaysIn
              entrance={ways.data}
              going={going}
              onPasskey={() => through(signInWithPasskey, t("signIn.passkeyFailed"))}
              onSignOn={signOn}
            />
            <form onSubmit={submit} noValidate>
              <label className="f">
                <span className="l">{t("signIn.email")}</span>
                <input
                  ref={email}
                  className={fault ? "i bad" : "i"}
                  type="email"
                  name="email"
                  autoComplete="username webauthn"
                />
              </label>
              <label className="f">
                <span className="l">{t("signIn.password")}</span>
                <input
                  ref={password}
                  className={fault ? "i bad" : "i"}
                  type="password"
                  name="password"
                  autoComplete="current-password"
                />
              </label>
              <p className="fault" role="alert">
                {fault ? `✕ ${fault}` : ""}
              </p>
              <Button type="submit" disabled={going}>
                {going ? t("signIn.going") : t("signIn.go")}
              </Button>
            </form>
          </section>
        )}
        {accounts.length > 0 ? (
          <DemoAccounts
            accounts={accounts}
            going={going ? "" : null}
            onEnter={(account: DemoAccount) => void enter(account.email, account.password)}
          />
        ) : null}
      </main>
    </div>
  );
}
