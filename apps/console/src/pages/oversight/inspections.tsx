/** Inspections: ordered by sampling or by target, with the entries that they look at, findings, and how they ended. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { orderInspection } from "../../hub/overseeing.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/states.tsx";
import { nameOf } from "../../words/names.ts";
import { OUTCOME_NAMES } from "../../words/oversight.ts";
import { useWords } from "../../words/use-words.ts";
import type { Written } from "../acting/form-act.tsx";
import { InspectionPaper } from "./inspection-paper.tsx";
import { StandingForm } from "./standing-form.tsx";

export function Inspections() {
  const { t, lang, say } = useWords();
  const now = useNow();
  const list = useQuery(QUERIES.inspections());
  const mayInspect = useLeave("oversight.inspect").allowed;
  const [shown, setShown] = useState<string | null>(null);
  if (shown !== null) return <InspectionPaper id={shown} onBack={() => setShown(null)} />;
  return (
    <>
      {mayInspect ? <Order /> : null}
      <Answer question={list}>
        {({ items }) => (
          <Block title={t("oversight.inspections")} sub={items.length}>
            {items.length === 0 ? (
              <Empty say={t("oversight.noInspections")} next={t("oversight.noInspectionsNext")} />
            ) : (
              <ul className="plain asked">
                {items.map((i) => (
                  <li key={i.id}>
                    <b>{i.number}</b> {t(`oversight.${i.way}`)}{" "}
                    <span className="s">
                      {i.scope.body ? `${say(i.scope.body.name)} · ` : ""}
                      {t("oversight.of", { count: i.items, population: i.population })} · {moment(i.at, now, lang)} ·{" "}
                      {i.outcome === null ? t("oversight.open") : nameOf(OUTCOME_NAMES, i.outcome, lang)}
                    </span>{" "}
                    <Button small onClick={() => setShown(i.id)}>
                      {t("oversight.show")}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </Block>
        )}
      </Answer>
    </>
  );
}

function Order() {
  const { t, say } = useWords();
  const bodies = useQuery(QUERIES.bodies()).data?.items ?? [];
  const order = (of: Written, key: string) =>
    orderInspection(
      {
        way: of("way") === "target" ? "target" : "sample",
        size: Number(of("size")),
        body: of("body") === "" ? null : of("body"),
        reason: of("reason"),
        subject: of("subject") === "" ? null : of("subject"),
        traffic: of("traffic") === "yes",
        files: of("files") === "yes",
      },
      key,
    );
  return (
    <Block title={t("oversight.inspect")} sub={t("oversight.inspectSub")}>
      <StandingForm say={t("oversight.order")} act={order}>
        <label className="f">
          <span className="l">{t("oversight.way")}</span>
          <select name="way" className="i">
            <option value="sample">{t("oversight.sample")}</option>
            <option value="target">{t("oversight.target")}</option>
          </select>
        </label>
        <label className="f">
          <span className="l">{t("oversight.size")}</span>
          <input name="size" className="i" type="number" min={1} max={500} defaultValue={20} required />
        </label>
        <label className="f">
          <span className="l">{t("oversight.body")}</span>
          <select name="body" className="i">
            <option value="">{t("oversight.anyBody")}</option>
            {bodies.map((b) => (
              <option key={b.id} value={b.slug}>
                {say(b.name)}
              </option>
            ))}
          </select>
        </label>
        <label className="f">
          <span className="l">{t("opened.subject")}</span>
          <input name="subject" className="i" maxLength={36} />
        </label>
        <label className="f">
          <span className="l">{t("oversight.reason")}</span>
          <textarea name="reason" className="i" rows={2} maxLength={8000} required />
        </label>
        <label className="tick">
          <input type="checkbox" name="traffic" value="yes" /> {t("opened.scopeTraffic")}
        </label>
        <label className="tick">
          <input type="checkbox" name="files" value="yes" /> {t("opened.scopeFiles")}
        </label>
      </StandingForm>
    </Block>
  );
}
