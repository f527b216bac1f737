/** Where one is signed in; ending a session closes what is open there at once. */
import type { Account } from "@noroshi/api";
import { useQueryClient } from "@tanstack/react-query";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { ask, hub } from "../../hub/client.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { METHOD_NAMES, nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { deviceOf } from "./device.ts";

export function Sessions({ rows }: { readonly rows: Account["sessions"] }) {
  const { t, lang } = useWords();
  const now = useNow();
  const client = useQueryClient();
  const toast = useToast();
  const end = async (id: string) => {
    await ask(hub.api.v1.account.sessions[":id"].$delete({ param: { id } })).catch(() => undefined);
    await client.invalidateQueries({ queryKey: ["account"] });
    toast(t("account.ended"));
  };
  return (
    <Block
      title={t("account.sessions")}
      end={
        rows.length > 1 ? (
          <Button look="bare" small onClick={() => void end("others")}>
            {t("account.endOthers")}
          </Button>
        ) : null
      }
    >
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <b>{deviceOf(row.agent)}</b> <span className="q">{row.current ? t("account.here") : ""}</span>
              <span className="s">
                {t("account.since")} {moment(row.madeAt, now, lang)} {nameOf(METHOD_NAMES, row.method, lang)}{" "}
                {row.address}
              </span>
              <span className="s">
                {t("account.seen")} {moment(row.seenAt, now, lang)}
              </span>
            </span>
            {row.current ? null : (
              <Button small onClick={() => void end(row.id)}>
                {t("account.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Block>
  );
}
