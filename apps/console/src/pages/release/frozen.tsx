/** A release as it was frozen: its own part with its hash, and who said that it has its package. */
import type { Release } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { Standing } from "./standing.tsx";
import { WaitingFor } from "./waiting.tsx";

/** Of the orderer's part what went out; while it waits, what would go out now. */
const leaving = (r: Release): number =>
  (r.state === "waiting" ? r.values.filter((v) => v.state === "in_force") : r.values).length;

/** @param props.sent just now, from this page */
export function Frozen({ id, sent = false }: { readonly id: string; readonly sent?: boolean }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const question = useQuery(QUERIES.release(id));
  return (
    <Block title={t("share.frozen")}>
      <Answer question={question} rows={3}>
        {(r) => (
          <>
            {sent ? (
              <p role="status">
                <b>✓ {t(r.state === "waiting" ? "waiting.sentWaits" : "share.sent")}</b>
              </p>
            ) : null}
            <WaitingFor release={r} />
            <dl className="kv">
              <dt>{t("share.goesTo")}</dt>
              <dd>{r.recipients.map((b) => say(b.name)).join(PUNCTUATION[lang].comma)}</dd>
              <dt>{t(r.state === "waiting" ? "waiting.willLeave" : "share.contains")}</dt>
              <dd>{t("share.containsOf", { count: leaving(r) })}</dd>
              <dt>{t("share.hash")}</dt>
              <dd className="v">{r.digest}</dd>
            </dl>
            <Standing release={r} />
            {r.acknowledged.map((a) => (
              <p key={a.body.id} className="s">
                {say(a.body.name)} {t("share.acknowledgedAt", { at: moment(a.at, now, lang) })}
              </p>
            ))}
          </>
        )}
      </Answer>
      <p>
        <Go href={PATHS.dispatches()}>{t("share.seeLog")}</Go> <Go href={PATHS.releases()}>{t("waiting.title")}</Go>
      </p>
    </Block>
  );
}
