/** What this person may do about one measure now. Approve and refuse never differ in weight; each act is on exactly what is shown. */
import type { MeasureDetail } from "@noroshi/api";
import { useRef } from "react";
import { Trouble } from "../../app/answer.tsx";
import { actOnMeasure } from "../../hub/measures.ts";
import { type Vote, vote } from "../../hub/signing.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { MEASURE_EVENTS, VOTES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { useMeasureAct } from "./use-measure-act.ts";

const SAYS = ["approve", "approve_with_conditions", "refuse"] as const;
/** Steps that the asking body takes by a button of its own. */
const STEPS = [
  "send_to_review",
  "submit",
  "direct",
  "report_outcome",
  "close",
  "withdraw",
  "declare_emergency",
] as const;

interface Act {
  readonly way: string;
  readonly name: string;
  readonly said: (words: string) => unknown;
}

interface ActsProps {
  readonly measure: MeasureDetail;
  /** False where the ballot stands beside it already. */
  readonly ballot?: boolean;
}

export function MeasureActs({ measure: m, ballot = true }: ActsProps) {
  const { t, lang } = useWords();
  const ask = useLeave("measure.ask").allowed;
  const review = useLeave("measure.review").allowed;
  const consult = useLeave("measure.consult").allowed;
  const decide = useLeave("measure.decide").allowed;
  const may = (name: string): boolean => m.may.includes(name);
  const optional = (words: string) => (words === "" ? {} : { words });
  const votes: Act[] = SAYS.map((says) => ({
    way: "votes",
    name: nameOf(VOTES, says, lang),
    said: (words) => ({ says, ...optional(words) }),
  }));
  const steps: Act[] = STEPS.filter(may).map((event) => ({
    way: "steps",
    name: nameOf(MEASURE_EVENTS, event, lang),
    said: (words) => ({ event, ...optional(words) }),
  }));
  const legal: Act[] = [true, false].map((passes) => ({
    way: "legal-review",
    name: t(passes ? "measure.legalPass" : "measure.legalBack"),
    said: (words) => ({ passes, ...optional(words) }),
  }));
  const said: Act = { way: "consultation", name: t("measure.consult"), said: (reference) => ({ reference }) };
  const last: Act = { way: "review", name: t("measure.reviewed"), said: (words) => ({ words }) };
  return (
    <>
      {ballot && decide && may("vote") ? (
        <Acts
          measure={m}
          title={t("measure.decide")}
          sub={t("measure.decideSub")}
          words={t("measure.words")}
          acts={votes}
        />
      ) : null}
      {decide && may("review") ? (
        <Acts measure={m} title={t("measure.reviewed")} words={t("measure.reason")} acts={[last]} />
      ) : null}
      {review && may("pass_review") ? (
        <Acts measure={m} title={nameOf(MEASURE_EVENTS, "pass_review", lang)} words={t("measure.words")} acts={legal} />
      ) : null}
      {consult && may("consult") ? (
        <Acts measure={m} title={t("measure.consult")} words={t("measure.reference")} acts={[said]} />
      ) : null}
      {ask && steps.length > 0 ? (
        <Acts measure={m} title={t("measure.next")} words={t("measure.reason")} acts={steps} />
      ) : null}
    </>
  );
}

interface Props {
  readonly measure: MeasureDetail;
  readonly title: string;
  readonly sub?: string;
  readonly words: string;
  readonly acts: readonly Act[];
}

function Acts({ measure: m, title, sub, words, acts }: Props) {
  const text = useRef<HTMLTextAreaElement>(null);
  const act = useMeasureAct();
  return (
    <Block title={title} sub={sub}>
      <div className="say">
        <label className="f">
          <span className="l">{words}</span>
          <textarea ref={text} className="i" rows={2} maxLength={8000} />
        </label>
        <div className="acts">
          {acts.map((one) => (
            <Button
              key={one.name}
              disabled={act.isPending}
              onClick={() =>
                act.mutate(() => {
                  const said = one.said(text.current?.value.trim() ?? "");
                  return one.way === "votes"
                    ? vote(m, said as unknown as Vote)
                    : actOnMeasure(m.id, m.step, one.way, said);
                })
              }
            >
              {one.name}
            </Button>
          ))}
        </div>
        {act.isError ? <Trouble error={act.error} /> : null}
      </div>
    </Block>
  );
}
