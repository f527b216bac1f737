/** One proposal to lower labels: from which to which, by whom, on which basis, whose word it waits for or what came of it. */
import type { Lowering } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { answerLowering, takeBackLowering } from "../../hub/lowering.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Marking } from "../../ui/marking.tsx";
import type { Tlp } from "../../ui/tlp.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";

const STALE = [["report"], ["reports"], ["lowerings"]] as const;

const STATES = {
  asked: "lowering.asked",
  done: "lowering.done",
  refused: "lowering.refused",
  taken_back: "lowering.taken_back",
  expired: "lowering.expired",
} as const;

const marked = (l: Lowering["labels"][number]["from"]) => ({
  tlp: l.tlp as Tlp,
  caveats: l.pap === null ? l.caveats : [...l.caveats, `pap:${l.pap}`],
});

/** @param of whether it says which report it is of: beside others of other reports */
export function OneLowering({ lowering: l, of }: { readonly lowering: Lowering; readonly of: boolean }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const unlike = [...new Map(l.labels.map((m) => [JSON.stringify(m), m])).values()];
  return (
    <li>
      <div className="top">
        <span className="n">{moment(l.at, now, lang)}</span>
        <b>{say(l.owner.name)}</b>
        <span>{l.by ?? ""}</span>
        <b className={l.mayAnswer ? "shu end" : "end"}>{t(STATES[l.state])}</b>
      </div>
      {keyed(unlike, (m) => JSON.stringify(m)).map(({ key, row: m }) => (
        <p key={key} className="lowering-move">
          <Marking marking={marked(m.from)} /> <span aria-hidden="true">→</span>
          <span className="sr">{t("lowering.becomes")}</span> <Marking marking={marked(m.to)} />
        </p>
      ))}
      <p>
        <Told text={l.reason} />
      </p>
      <p className="s">
        {of ? <Go href={PATHS.report(l.report)}>{t("report.report")}</Go> : null}{" "}
        {l.values === null ? (
          t("lowering.wholeReport")
        ) : (
          <span className="v">{l.values.map((v) => v.value).join(" ")}</span>
        )}{" "}
        <Told text={t("lowering.basisIs", { basis: l.basis })} />{" "}
        {l.state === "asked" ? t("lowering.until", { at: moment(l.until, now, lang) }) : null}
      </p>
      {l.answeredBy === null ? null : (
        <p className="s">
          {l.endedAt === null ? "" : moment(l.endedAt, now, lang)}{" "}
          {t("lowering.answered", { body: say(l.answeredBy.body.name), name: l.answeredBy.name ?? "" })}{" "}
          {l.answerReason ? <Told text={l.answerReason} /> : null}
        </p>
      )}
      {l.mayAnswer || l.mayTakeBack ? (
        <div className="acts">
          {l.mayAnswer ? (
            <>
              <OneAct
                say={t("lowering.confirm")}
                look="main"
                act={(_, key) => answerLowering(l.id, "confirmed", null, key)}
                stale={STALE}
              />
              <OneAct
                say={t("lowering.refuse")}
                words={t("lowering.refuseWhy")}
                act={(why, key) => answerLowering(l.id, "refused", why, key)}
                stale={STALE}
              />
            </>
          ) : null}
          {l.mayTakeBack ? (
            <OneAct say={t("lowering.takeBack")} act={(_, key) => takeBackLowering(l.id, key)} stale={STALE} />
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
