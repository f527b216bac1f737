/** The second step of a password: a code of the app, or a backup code. */
import { type FormEvent, useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly going: boolean;
  readonly fault: string | null;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}

export function CodeForm({ going, fault, onCode, onBack }: Props) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  // The step before ended with a key press: typing goes on here.
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = field.current?.value.trim() ?? "";
    if (code) onCode(code);
  };
  return (
    <section className="door-form">
      <h1>{t("signIn.codeTitle")}</h1>
      <form onSubmit={submit} noValidate>
        <label className="f">
          <span className="l">{t("signIn.code")}</span>
          <input
            ref={field}
            className={fault ? "i bad" : "i"}
            name="code"
            inputMode="text"
            autoComplete="one-time-code"
          />
        </label>
        <p className="fault" role="alert">
          {fault ? `✕ ${fault}` : ""}
        </p>
        <div className="acts">
          <Button type="submit" look="main" disabled={going}>
            {going ? t("signIn.going") : t("signIn.codeGo")}
          </Button>
          <Button look="bare" onClick={onBack}>
            {t("signIn.back")}
          </Button>
        </div>
      </form>
    </section>
  );
}
