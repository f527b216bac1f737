/** The switch of one batch: does what this receipt speaks of count as old material? Reversible, with a reason, recorded. */
import type { Receipt } from "@noroshi/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { sayOld } from "../../hub/own-acts.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWords } from "../../words/use-words.ts";

export function OldMaterial({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const me = useQuery(QUERIES.me()).data;
  const first = useQuery({ ...QUERIES.report(receipt.reportId ?? ""), enabled: receipt.reportId !== null }).data;
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  // The receipt of a desk speaks of another body's report: that body says whether it is old.
  if (!first || !me || (first.originator ?? first.sender).id !== me.body.id) return null;
  const turn = async () => {
    setBusy(true);
    setFailed(null);
    try {
      await sayOld(receipt.id, !first.historical, why.trim());
      toast(t("mine.oldDone"));
      setWhy("");
      await client.invalidateQueries();
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Block title={t("mine.old")}>
      <p>{t(first.historical ? "mine.oldIs" : "mine.oldIsNot")}</p>
      <p className="s">{t("mine.oldSays")}</p>
      <Gate act="report.mark_historical">
        <label className="f">
          <span className="l">{t("mine.oldWhy")}</span>
          <input className="i" value={why} maxLength={4000} onChange={(e) => setWhy(e.target.value)} />
        </label>
        <div className="acts old-acts">
          <Button disabled={busy || why.trim() === ""} onClick={() => void turn()}>
            {t(first.historical ? "mine.makeCurrent" : "mine.makeOld")}
          </Button>
        </div>
      </Gate>
      {failed ? <Trouble error={failed} /> : null}
    </Block>
  );
}
