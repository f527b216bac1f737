/** What a release waits for: by which rules, why it should go out, who may let it go, and what came of that. */
import type { Release } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { answerRelease, takeBackRelease } from "../../hub/sharing.ts";
import { Told } from "../../ui/told.tsx";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";

const STALE = [["releases"], ["channels"]] as const;

export const RELEASE_STATE_WORDS = {
  out: "waiting.out",
  waiting: "waiting.waiting",
  approved: "waiting.approved",
  refused: "waiting.refused",
  taken_back: "waiting.taken_back",
  expired: "waiting.expired",
} as const;

type Asked = Pick<Release, "id" | "state" | "approval">;

export function WaitingFor({ release: r }: { readonly release: Asked }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const a = r.approval;
  if (a === null) return null;
  return (
    <>
      <p>
        <b className={a.mayAnswer ? "shu" : ""}>{t(RELEASE_STATE_WORDS[r.state])}</b>{" "}
        {r.state === "waiting" ? t("waiting.untilSays", { at: moment(a.until, now, lang) }) : null}
      </p>
      <dl className="kv">
        <dt>{t("waiting.because")}</dt>
        <dd>{a.rules.map((rule) => say(rule.name)).join(PUNCTUATION[lang].comma)}</dd>
        <dt>{t("waiting.orderedBy", { name: a.by })}</dt>
        <dd>
          <Told text={a.reason} />
        </dd>
        {a.answeredBy === null ? null : (
          <>
            <dt>{t("waiting.answered", { name: a.answeredBy })}</dt>
            <dd>
              {a.answeredAt === null ? "" : moment(a.answeredAt, now, lang)}{" "}
              {a.answerReason ? <Told text={a.answerReason} /> : null}
            </dd>
          </>
        )}
      </dl>
      {r.state === "waiting" ? <p className="s">{t("waiting.shrinks")}</p> : null}
      {a.mayAnswer || a.mayTakeBack ? (
        <div className="acts below">
          {a.mayAnswer ? (
            <>
              <OneAct
                say={t("waiting.approve")}
                act={(_, key) => answerRelease(r.id, "approved", null, key)}
                stale={STALE}
              />
              <OneAct
                say={t("waiting.refuse")}
                words={t("waiting.refuseWhy")}
                act={(why, key) => answerRelease(r.id, "refused", why, key)}
                stale={STALE}
              />
            </>
          ) : null}
          {a.mayTakeBack ? (
            <OneAct say={t("waiting.takeBack")} act={(_, key) => takeBackRelease(r.id, key)} stale={STALE} />
          ) : null}
        </div>
      ) : null}
    </>
  );
}
