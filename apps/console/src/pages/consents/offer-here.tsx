/** On an own report: say, without having been asked, that this body may be named as its victim: by whom, to whom, fact by fact, until when. */
import "../release/release.css";
import type { ReportDetail } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Gate } from "../../app/gate.tsx";
import { fromField } from "../../format/office-instant.ts";
import { QUERIES } from "../../hub/queries.ts";
import { offerNaming } from "../../hub/sharing.ts";
import { Block } from "../../ui/block.tsx";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick } from "../acting/form-act.tsx";
import { AudienceFields, audienceIn, namesIn } from "./audience.tsx";
import { ALL_FACTS, FactFields, factsIn } from "./naming.tsx";

export function OfferHere({ report }: { readonly report: ReportDetail }) {
  const { t, say } = useWords();
  const me = useQuery(QUERIES.me()).data;
  const bodies = useQuery(QUERIES.bodies()).data?.items ?? [];
  if (me?.body.id !== report.sender.id) return null;
  const others = bodies.filter((b) => b.id !== me.body.id);
  const offices = others.filter((b) => b.kind === "coordinator");
  if (offices.length === 0) return null;
  return (
    <Block title={t("victim.offerTitle")}>
      <Gate act="consent.give">
        <FormAct
          say={t("victim.offer")}
          stale={[["consents"]]}
          act={(written, key) => {
            const until = written("until");
            const to = others.filter((b) => written(`to.${b.slug}`) !== "").map((b) => b.slug);
            const said = { report: report.id, office: written("office"), words: written("words") };
            const ends = until === "" ? {} : { until: fromField(until) };
            const audience = { to: [...to, ...namesIn(written("others"))], ...audienceIn(written) };
            return offerNaming({ ...said, ...audience, ...ends, victim: factsIn(ALL_FACTS, written) }, key);
          }}
        >
          <p className="s">{t("victim.offerSays")}</p>
          <Pick
            name="office"
            label={t("victim.office")}
            choices={offices.map((b) => ({ value: b.slug, say: say(b.name) }))}
          />
          <fieldset className="who-to">
            <legend className="l">{t("victim.bodies")}</legend>
            {others.map((b) => (
              <label key={b.id}>
                <input type="checkbox" name={`to.${b.slug}`} /> {say(b.name)}{" "}
              </label>
            ))}
          </fieldset>
          <Field name="others" label={t("victim.others")} hint={t("victim.groupsHint")} optional />
          <AudienceFields />
          <p className="s">{t("victim.grantSays")}</p>
          <FactFields fields={ALL_FACTS} />
          <Field name="until" label={t("victim.until")} type="datetime-local" optional />
          <Field name="words" label={t("victim.offerWords")} long optional />
        </FormAct>
      </Gate>
    </Block>
  );
}
