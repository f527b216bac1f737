/**
 * The door: address and password; in an exercise also its accounts, one click each. Says nothing about whether an address
 * is known.
 */
import "./sign-in.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { usePreferences } from "../../app/preferences-context.tsx";
import { HubProblem, SILENCE } from "../../hub/problem.ts";
import { type DemoAccount, demoAccounts, signIn } from "../../hub/session.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { DemoAccounts } from "./demo-accounts.tsx";
import { SignInHead } from "./sign-in-head.tsx";

/** Only addresses of this console: a link from outside must not send anybody elsewhere after signing in. */
export const safeNext = (next: string): string => (/^\/(?![/\\])/.test(next) ? next : PATHS.board());

export function SignInPage() {
  const { t } = useWords();
  const router = useRouter();
  const client = useQueryClient();
  const preferences = usePreferences();
  const { next } = useSearch({ strict: false });
  const [going, setGoing] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const demo = useQuery({ queryKey: ["demo"], queryFn: demoAccounts, staleTime: Number.POSITIVE_INFINITY });
  const accounts = demo.data ?? [];

  useEffect(() => {
    document.title = `${t("signIn.title")} · ${t("frame.product")}`;
  }, [t]);

  const enter = async (address: string, secret: string) => {
    setGoing(address);
    setFault(null);
    try {
      await signIn(address, secret);
      // Nothing that another person was shown may be seen by the one who enters now.
      client.clear();
      router.history.push(safeNext(next ?? ""));
    } catch (error) {
      const status = error instanceof HubProblem ? error.status : SILENCE;
      const silent = status === SILENCE || status >= 500;
      setFault(silent ? t("frame.noAnswer") : status === 429 ? t("signIn.tooMany") : t("signIn.wrong"));
      setGoing(null);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = email.current?.value.trim() ?? "";
    const secret = password.current?.value ?? "";
    if (!address || !secret) return setFault(t("signIn.missing"));
    void enter(address, secret);
  };

  return (
    <div className="door">
      <SignInHead exercise={accounts.length > 0} onLang={preferences.setLang} />
      <main className={accounts.length > 0 ? "door-cols two" : "door-cols"}>
        <section className="door-form">
          <h1>{t("signIn.title")}</h1>
          <form onSubmit={submit} noValidate>
            <label className="f">
              <span className="l">{t("signIn.email")}</span>
              <input ref={email} className={fault ? "i bad" : "i"} type="email" name="email" autoComplete="username" />
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
            <Button type="submit" look="main" disabled={going !== null}>
              {going !== null ? t("signIn.going") : t("signIn.go")}
            </Button>
          </form>
        </section>
        {accounts.length > 0 ? (
          <DemoAccounts
            accounts={accounts}
            going={going}
            onEnter={(account: DemoAccount) => void enter(account.email, account.password)}
          />
        ) : null}
      </main>
    </div>
  );
}
