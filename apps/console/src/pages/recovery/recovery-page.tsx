/**
 * A recovery that somebody holds up: a new password in place of every way in of before. The token stands after # and goes from
 * the address as soon as it is read. Every refusal says the same; afterwards an administrator lets the person in.
 */
import "../sign-in/sign-in.css";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { usePreferences } from "../../app/preferences-context.tsx";
import { takeRecovery } from "../../hub/entry.ts";
import { HubProblem } from "../../hub/problem.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { SignInHead } from "../sign-in/sign-in-head.tsx";

/** As the hub asks for. */
const SHORTEST = 12;

export function RecoveryPage() {
  const { t } = useWords();
  const preferences = usePreferences();
  const token = useRef(location.hash.slice(1)).current;
  const [state, setState] = useState<"asked" | "going" | "done">("asked");
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    document.title = `${t("signIn.recovery")} · ${t("frame.product")}`;
    // Neither the history nor a screenshot keeps the token.
    history.replaceState(history.state, "", location.pathname);
  }, [t]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password") ?? "");
    if (password.length < SHORTEST) return setFault(t("signIn.recoveryShort"));
    if (password !== String(form.get("again") ?? "")) return setFault(t("signIn.recoveryApart"));
    setState("going");
    setFault(null);
    try {
      await takeRecovery(token, password);
      setState("done");
    } catch (error) {
      const many = error instanceof HubProblem && error.status === 429;
      setFault(many ? t("signIn.tooMany") : t("signIn.recoveryRefused"));
      setState("asked");
    }
  };

  return (
    <div className="door">
      <SignInHead exercise={false} onLang={preferences.setLang} />
      <main className="door-cols">
        <section className="door-form">
          <h1>{t("signIn.recovery")}</h1>
          {state === "done" ? (
            <p role="status">{t("signIn.recoveryDone")}</p>
          ) : (
            <form onSubmit={(event) => void submit(event)} noValidate>
              <p className="s">{t("signIn.recoveryNote")}</p>
              <label className="f">
                <span className="l">{t("signIn.recoveryPassword")}</span>
                <input className="i" type="password" name="password" autoComplete="new-password" />
              </label>
              <label className="f">
                <span className="l">{t("signIn.recoveryAgain")}</span>
                <input className="i" type="password" name="again" autoComplete="new-password" />
              </label>
              <p className="fault" role="alert">
                {fault ? `✕ ${fault}` : ""}
              </p>
              <Button type="submit" look="main" disabled={state === "going"}>
                {t("signIn.recoveryGo")}
              </Button>
            </form>
          )}
        </section>
      </main>
    </div>
  );
}
