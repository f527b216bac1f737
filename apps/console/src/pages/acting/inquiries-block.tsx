/** Requests that belong to a case, as the reader's body made or got them. */
import "./acting.css";
import type { Inquiry } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { moment } from "../../format/time.ts";
import { sayOnInquiry } from "../../hub/acting.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Flag } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";
import { Asking } from "./asking.tsx";
import { OneAct } from "./one-act.tsx";

const STALE = [["inquiries"], ["work"]] as const;
const STATE = {
  open: "acting.open",
  answered: "acting.answered",
  refused: "acting.refused",
  withdrawn: "acting.withdrawn",
} as const;

export function InquiriesBlock({ caseId, now }: { readonly caseId: string; readonly now: string }) {
  const { t } = useWords();
  const items = useQuery(QUERIES.caseInquiries(caseId)).data?.items ?? [];
  const asks = useLeave("inquiry.exchange").allowed;
  if (items.length === 0 && !asks) return null;
  return (
    <Block title={t("acting.requests")} sub={items.length > 0 ? t("acting.tasksSub", { count: items.length }) : null}>
      {items.length === 0 ? <p className="s">{t("acting.noRequests")}</p> : null}
      <ul>
        {items.map((one) => (
          <InquiryLine key={one.id} inquiry={one} now={now} />
        ))}
      </ul>
      {asks ? <Asking caseId={caseId} /> : null}
    </Block>
  );
}

export function InquiryLine({ inquiry, now }: { readonly inquiry: Inquiry; readonly now: string }) {
  const { t, lang, say } = useWords();
  const due = inquiry.due === null ? null : t("acting.due", { at: moment(inquiry.due, now, lang) });
  return (
    <li className="inquiry">
      <div className="h">
        <span className="s">
          {t("acting.asks", { asker: say(inquiry.asker.name), asked: say(inquiry.asked.name) })}
        </span>
        <span className="end s">{t(STATE[inquiry.state])}</span>
      </div>
      <p className="words">{inquiry.question}</p>
      {inquiry.basis === null ? null : <p className="s">{t("council.byLaw", { basis: inquiry.basis })}</p>}
      {due ? <p className="s">{inquiry.late ? <Flag>{`${due} ${t("acting.late")}`}</Flag> : due}</p> : null}
      {inquiry.words.map((w) =>
        w.words === "" ? null : (
          <p key={w.id} className="words">
            <span className="s">{say(w.by.body.name)}</span> {w.words}
          </p>
        ),
      )}
      {inquiry.state === "open" ? (
        <div className="acts">
          {inquiry.mine ? (
            <OneAct
              say={t("acting.remind")}
              stale={STALE}
              act={(_, key) => sayOnInquiry(inquiry.id, "reminder", null, key)}
            />
          ) : (
            <>
              <OneAct
                say={t("acting.answer")}
                words={t("acting.answerText")}
                stale={STALE}
                act={(words, key) => sayOnInquiry(inquiry.id, "answer", words, key)}
              />
              <OneAct
                say={t("acting.refuse")}
                words={t("acting.reason")}
                stale={STALE}
                act={(words, key) => sayOnInquiry(inquiry.id, "refusal", words, key)}
              />
            </>
          )}
        </div>
      ) : null}
    </li>
  );
}
