/** How grave the case is held to be: what counts now, the form to say it anew (key E), what was said before, other scales. */
import type { CaseDetail } from "@noroshi/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Gate } from "../../app/gate.tsx";
import { useKeysOn } from "../../app/page-frame.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Keys } from "../../ui/kbd.tsx";
import { isField } from "../../ui/row-keys.ts";
import { Mach } from "../../ui/says.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWords } from "../../words/use-words.ts";
import { Assess } from "./assess.tsx";
import { SeverityLine } from "./severity-line.tsx";

export function SeverityBlock({ data, now }: { readonly data: CaseDetail; readonly now: string }) {
  const { t } = useWords();
  const toast = useToast();
  const client = useQueryClient();
  const keysOn = useKeysOn();
  const may = useLeave("case.assess").allowed;
  const methods = useQuery(QUERIES.methods());
  const [open, setOpen] = useState(false);
  const on = data.founding?.id ?? data.members[0]?.report.id;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!keysOn || !may || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      if (event.key.toLowerCase() !== "e" || document.querySelector("[role=dialog], [role=menu]")) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [keysOn, may]);
  const done = (outcome: string) => {
    setOpen(false);
    toast(t(outcome === "rejected" ? "severity.rejected" : "severity.recorded"));
    void client.invalidateQueries();
  };
  const { severity } = data;
  return (
    <Block title={t("severity.title")} sub={t("severity.sub")} className="severity">
      {severity ? (
        <p className="now">
          <SeverityLine assessment={severity} />
        </p>
      ) : (
        <p className="s">
          {t("severity.none")} {t("severity.noneNext")}
        </p>
      )}
      <CampaignLine campaign={data.campaign} />
      {open && on && may ? (
        <Assess reportId={on} methods={methods.data?.methods ?? []} onDone={done} onLeave={() => setOpen(false)} />
      ) : on ? (
        <p className="acts">
          <Gate act="case.assess">
            <Button onClick={() => setOpen(true)}>
              {t(severity ? "severity.again" : "severity.assess")} <Keys keys={["E"]} />
            </Button>
          </Gate>
        </p>
      ) : null}
      <OtherScales scales={data.otherScales} />
      <History all={data.assessments} now={now} />
    </Block>
  );
}

function CampaignLine({ campaign }: { readonly campaign: CaseDetail["campaign"] }) {
  const { t } = useWords();
  if (!campaign || campaign.points === 0) return null;
  const { incidents: count, points, lifted } = campaign;
  return (
    <p className="camp">
      <Mach>
        {lifted === null
          ? t("severity.campaignBare", { count, points })
          : t("severity.campaign", { count, points, lifted: lifted.toFixed(1) })}
      </Mach>
      {campaign.verified ? null : <span className="cav gues">{t("severity.unverified")}</span>}
    </p>
  );
}

function OtherScales({ scales }: { readonly scales: CaseDetail["otherScales"] }) {
  const { t, say } = useWords();
  if (scales.length === 0) return null;
  return (
    <details className="scales">
      <summary>
        <Mach>{t("severity.scales")}</Mach>
      </summary>
      <dl>
        {scales.map((s) => (
          <div key={s.scale}>
            <dt title={s.source}>{say(s.name)}</dt>
            <dd>
              {s.value} {s.verified ? null : <span className="cav gues">{t("severity.unverified")}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="s">{t("severity.scalesNote")}</p>
    </details>
  );
}

function History({ all, now }: { readonly all: CaseDetail["assessments"]; readonly now: string }) {
  const { t, lang, say } = useWords();
  if (all.length === 0) return null;
  return (
    <details className="past" open={all.length <= 3}>
      <summary>
        {t("severity.history")} <span className="s">{t("severity.historySub", { count: all.length })}</span>
      </summary>
      <ol>
        {all.map((a) => (
          <li key={a.id}>
            <span className="nw">{moment(a.at, now, lang)}</span>
            <SeverityLine assessment={a} />
            <span className="s">{say(a.by.name)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
