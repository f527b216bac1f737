/** On a body's own form: its answers on sharing as they stand, taken back with one press; a sealed one passed on; a follow-up. */
import "../mine/mine.css";
import type { Receipt, ReportDetail } from "@noroshi/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { type ConsentFlag, passOn, withdrawFlag } from "../../hub/own-acts.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWords } from "../../words/use-words.ts";

const FLAGS = [
  { flag: "shareAnonymised", stored: "share_anonymised", label: "匿名化した技術情報の共有", say: "mine.anonymised" },
  { flag: "shareAbroad", stored: "share_abroad", label: "海外機関への共有", say: "mine.abroad" },
] as const;

const GIVEN = {
  law_enforcement_use: "mine.law_enforcement_use",
  third_party_release: "mine.third_party_release",
  share_with_coordinator: "mine.share_with_coordinator",
} as const;

/** Nothing where the report is another body's, or no form. */
export function OwnActs({ report }: { readonly report: ReportDetail }) {
  const { t, lang } = useWords();
  const now = useNow();
  const client = useQueryClient();
  const toast = useToast();
  const me = useQuery(QUERIES.me()).data;
  const owner = report.originator ?? report.sender;
  const own = me !== undefined && owner.id === me.body.id;
  const acts = useQuery({ ...QUERIES.reportActs(report.id), enabled: own }).data;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  if (!own || !me || report.kind !== "common_form" || !acts) return null;
  const does = async (act: () => Promise<Receipt>, said: string) => {
    setBusy(true);
    setFailed(null);
    try {
      const receipt = await act();
      toast(receipt.outcome === "rejected" ? t("mine.rejected") : said);
      await client.invalidateQueries();
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  const answer = (label: string): boolean => report.fields.some((f) => f.label === label && f.read === "true");
  const late = acts.consents.some((c) => c.given === "share_with_coordinator");
  // A sealed report is never linked; a legal duty passes others on whatever their reporter answered.
  const sealed = !answer("調整機関への提供") && !late && report.linkedAt === null;
  const withdraw = (flag: ConsentFlag) => does(() => withdrawFlag(me.body.slug, report.id, flag), t("mine.withdrawn"));
  return (
    <Block
      title={t("mine.consents")}
      sub={t("mine.consentsSub")}
      className="own-acts"
      end={
        <>
          {report.raw && !/json/.test(report.raw.mediaType) ? (
            <a href={PATHS.workbook(report.id)} download>
              {t("mine.asWorkbook")}
            </a>
          ) : null}{" "}
          <Go href={PATHS.form(report.format.replace("common-form-", ""), report.id)}>{t("mine.followUp")}</Go>
        </>
      }
    >
      {sealed ? (
        <div className="desk-note">
          <p>
            <b>{t("mine.sealed")}</b> <span className="s">{t("mine.sealedSays")}</span>
          </p>
          <div className="acts">
            <Gate act="consent.give">
              <Button
                disabled={busy}
                onClick={() => void does(() => passOn(me.body.slug, report.id), t("mine.passedOn"))}
              >
                {t("mine.passOn")}
              </Button>
            </Gate>
          </div>
        </div>
      ) : null}
      {FLAGS.map(({ flag, stored, label, say }) => {
        const back = acts.withdrawals.find((w) => w.flags.includes(stored));
        const given = answer(label) && !back;
        return (
          <div key={flag} className="row">
            <span>
              {t(say)}{" "}
              <span className="s">
                {back
                  ? t("mine.withdrawnAt", { at: moment(back.at, now, lang) })
                  : t(given ? "mine.given" : "mine.notGiven")}
              </span>
            </span>
            {given ? (
              <Gate act="consent.withdraw">
                <Button disabled={busy} onClick={() => void withdraw(flag)}>
                  {t("mine.withdraw")}
                </Button>
              </Gate>
            ) : null}
          </div>
        );
      })}
      {acts.consents.map((c) => (
        <p key={c.id} className="s">
          {t("mine.consentOf", { at: moment(c.at, now, lang), what: t(GIVEN[c.given]) })}
        </p>
      ))}
      <p className="s">{t("mine.withdrawSays")}</p>
      {failed ? <Trouble error={failed} /> : null}
    </Block>
  );
}
