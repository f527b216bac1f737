/** Times at the gates: how long a request stood at each, and whether each approval came before the act. */
import type { MeasureDetail } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { lasting, minutesBetween } from "../../format/lasting.ts";
import { moment } from "../../format/time.ts";
import { Block } from "../../ui/block.tsx";
import { Flag } from "../../ui/says.tsx";
import { MEASURE_STATES, VOTES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { type Approval, approvalsOf, staysOf } from "./gate-times.ts";

const MINUTE = 60_000;

export function GateTimes({ measure: m }: { readonly measure: MeasureDetail }) {
  const { t, lang } = useWords();
  const now = useNow();
  const approvals = approvalsOf(m);
  return (
    <Block title={t("gates.times")} sub={t("gates.timesSub")}>
      <table className="list times">
        <thead>
          <tr>
            <th scope="col">{t("gates.gate")}</th>
            <th scope="col">{t("gates.from")}</th>
            <th scope="col" className="n">
              {t("gates.stood")}
            </th>
          </tr>
        </thead>
        <tbody>
          {staysOf(m).map((s) => (
            <tr key={`${s.state} ${s.from}`}>
              <td>{nameOf(MEASURE_STATES, s.state, lang)}</td>
              <td className="nw">{moment(s.from, now, lang)}</td>
              <td className="n nw">
                {lasting(minutesBetween(s.from, s.to ?? now), lang)}
                {s.to === null ? ` ${t("gates.still")}` : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="plain">
        {approvals.map((a) => (
          <li key={`${a.by} ${a.at} ${a.says}`}>
            {nameOf(VOTES, a.says, lang)} — {a.by ?? "—"} <span className="s nw">{moment(a.at, now, lang)}</span>{" "}
            <Order of={a} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Order({ of: a }: { readonly of: Approval }) {
  const { t, lang } = useWords();
  const apart = lasting(a.apart / MINUTE, lang);
  if (a.order === "none") return <span className="s">{t("gates.noAct")}</span>;
  if (a.order === "after") return <Flag>{t("gates.afterAct", { time: apart })}</Flag>;
  return <span className="s">✓ {t("gates.beforeAct", { time: apart })}</span>;
}
