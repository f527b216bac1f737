/** On a report: what was proposed to lower of it and what came of that; on one's own, the form that proposes. */
import "../partners/partners.css";
import "./lowering.css";
import type { ReportDetail, ReportLowerings } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { proposeLowering } from "../../hub/lowering.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { TLP_ORDER, type Tlp } from "../../ui/tlp.tsx";
import { caveatName } from "../../words/names.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick } from "../acting/form-act.tsx";
import { OneLowering } from "./one-lowering.tsx";

const STALE = [["report"], ["lowerings"]] as const;

const PAP_ORDER = ["clear", "green", "amber", "red"] as const;

/** Nothing where the report is another body's and nobody asked this one to confirm. */
export function LoweringBlock({ report }: { readonly report: ReportDetail }) {
  const { t } = useWords();
  const reads = useLeave("declassification.read").allowed;
  const may = useLeave("declassification.propose").allowed;
  const found = useQuery({ ...QUERIES.reportLowerings(report.id), enabled: reads }).data;
  if (!found || (found.items.length === 0 && found.offer === null)) return null;
  const waits = found.items.some((l) => l.state === "asked");
  return (
    <Block title={t("lowering.title")} sub={t("lowering.sub")}>
      <ul className="log">
        {found.items.map((l) => (
          <OneLowering key={l.id} lowering={l} of={false} />
        ))}
      </ul>
      {may && found.offer !== null && !waits ? <Propose report={report} offer={found.offer} /> : null}
    </Block>
  );
}

function Propose({
  report,
  offer,
}: {
  readonly report: ReportDetail;
  readonly offer: NonNullable<ReportLowerings["offer"]>;
}) {
  const { t, lang } = useWords();
  const [lifts, setLifts] = useState<readonly string[]>([]);
  const asItIs = { value: "", say: t("lowering.asItIs") };
  const tlps = TLP_ORDER.slice(0, TLP_ORDER.indexOf(offer.tlp as Tlp));
  const paps = offer.pap === null ? [] : PAP_ORDER.slice(0, PAP_ORDER.indexOf(offer.pap as (typeof PAP_ORDER)[number]));
  const known = new Map(report.itemList.map((i) => [i.value, i.kind]));
  return (
    <div className="acts">
      <FormAct
        say={t("lowering.propose")}
        stale={STALE}
        act={(of, key) => {
          const values = of("values")
            .split(/\s+/)
            .filter(Boolean)
            .map((value) => ({ kind: known.get(value) ?? "", value }));
          const [tlp, pap] = [of("tlp"), of("pap")];
          const to = { ...(tlp === "" ? {} : { tlp }), ...(pap === "" ? {} : { pap }), lifts };
          const said = { to, basis: of("basis"), reason: of("reason") };
          return proposeLowering(report.id, values.length === 0 ? said : { ...said, values }, key);
        }}
      >
        <Pick
          name="tlp"
          label={t("lowering.tlp")}
          optional
          choices={[asItIs, ...tlps.map((one) => ({ value: one, say: `TLP:${one.toUpperCase()}` }))]}
        />
        {paps.length === 0 ? null : (
          <Pick
            name="pap"
            label={t("lowering.pap")}
            optional
            choices={[
              asItIs,
              { value: "none", say: t("lowering.papNone") },
              ...paps.map((one) => ({ value: one, say: `PAP:${one.toUpperCase()}` })),
            ]}
          />
        )}
        {offer.liftable.length === 0 ? null : (
          <fieldset className="lowering-lifts">
            <legend className="l">{t("lowering.lifts")}</legend>
            {offer.liftable.map((code) => (
              <label key={code}>
                <input
                  type="checkbox"
                  checked={lifts.includes(code)}
                  onChange={(e) => setLifts(e.target.checked ? [...lifts, code] : lifts.filter((one) => one !== code))}
                />
                {caveatName(code, lang)}
              </label>
            ))}
          </fieldset>
        )}
        {offer.held.length === 0 ? null : (
          <p className="s">
            {t("lowering.held", {
              caveats: offer.held.map((code) => caveatName(code, lang)).join(PUNCTUATION[lang].comma),
            })}
          </p>
        )}
        <Field name="values" label={t("lowering.values")} hint={t("lowering.valuesHint")} long optional />
        <Field name="basis" label={t("lowering.basis")} />
        <Field name="reason" label={t("lowering.reason")} long />
        <p className="s lowering-who">{t(offer.otherBody ? "lowering.twoBodies" : "lowering.twoPeople")}</p>
      </FormAct>
    </div>
  );
}
