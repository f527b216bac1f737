/** On a body's own report: to what kinds of bodies its values went, and what came of them there. Nobody is named. */
import type { ReportDetail } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { useWords } from "../../words/use-words.ts";
import { saysKey } from "../received/says.ts";

const WHO = { government: "share.government", member: "share.member", abroad: "share.abroad" } as const;

/** Nothing where the report is another body's. */
export function Outcome({ report }: { readonly report: ReportDetail }) {
  const { t, lang } = useWords();
  const now = useNow();
  const me = useQuery(QUERIES.me()).data;
  const own = me !== undefined && report.sender.id === me.body.id;
  const outcome = useQuery({ ...QUERIES.outcome(report.id), enabled: own }).data;
  if (!own || !outcome) return null;
  return (
    <Block title={t("share.outcome")} sub={t("share.outcomeSub")} className="outcome">
      {outcome.released.length === 0 ? <p className="s">{t("share.outcomeNone")}</p> : null}
      <ul className="plain">
        {outcome.released.map((r) => (
          <li key={`${r.at} ${r.recipient}`}>
            <span className="n">{moment(r.at, now, lang)}</span>{" "}
            {t("share.outcomeReleased", { values: r.values, bodies: r.bodies, who: t(WHO[r.recipient]) })}
          </li>
        ))}
        {outcome.answers.map((a) => (
          <li key={`${a.kind} ${a.value} ${a.says} ${a.recipient}`}>
            <span className="n">{moment(a.at, now, lang)}</span> <b className="v">{a.value}</b> {t(saysKey(a.says))}{" "}
            <span className="s">{t("share.outcomeAnswer", { who: t(WHO[a.recipient]), count: a.answers })}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
