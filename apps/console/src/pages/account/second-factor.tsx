/** The authenticator app: set up with a code drawn here, confirmed with a first code, and backup codes shown once. */
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { beginSecondFactor, type Enrolment, endSecondFactor, sendCode } from "../../hub/entry.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { Qr } from "./qr.tsx";

interface Props {
  readonly on: boolean;
  readonly password: boolean;
}

export function SecondFactor({ on, password }: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const attempt = (refused: string, act: (form: FormData) => Promise<void>) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setFault(null);
    act(new FormData(event.currentTarget)).catch(() => setFault(refused));
  };
  const begin = attempt(t("account.passwordWrong"), async (form) => {
    setEnrolment(await beginSecondFactor(String(form.get("password"))));
    setConfirmed(false);
  });
  const end = attempt(t("account.passwordWrong"), async (form) => {
    await endSecondFactor(String(form.get("password")));
    await client.invalidateQueries({ queryKey: ["account"] });
  });
  const confirm = attempt(t("account.codeWrong"), async (form) => {
    await sendCode(String(form.get("code")));
    setConfirmed(true);
  });
  const written = () => {
    setEnrolment(null);
    void client.invalidateQueries();
  };
  const secret = enrolment ? (new URL(enrolment.totpURI).searchParams.get("secret") ?? "") : "";

  return (
    <Block title={t("account.factor")} sub={on ? t("account.factorOn") : password ? t("account.factorOff") : null}>
      {enrolment && !confirmed ? (
        <div className="enrol">
          <Qr text={enrolment.totpURI} label={t("account.scan")} />
          <form onSubmit={confirm}>
            <p>{t("account.scan")}</p>
            <p className="s">{t("account.scanText")}</p>
            <p className="v">{secret}</p>
            <div className="inline">
              <label className="f">
                <span className="l">{t("account.code")}</span>
                <input className="i" name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
              </label>
              <Button type="submit" look="main">
                {t("account.confirm")}
              </Button>
            </div>
          </form>
        </div>
      ) : null}
      {enrolment && confirmed ? (
        <div className="once">
          <b>{t("account.backup")}</b>
          <p className="s">{t("account.backupNote")}</p>
          <ul className="codes">
            {enrolment.backupCodes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <Button look="main" onClick={written}>
            {t("account.written")}
          </Button>
        </div>
      ) : null}
      {enrolment || !password ? null : (
        <form className="inline" onSubmit={on ? end : begin}>
          <label className="f">
            <span className="l">{t("account.password")}</span>
            <input className="i" type="password" name="password" autoComplete="current-password" />
          </label>
          <Button type="submit">{on ? t("account.factorEnd") : t("account.factorBegin")}</Button>
        </form>
      )}
      {password ? null : <p className="q">{t("account.factorNoPassword")}</p>}
      <p className="fault" role="alert">
        {fault ? `✕ ${fault}` : ""}
      </p>
    </Block>
  );
}
