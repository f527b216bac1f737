/** One's passkeys: add, name, remove. */
import type { Account } from "@noroshi/api";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { addPasskey, removePasskey, renamePasskey } from "../../hub/entry.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWords } from "../../words/use-words.ts";

export function Passkeys({ rows }: { readonly rows: Account["passkeys"] }) {
  const { t, lang } = useWords();
  const now = useNow();
  const client = useQueryClient();
  const toast = useToast();
  const [fault, setFault] = useState(false);
  const [naming, setNaming] = useState<string | null>(null);
  const change = async (what: () => Promise<unknown>, say?: string) => {
    setFault(false);
    try {
      await what();
      setNaming(null);
      await client.invalidateQueries({ queryKey: ["account"] });
      if (say) toast(say);
    } catch {
      setFault(true);
    }
  };
  const named = (event: FormEvent<HTMLFormElement>): string =>
    String(new FormData(event.currentTarget).get("name") ?? "").trim();
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = named(event) || t("account.passkeys");
    void change(() => addPasskey(name), t("account.passkeyAdded")).then(() => form.reset());
  };
  const rename = (id: string) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = named(event);
    if (name) void change(() => renamePasskey(id, name));
  };
  return (
    <Block title={t("account.passkeys")} sub={t("account.passkeysNote")}>
      {rows.length === 0 ? <p className="q">{t("account.passkeysNone")}</p> : null}
      <ul className="rows">
        {rows.map((row) =>
          naming === row.id ? (
            <li key={row.id}>
              <form className="inline" onSubmit={rename(row.id)}>
                <label className="f">
                  <span className="sr">{t("account.passkeyName")}</span>
                  <input className="i" name="name" defaultValue={row.name ?? ""} maxLength={60} />
                </label>
                <Button type="submit">{t("account.save")}</Button>
              </form>
            </li>
          ) : (
            <li key={row.id}>
              <span>
                <b>{row.name}</b>
                <span className="s">
                  {row.madeAt ? `${t("account.made")} ${moment(row.madeAt, now, lang)}` : ""}
                  {row.synced ? ` ${t("account.synced")}` : ""}
                </span>
              </span>
              <span className="acts">
                <Button look="bare" small onClick={() => setNaming(row.id)}>
                  {t("account.rename")}
                </Button>
                <Button look="bare" small onClick={() => void change(() => removePasskey(row.id))}>
                  {t("account.remove")}
                </Button>
              </span>
            </li>
          ),
        )}
      </ul>
      <form className="inline" onSubmit={add}>
        <label className="f">
          <span className="l">{t("account.passkeyName")}</span>
          <input className="i" name="name" maxLength={60} autoComplete="off" />
        </label>
        <Button type="submit" look="main">
          {t("account.passkeyAdd")}
        </Button>
      </form>
      <p className="fault" role="alert">
        {fault ? `✕ ${t("account.passkeyFailed")}` : ""}
      </p>
    </Block>
  );
}
