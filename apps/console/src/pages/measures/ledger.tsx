/** Money that was lost, frozen or recovered, by currency and day, and the register of who was told of the measure or is not yet. */
import type { MeasureDetail } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { fromField } from "../../format/office-instant.ts";
import { moment } from "../../format/time.ts";
import { actOnMeasure } from "../../hub/measures.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Flag } from "../../ui/says.tsx";
import { Told } from "../../ui/told.tsx";
import { LOSS_KINDS } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick } from "../acting/form-act.tsx";
import { sumsOf } from "./sums.ts";

const STALE = [["measures"]] as const;
const KINDS = ["lost", "frozen", "recovered"] as const;

interface Props {
  readonly measure: MeasureDetail;
}

export function Losses({ measure: m }: Props) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const may = useLeave("measure.ask").allowed;
  if (m.losses.length === 0 && !may) return null;
  const sums = sumsOf(m.losses).map((s) => `${nameOf(LOSS_KINDS, s.kind, lang)} ${s.amount} ${s.currency}`);
  return (
    <Block title={t("measure.money")} sub={sums.length > 0 ? sums.join(lang === "ja" ? "・" : " · ") : null}>
      {m.losses.length === 0 ? <p className="s">{t("measure.noMoney")}</p> : null}
      <ul className="plain">
        {keyed(m.losses, (l) => `${l.on} ${l.kind} ${l.amount} ${l.body.id}`).map(({ key, row: l }) => (
          <li key={key}>
            {nameOf(LOSS_KINDS, l.kind, lang)} <b>{l.amount}</b> {l.currency}{" "}
            <span className="s">
              {l.on}
              {lang === "ja" ? "・" : " · "}
              {say(l.body.name)}
            </span>
          </li>
        ))}
      </ul>
      {may ? (
        <div className="acts">
          <FormAct
            say={t("measure.tellLoss")}
            stale={STALE}
            act={(written) =>
              actOnMeasure(m.id, m.step, "losses", {
                kind: written("kind"),
                amount: written("amount"),
                currency: written("currency").toUpperCase(),
                on: written("on"),
              })
            }
          >
            <Pick
              name="kind"
              label={t("measure.lossKind")}
              choices={KINDS.map((k) => ({ value: k, say: nameOf(LOSS_KINDS, k, lang) }))}
            />
            <Field name="amount" label={t("measure.amount")} pattern="\d{1,15}(\.\d{1,2})?" />
            <Field name="currency" label={t("measure.currency")} pattern="[A-Za-z]{3}" first="JPY" />
            <Field name="on" label={t("measure.lossOn")} type="date" first={now.slice(0, 10)} />
          </FormAct>
        </div>
      ) : null}
    </Block>
  );
}

export function Notices({ measure: m }: Props) {
  const { t, lang } = useWords();
  const now = useNow();
  const may = useLeave("measure.ask").allowed && m.mine;
  if (m.notices.length === 0 && !may) return null;
  return (
    <Block title={t("measure.notices")}>
      {m.notices.length === 0 ? <p className="s">{t("measure.noNotices")}</p> : null}
      <ul className="plain">
        {m.notices.map((n) => (
          <li key={n.at}>
            {n.reviewAt === null ? (
              t("measure.notified")
            ) : n.overdue ? (
              <Flag>{t("measure.deferred", { at: moment(n.reviewAt, now, lang) })}</Flag>
            ) : (
              t("measure.deferred", { at: moment(n.reviewAt, now, lang) })
            )}{" "}
            <span className="s">{moment(n.at, now, lang)}</span>
            <span className="under">
              <Told text={n.words ?? ""} />
            </span>
          </li>
        ))}
      </ul>
      {may ? (
        <div className="acts">
          <FormAct
            say={t("measure.tellNotified")}
            stale={STALE}
            act={(written) => actOnMeasure(m.id, m.step, "notices", { kind: "notified", words: written("words") })}
          >
            <Field name="words" label={t("measure.notifiedWhom")} long />
          </FormAct>
          <FormAct
            say={t("measure.tellDeferred")}
            stale={STALE}
            act={(written) =>
              actOnMeasure(m.id, m.step, "notices", {
                kind: "deferred",
                words: written("words"),
                reviewAt: fromField(written("reviewAt")),
              })
            }
          >
            <Field name="words" label={t("measure.deferredWhy")} long />
            <Field name="reviewAt" label={t("measure.reviewAt")} type="datetime-local" />
          </FormAct>
        </div>
      ) : null}
    </Block>
  );
}
