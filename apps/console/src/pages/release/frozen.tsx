/** A release as it was frozen: its own part with its hash, and who said that it has its package. */
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";

export function Frozen({ id }: { readonly id: string }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const question = useQuery(QUERIES.release(id));
  return (
    <Block title={t("share.frozen")}>
      <p role="status">
        <b>✓ {t("share.sent")}</b>
      </p>
      <Answer question={question} rows={3}>
        {(r) => (
          <>
            <dl className="kv">
              <dt>{t("share.goesTo")}</dt>
              <dd>{r.recipients.map((b) => say(b.name)).join("・")}</dd>
              <dt>{t("share.contains")}</dt>
              <dd>{t("share.containsOf", { count: r.values.length })}</dd>
              <dt>{t("share.hash")}</dt>
              <dd className="v">{r.digest}</dd>
            </dl>
            {r.acknowledged.map((a) => (
              <p key={a.body.id} className="s">
                {say(a.body.name)} {t("share.acknowledgedAt", { at: moment(a.at, now, lang) })}
              </p>
            ))}
          </>
        )}
      </Answer>
      <p>
        <Go href={PATHS.dispatches()}>{t("share.seeLog")}</Go>
      </p>
    </Block>
  );
}
