/** What is kept how long, what is due, what two people agreed to erase, what is held, and whether all that is gone went rightly. */
import type { Retention as Kept } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { answerDisposal, answerHold, askHold, liftHold, proposeDisposal } from "../../hub/overseeing.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Told } from "../../ui/told.tsx";
import { nameOf } from "../../words/names.ts";
import { DISPOSAL_STATES } from "../../words/oversight.ts";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";

const STALE = [["retention"]] as const;

export function Retention() {
  const retention = useQuery(QUERIES.retention());
  const oversees = useLeave("oversight.read").allowed;
  return (
    <>
      <Answer question={retention} rows={6}>
        {(kept) => (
          <>
            <Classes kept={kept} />
            <Disposals kept={kept} />
            <Holds kept={kept} />
          </>
        )}
      </Answer>
      {oversees ? <Verification /> : null}
    </>
  );
}

function Classes({ kept }: { readonly kept: Kept }) {
  const { t, say } = useWords();
  const mayPropose = useLeave("retention.propose").allowed;
  return (
    <Block title={t("oversight.classes")} sub={kept.plan.verified ? "" : t("oversight.assumed")}>
      <ul className="plain">
        {kept.plan.classes.map((c) => (
          <li key={c.id}>
            <b>{say(c.name)}</b>{" "}
            <span className="s">
              {t(c.anchor === "received" ? "oversight.received" : "oversight.caseClosed")}{" "}
              {t("oversight.days", { count: c.keepDays })}
            </span>{" "}
            {t("oversight.due")} <b>{c.due}</b>
            {mayPropose && c.due > 0 ? (
              <OneAct
                say={t("oversight.propose")}
                words={t("oversight.proposeWhy")}
                act={(reason, key) => proposeDisposal(c.id, reason, key)}
                stale={STALE}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Disposals({ kept }: { readonly kept: Kept }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <Block title={t("oversight.disposals")} sub={kept.disposals.length}>
      {kept.disposals.length === 0 ? <p className="s">{t("oversight.noDisposals")}</p> : null}
      <ul className="plain">
        {kept.disposals.map((d) => (
          <li key={d.id}>
            <b>{nameOf(DISPOSAL_STATES, d.state, lang)}</b> {d.class} · {d.reports}{" "}
            <span className="s">
              {say(d.by.body.name)} {d.by.name ?? ""} {moment(d.at, now, lang)}
            </span>
            {d.erased === null ? null : (
              <span className="under">{t("oversight.erased", { count: d.erased, kept: d.keptBack ?? 0 })}</span>
            )}
            <span className="under">
              <Told text={d.reason} />
            </span>
            {d.mayAnswer ? <Answers act={(answer, key) => answerDisposal(d.id, answer, key)} /> : null}
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Holds({ kept }: { readonly kept: Kept }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const mayHold = useLeave("legal_hold.keep").allowed;
  return (
    <Block title={t("oversight.holds")} sub={t("oversight.holdsSub")}>
      {mayHold ? <AskHold /> : null}
      {kept.holds.length === 0 ? <p className="s">{t("oversight.noHolds")}</p> : null}
      <ul className="plain">
        {kept.holds.map((h) => (
          <li key={h.id}>
            <b>{nameOf(DISPOSAL_STATES, h.state, lang)}</b>{" "}
            {t(h.about.kind === "report" ? "oversight.ofReport" : "oversight.ofCase")}{" "}
            <span className="v">{h.about.id}</span>{" "}
            <span className="s">
              {say(h.by.body.name)} {h.by.name ?? ""} {moment(h.at, now, lang)}
            </span>
            <span className="under">
              <Told text={h.reason} />
            </span>
            {mayHold && h.mayAnswer ? <Answers act={(answer, key) => answerHold(h.id, answer, key)} /> : null}
            {mayHold && h.state === "lies" ? (
              <OneAct
                say={t("oversight.lift")}
                words={t("oversight.liftWhy")}
                act={(reason, key) => liftHold(h.id, reason, key)}
                stale={STALE}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** The first line of what is written is the id, the rest is why. */
function AskHold() {
  const { t } = useWords();
  return (
    <div className="acts">
      {(["report", "case"] as const).map((kind) => (
        <OneAct
          key={kind}
          say={`${t("oversight.hold")}: ${t(kind === "report" ? "oversight.ofReport" : "oversight.ofCase")}`}
          words={`${t("oversight.holdAbout")} ⏎ ${t("oversight.reason")}`}
          act={(words, key) => {
            const [id = "", ...why] = words.split("\n");
            return askHold({ kind, id: id.trim() }, why.join("\n").trim(), key);
          }}
          stale={STALE}
        />
      ))}
    </div>
  );
}

function Answers({ act }: { readonly act: (answer: "confirmed" | "refused", key: string) => Promise<unknown> }) {
  const { t } = useWords();
  return (
    <div className="acts">
      <OneAct say={t("oversight.confirm")} act={(_, key) => act("confirmed", key)} stale={STALE} />
      <OneAct say={t("oversight.refuse")} act={(_, key) => act("refused", key)} stale={STALE} />
    </div>
  );
}

function Verification() {
  const { t } = useWords();
  const verification = useQuery(QUERIES.erasures());
  return (
    <Block title={t("oversight.verification")}>
      <Answer question={verification}>
        {(v) =>
          v.findings.length === 0 ? (
            <p>{t("oversight.verified", { erased: v.erased, certified: v.certified })}</p>
          ) : (
            <>
              <p className="flag">{t("oversight.wrong", { count: v.findings.length })}</p>
              <ul className="plain">
                {v.findings.map((f) => (
                  <li key={`${f.code} ${f.key}`}>
                    <b>{f.code}</b> <span className="v">{f.key}</span> <span className="s v">{f.against ?? ""}</span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answer>
    </Block>
  );
}
