/** Another password for oneself: the one that counts now, then the new one twice. Every other session ends with it. */
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { changePassword } from "../../hub/entry.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";

/** The shortest that the hub takes. */
const SHORTEST = 12;

type Outcome = "account.changed" | "account.passwordWrong" | "account.twice" | null;

export function Password() {
  const { t } = useWords();
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [busy, setBusy] = useState(false);
  const change = async (form: HTMLFormElement): Promise<void> => {
    const said = new FormData(form);
    const [now, next, again] = ["now", "next", "again"].map((name) => String(said.get(name)));
    if (next !== again) return setOutcome("account.twice");
    setBusy(true);
    try {
      await changePassword(now ?? "", next ?? "");
      form.reset();
      setOutcome("account.changed");
      await client.invalidateQueries({ queryKey: ["account"] });
    } catch {
      setOutcome("account.passwordWrong");
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void change(event.currentTarget);
  };
  return (
    <Block title={t("account.newPassword")} sub={t("account.newPasswordSub")}>
      <form className="inline three" onSubmit={submit}>
        <label className="f">
          <span className="l">{t("account.password")}</span>
          <input className="i" type="password" name="now" required autoComplete="current-password" />
        </label>
        <label className="f">
          <span className="l">{t("account.next", { shortest: SHORTEST })}</span>
          <input
            className="i"
            type="password"
            name="next"
            required
            minLength={SHORTEST}
            maxLength={200}
            autoComplete="new-password"
          />
        </label>
        <label className="f">
          <span className="l">{t("account.again")}</span>
          <input className="i" type="password" name="again" required maxLength={200} autoComplete="new-password" />
        </label>
        <Button type="submit" disabled={busy}>
          {t("account.change")}
        </Button>
      </form>
      <p className={outcome === "account.changed" ? "s" : "fault"} role="alert">
        {outcome === null ? "" : `${outcome === "account.changed" ? "✓" : "✕"} ${t(outcome)}`}
      </p>
    </Block>
  );
}
