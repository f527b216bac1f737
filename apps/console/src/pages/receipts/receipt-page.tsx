/** The receipt: the report is stored, this number proves it, and what was refused of it. */
import "./receipt.css";
import type { Receipt } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { exact } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { FaultList } from "../../ui/fault-list.tsx";
import { Go } from "../../ui/go.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { nameOf, OUTCOME_NAMES, OUTCOME_NEXT, OUTCOME_SHORT } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { ProofBlock } from "../proof/proof-block.tsx";
import { OldMaterial } from "./old-material.tsx";

const STORED: ReadonlySet<Receipt["outcome"]> = new Set(["created", "amended", "replayed", "recorded", "withheld"]);

export function ReceiptPage() {
  const { t } = useWords();
  const { id } = useParams({ strict: false });
  const question = useQuery(QUERIES.receipt(id ?? ""));
  usePage(t("report.receiptTitle"), []);
  return (
    <>
      {question.data ? null : <h1 className="sr">{t("report.receiptTitle")}</h1>}
      <Answer question={question} rows={4}>
        {(receipt) => <ReceiptSheet receipt={receipt} />}
      </Answer>
    </>
  );
}

/** The seven outcomes that a receipt may have, each in plain words: what it means, and what to do. */
function OtherOutcomes({ but }: { readonly but: Receipt["outcome"] }) {
  const { t, lang } = useWords();
  return (
    <details className="outcomes">
      <summary>{t("mine.meaning")}</summary>
      <dl>
        {Object.keys(OUTCOME_NAMES).map((outcome) => (
          <div key={outcome} aria-current={outcome === but ? "true" : undefined}>
            <dt>{nameOf(OUTCOME_SHORT, outcome, lang)}</dt>
            <dd>
              {nameOf(OUTCOME_NAMES, outcome, lang)} <span className="s">{nameOf(OUTCOME_NEXT, outcome, lang)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function ReceiptSheet({ receipt }: { readonly receipt: Receipt }) {
  const { t, lang } = useWords();
  const toast = useToast();
  const stored = STORED.has(receipt.outcome);
  const copy = () => {
    void navigator.clipboard?.writeText(receipt.id).then(() => toast(t("frame.copied")));
  };
  return (
    <div className="receipt">
      <header className="list-head">
        <h1>{stored ? `✓ ${t("intake.sent")}` : t("report.receiptTitle")}</h1>
      </header>
      <p className="read-text">{nameOf(OUTCOME_NAMES, receipt.outcome, lang)}</p>
      <p className="s">{nameOf(OUTCOME_NEXT, receipt.outcome, lang)}</p>
      <dl className="kv ruled">
        <dt>{t("report.receiptId")}</dt>
        <dd>
          <span className="v id">{receipt.id}</span>{" "}
          <Button small onClick={copy}>
            {t("frame.copy")}
          </Button>
        </dd>
        <dt>{t("report.receivedAt")}</dt>
        <dd>
          <time dateTime={receipt.receivedAt}>{exact(receipt.receivedAt, lang)}</time>
        </dd>
        {receipt.version !== null && receipt.version > 1 ? (
          <>
            <dt>{t("report.report")}</dt>
            <dd>{t("report.version", { version: receipt.version })}</dd>
          </>
        ) : null}
      </dl>
      {stored ? <p className="s stands">{t("report.stands")}</p> : null}
      <div className="acts">
        {receipt.reportId ? (
          <Go className="b main" href={PATHS.report(receipt.reportId)}>
            {t("report.openReport")}
          </Go>
        ) : null}
        <Go className="b" href={PATHS.intake()}>
          {t("report.fileAnother")}
        </Go>
      </div>
      {receipt.reportIds.length > 1 ? (
        <Block title={t("report.reportIds")} sub={receipt.reportIds.length}>
          <ul className="ids">
            {receipt.reportIds.slice(0, 200).map((id) => (
              <li key={id}>
                <Go className="v" href={PATHS.report(id)}>
                  {id}
                </Go>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      {receipt.refused.length > 0 ? (
        <Block title={t("report.refused")} sub={stored ? t("report.refusedSub") : null}>
          <FaultList faults={receipt.refused} />
        </Block>
      ) : null}
      {receipt.reportId ? <OldMaterial receipt={receipt} /> : null}
      <ProofBlock about={receipt.id} />
      <OtherOutcomes but={receipt.outcome} />
    </div>
  );
}
