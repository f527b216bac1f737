/**
 * An invitation that somebody holds up: what it offers, and the way in that it opens. The token stands after # and goes from
 * the address as soon as it is read. Every refusal says the same.
 */
import "../sign-in/sign-in.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { usePreferences } from "../../app/preferences-context.tsx";
import { exact } from "../../format/time.ts";
import { acceptInvitation, lookAtInvitation } from "../../hub/entry.ts";
import { HubProblem } from "../../hub/problem.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Failed, Loading } from "../../ui/states.tsx";
import { nameOf, ROLE_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { SignInHead } from "../sign-in/sign-in-head.tsx";

const field = (form: FormData, name: string): string | undefined => String(form.get(name) ?? "").trim() || undefined;

export function InvitationPage() {
  const { t, lang, say } = useWords();
  const router = useRouter();
  const client = useQueryClient();
  const preferences = usePreferences();
  const token = useRef(location.hash.slice(1)).current;
  const [going, setGoing] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const offer = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => lookAtInvitation(token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const me = useQuery({ ...QUERIES.me(), retry: false });

  useEffect(() => {
    document.title = `${t("signIn.invited")} · ${t("frame.product")}`;
    // Neither the history nor a screenshot keeps the token.
    history.replaceState(history.state, "", location.pathname);
  }, [t]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, email, password] = ["name", "email", "password"].map((n) => field(form, n));
    setGoing(true);
    setFault(null);
    try {
      await acceptInvitation({
        token,
        ...(name === undefined ? {} : { name }),
        ...(email === undefined ? {} : { email }),
        ...(password === undefined ? {} : { password }),
      });
      client.clear();
      router.history.push(PATHS.account());
    } catch (error) {
      const many = error instanceof HubProblem && error.status === 429;
      setFault(many ? t("signIn.tooMany") : t("signIn.invitedRefused"));
      setGoing(false);
    }
  };

  const known = me.data;
  return (
    <div className="door">
      <SignInHead exercise={false} onLang={preferences.setLang} />
      <main className="door-cols">
        <section className="door-form">
          <h1>{t("signIn.invited")}</h1>
          {offer.isPending ? <Loading rows={3} /> : null}
          {offer.isError ? <Failed say={t("signIn.invitedGone")} next={t("signIn.invitedGoneNext")} /> : null}
          {offer.data ? (
            <>
              <div className="door-offer">
                <b>
                  {t("signIn.invitedTo", {
                    body: say(offer.data.body.name),
                    role: nameOf(ROLE_NAMES, offer.data.role, lang),
                  })}
                </b>
                <span className="s">{t("signIn.invitedUntil", { at: exact(offer.data.expiresAt, lang) })}</span>
                {offer.data.email ? (
                  <span className="s">{t("signIn.invitedFor", { email: offer.data.email })}</span>
                ) : null}
              </div>
              <form onSubmit={(event) => void submit(event)} noValidate>
                {known ? null : (
                  <>
                    <label className="f">
                      <span className="l">{t("signIn.name")}</span>
                      <input className="i" name="name" autoComplete="name" />
                    </label>
                    {offer.data.email ? null : (
                      <label className="f">
                        <span className="l">{t("signIn.email")}</span>
                        <input className="i" type="email" name="email" autoComplete="username" />
                      </label>
                    )}
                    <label className="f">
                      <span className="l">{t("signIn.newPassword")}</span>
                      <input className="i" type="password" name="password" autoComplete="new-password" />
                      <span className="h">{t("signIn.newPasswordNote")}</span>
                    </label>
                  </>
                )}
                <p className="fault" role="alert">
                  {fault ? `✕ ${fault}` : ""}
                </p>
                <Button type="submit" look="main" disabled={going}>
                  {known ? t("signIn.acceptAs", { name: say(known.actor.name) }) : t("signIn.accept")}
                </Button>
              </form>
            </>
          ) : null}
        </section>
      </main>
    </div>
  );
}
