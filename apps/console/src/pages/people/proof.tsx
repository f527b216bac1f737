/** Asks for a fresh proof, where the hub wants one before somebody is let in: the passkey, or a code. */
import { type FormEvent, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { proveByCode, proveByPasskey } from "../../hub/entry.ts";
import { HubProblem } from "../../hub/problem.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  /** What went wrong last; null shows nothing. */
  readonly error: unknown;
  /** Proven: the act may be repeated. */
  readonly onProven: () => void;
}

export function Refused({ error, onProven }: Props) {
  const { t } = useWords();
  const [wrong, setWrong] = useState(false);
  if (error === null) return null;
  if (!(error instanceof HubProblem) || error.problem?.code !== "FRESH_PROOF_NEEDED") return <Trouble error={error} />;
  const prove = (way: () => Promise<unknown>) => {
    setWrong(false);
    way().then(onProven, () => setWrong(true));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "").trim();
    if (/^\d{6}$/.test(code)) prove(() => proveByCode(code));
  };
  return (
    <div className="once" role="alert">
      <b>{t("signIn.proof")}</b>
      <p className="s">{t("signIn.proofNote")}</p>
      <form className="inline" onSubmit={submit}>
        <Button look="main" onClick={() => prove(proveByPasskey)}>
          {t("signIn.proofPasskey")}
        </Button>
        <label className="f">
          <span className="l">{t("account.code")}</span>
          <input className="i" name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </label>
        <Button type="submit">{t("account.confirm")}</Button>
      </form>
      <p className="fault">{wrong ? `✕ ${t("account.codeWrong")}` : ""}</p>
    </div>
  );
}
