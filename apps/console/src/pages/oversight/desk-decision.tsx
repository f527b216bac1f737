/**
 * The decision on one request: as asked, with conditions, or not; the grounds; how many have signed. Approving and refusing have
 * the same weight, and nothing is chosen beforehand. What stands approved can only be taken back.
 */
import type { MeasureDetail } from "@noroshi/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { sayToBody } from "../../hub/overseeing.ts";
import { QUERIES } from "../../hub/queries.ts";
import { vote } from "../../hub/signing.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";
import { MeasureActs } from "../measures/measure-acts.tsx";
import { useMeasureAct } from "../measures/use-measure-act.ts";

const STALE = [["oversight"]] as const;
type Says = "approve" | "approve_with_conditions" | "refuse";

interface Props {
  readonly measure: MeasureDetail;
}

export function DeskDecision({ measure: m }: Props) {
  const { t } = useWords();
  const maySay = useLeave("oversight.say").allowed;
  const decide = useLeave("measure.decide").allowed && m.may.includes("vote");
  const rests = !decide && !m.may.includes("review");
  return (
    <div className="decision">
      {decide ? <Decision measure={m} /> : null}
      {rests ? (
        <Block title={t("oversight.yourDecision")}>
          <p className="s">{t("oversight.nothingToDecide")}</p>
        </Block>
      ) : null}
      <MeasureActs measure={m} ballot={false} />
      {maySay ? (
        <div className="acts asks">
          <OneAct
            say={t("oversight.askRequester")}
            words={t("oversight.askedWhat")}
            act={(words, key) => sayToBody({ kind: "demand", to: m.asker.slug, words, measure: m.id }, key)}
            stale={STALE}
          />
        </div>
      ) : null}
    </div>
  );
}

/** The words of a vote: its conditions one a line, then its grounds. */
const wordsOf = (conditions: readonly string[], grounds: string): string =>
  [...conditions.map((c) => `・${c}`), ...(conditions.length > 0 && grounds !== "" ? [""] : []), grounds]
    .join("\n")
    .trim();

function Decision({ measure: m }: Props) {
  const { t } = useWords();
  const act = useMeasureAct();
  const client = useQueryClient();
  const hasPasskey = (useQuery(QUERIES.account()).data?.passkeys.length ?? 0) > 0;
  const standing = m.state === "approved" || m.state === "approved_with_conditions";
  const [says, setSays] = useState<Says | null>(null);
  const [conditions, setConditions] = useState<readonly string[]>([""]);
  const [grounds, setGrounds] = useState("");
  const written = conditions.map((c) => c.trim()).filter((c) => c !== "");
  const conditional = says === "approve_with_conditions";
  const lacks =
    says === null
      ? t("oversight.chooseFirst")
      : conditional && written.length === 0
        ? t("oversight.conditionFirst")
        : says === "refuse" && grounds.trim() === ""
          ? t("oversight.groundsFirst")
          : null;
  const choices = standing
    ? ([["refuse", t("oversight.takeBack")]] as const)
    : ([
        ["approve", t("oversight.asAsked")],
        ["approve_with_conditions", t("oversight.withConditions")],
        ["refuse", t("oversight.doRefuse")],
      ] as const);
  const sign = (event: FormEvent) => {
    event.preventDefault();
    if (lacks !== null || says === null || act.isPending) return;
    const words = wordsOf(conditional ? written : [], grounds.trim());
    act.mutate(async () => {
      const told = await vote(m, { says, ...(words === "" ? {} : { words }) });
      // Here, since what was decided takes this form away before anything after it is called.
      await client.invalidateQueries({ queryKey: ["oversight"] });
      return told;
    });
  };
  const signed = m.votes.filter((v) => v.exactlyThis).length;
  return (
    <Block title={t("oversight.yourDecision")}>
      <form onSubmit={sign}>
        <fieldset className="choice">
          <legend className="sr">{t("oversight.yourDecision")}</legend>
          {choices.map(([value, say]) => (
            <label key={value}>
              <input type="radio" name="says" value={value} checked={says === value} onChange={() => setSays(value)} />
              <b>{say}</b>
            </label>
          ))}
        </fieldset>
        {conditional ? <Conditions all={conditions} onAll={setConditions} /> : null}
        <label className="f">
          <span className="l">{t("oversight.grounds")}</span>
          <textarea
            className="i"
            name="grounds"
            rows={4}
            maxLength={6000}
            value={grounds}
            onChange={(e) => setGrounds(e.target.value)}
          />
        </label>
        <div className="acts">
          <Button type="submit" look="main" disabled={lacks !== null || act.isPending}>
            {t("oversight.sign")}
          </Button>
          {lacks === null ? null : <span className="s">{lacks}</span>}
        </div>
        <p className="s">{t("oversight.quorum", { quorum: m.plan.quorum, signed })}</p>
        <p className="s">{hasPasskey ? t("gates.willSign") : t("gates.noPasskey")}</p>
        {act.isError ? <Trouble error={act.error} /> : null}
      </form>
    </Block>
  );
}

function Conditions(p: { readonly all: readonly string[]; readonly onAll: (all: readonly string[]) => void }) {
  const { t } = useWords();
  return (
    <div className="cond">
      {p.all.map((text, at) => {
        const name = t("oversight.condition", { n: at + 1 });
        return (
          <label className="f" key={name}>
            <span className="l">{name}</span>
            <input
              className="i"
              value={text}
              maxLength={500}
              onChange={(e) => p.onAll(p.all.with(at, e.target.value))}
            />
          </label>
        );
      })}
      <Button small look="bare" disabled={p.all.length >= 20} onClick={() => p.onAll([...p.all, ""])}>
        {t("oversight.addCondition")}
      </Button>
    </div>
  );
}
