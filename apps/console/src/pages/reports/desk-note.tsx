/** On a report that a desk filed: how it came, in whose words; and for the body whose report it is, the question whether it is right. */
import "../desk/desk.css";
import type { DeskEntry, ReportDetail } from "@noroshi/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { confirmDesk } from "../../hub/own-acts.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { CHANNEL_KEYS, STATE_KEYS } from "../desk/desk-words.ts";

export function DeskNote({ report, desk }: { readonly report: ReportDetail; readonly desk: DeskEntry }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const me = useQuery(QUERIES.me()).data;
  const at = (iso: string) => moment(iso, now, lang);
  const { caller, callback, paperLog } = desk;
  const asked = desk.state === "unconfirmed" && me?.body.id === desk.organisation.id;
  return (
    <Block
      title={t("desk.noteTitle")}
      sub={t(CHANNEL_KEYS[desk.channel] ?? "desk.other")}
      end={`${desk.state === "unconfirmed" ? "▶" : "✓"} ${t(STATE_KEYS[desk.state])}`}
    >
      {asked ? <Ask report={report} desk={desk} /> : null}
      <dl className="kv">
        <dt>{t("desk.number")}</dt>
        <dd className="v">{desk.number}</dd>
        <dt>{t("desk.from")}</dt>
        <dd>
          {[caller.name, caller.role].filter(Boolean).join("・")} <span className="s">{at(desk.calledAt)}</span>
        </dd>
        <dt>{t("desk.callbackNumber")}</dt>
        <dd>
          {callback ? (
            <>
              {callback.number}{" "}
              <span className="s">{`${callback.numberFrom}・${callback.spokeTo}・${at(callback.at)}`}</span>
            </>
          ) : (
            `${t("desk.unverified")}: ${desk.whyNotVerified}`
          )}
        </dd>
        <dt>{t("desk.officer")}</dt>
        <dd>{`${say(desk.filedBy.name)}・${desk.officer}`}</dd>
        <dt>{t("desk.received")}</dt>
        <dd>
          {paperLog
            ? t("desk.statedReceipt", { at: at(desk.receivedAt), entered: at(desk.enteredAt) })
            : at(desk.receivedAt)}
        </dd>
        {paperLog ? (
          <>
            <dt>{t("desk.paper")}</dt>
            <dd>{`${paperLog.batch}・${paperLog.reference}・${paperLog.why}`}</dd>
          </>
        ) : null}
      </dl>
      <h3>{t("desk.words")}</h3>
      <div className="desk-note answered">
        <blockquote>
          <Told text={desk.heard} />
        </blockquote>
      </div>
    </Block>
  );
}

function Ask({ report, desk }: { readonly report: ReportDetail; readonly desk: DeskEntry }) {
  const { t, say } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setFailed(null);
    try {
      await confirmDesk(report.id);
      toast(t("desk.confirmedToast"));
      await client.invalidateQueries();
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="desk-note">
      <p>
        <b>{t("desk.noteAsk")}</b>
      </p>
      <p className="s">{t("desk.noteAskNext", { desk: say(desk.filedBy.name) })}</p>
      <div className="acts">
        <Gate act="report.submit">
          <Button disabled={busy} onClick={() => void confirm()}>
            {t("desk.confirm")}
          </Button>
          <Go className="b" href={PATHS.form(report.format.replace("common-form-", ""), report.id)}>
            {t("desk.correct")}
          </Go>
        </Gate>
      </div>
      {failed ? <Trouble error={failed} /> : null}
    </div>
  );
}
