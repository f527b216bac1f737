/** On another body's report: ask for consent to pass it on to a body of one's choice. */
import type { ReportDetail } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Gate } from "../../app/gate.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { useWords } from "../../words/use-words.ts";
import { BodyPick } from "../acting/body-pick.tsx";
import { AskConsent } from "./ask-consent.tsx";

export function AskHere({ report }: { readonly report: ReportDetail }) {
  const { t } = useWords();
  const id = useId();
  const me = useQuery(QUERIES.me()).data;
  const [to, setTo] = useState("");
  if (!me || report.sender.id === me.body.id) return null;
  return (
    <Block title={t("share.consents")}>
      <Gate act="consent.exchange">
        <div className="f">
          <label className="l" htmlFor={id}>
            {t("share.askTo")}
          </label>
          <BodyPick id={id} value={to} onPick={setTo} />
        </div>
        {to === "" ? null : <AskConsent say={t("share.ask")} report={report.id} to={[to]} />}
      </Gate>
    </Block>
  );
}
