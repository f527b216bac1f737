/** One inspection: why, which entries, what was found, how it ended. */
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { sayOnInspection } from "../../hub/overseeing.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Told } from "../../ui/told.tsx";
import { nameOf } from "../../words/names.ts";
import { OUTCOME_NAMES } from "../../words/oversight.ts";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";
import { ProofBlock } from "../proof/proof-block.tsx";
import { EntryTable } from "../record/entries.tsx";
import { TouchedBlock } from "./touched.tsx";

const STALE = [["oversight"]] as const;

export function InspectionPaper({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const { t, lang } = useWords();
  const now = useNow();
  const paper = useQuery(QUERIES.inspection(id));
  const may = useLeave("oversight.inspect").allowed;
  return (
    <Answer question={paper} rows={8}>
      {(i) => (
        <Block
          title={`${t("oversight.inspections")} ${i.number}`}
          sub={i.outcome === null ? t("oversight.open") : nameOf(OUTCOME_NAMES, i.outcome, lang)}
          end={
            <Button small onClick={onBack}>
              {t("oversight.back")}
            </Button>
          }
        >
          <dl>
            <dt>{t("oversight.reason")}</dt>
            <dd>{i.reason === null ? "—" : <Told text={i.reason} />}</dd>
            <dt>{t("oversight.way")}</dt>
            <dd>
              {[
                t(`oversight.${i.way}`),
                t("oversight.of", { count: i.items, population: i.population }),
                ...(i.scope.traffic ? [t("opened.scopeTraffic")] : []),
                ...(i.scope.files ? [t("opened.scopeFiles")] : []),
              ].join(" · ")}
            </dd>
            <dt>{t("oversight.seed")}</dt>
            <dd className="v">{i.seed}</dd>
          </dl>
          {i.words.map((w) => (
            <p key={w.id}>
              <b>{w.outcome === null ? t("oversight.finding") : nameOf(OUTCOME_NAMES, w.outcome, lang)}</b>{" "}
              {w.words === null ? "—" : <Told text={w.words} />}{" "}
              <span className="s nw">
                {w.by ?? ""} {moment(w.at, now, lang)}
              </span>
            </p>
          ))}
          {may && i.outcome === null ? (
            <div className="acts">
              <OneAct
                say={t("oversight.find")}
                words={t("oversight.finding")}
                act={(words, key) => sayOnInspection(id, { kind: "finding", words }, key)}
                stale={STALE}
              />
              <OneAct
                say={t("oversight.closeGood")}
                words={t("oversight.closing")}
                act={(words, key) => sayOnInspection(id, { kind: "closing", outcome: "in_order", words }, key)}
                stale={STALE}
              />
              <OneAct
                say={t("oversight.closeBad")}
                words={t("oversight.closing")}
                act={(words, key) => sayOnInspection(id, { kind: "closing", outcome: "not_in_order", words }, key)}
                stale={STALE}
              />
            </div>
          ) : null}
          <div className="wide">
            <EntryTable items={i.entries} />
          </div>
          <TouchedBlock inspection={i} />
          <ProofBlock about={i.id} />
        </Block>
      )}
    </Answer>
  );
}
