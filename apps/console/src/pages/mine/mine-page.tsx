/** A body's own page: what is asked of it, what it sent, and what came of that. */
import "../reports/reports.css";
import "./mine.css";
import type { Receipt } from "@noroshi/api";
import { FORMS } from "@noroshi/api/form";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { canKeep, draftsOf, ownerOf } from "../../drafts/vault.ts";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { nameOf, OUTCOME_SHORT } from "../../words/names.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { WorkBlock } from "../acting/work-block.tsx";
import { ListHead } from "../list-head.tsx";

type Line = Receipt & { readonly title: string | null };

/** The part of a form's address that names it. */
const shortOf = (format: string): string => format.replace("common-form-", "");

export function MinePage() {
  const { t, lang } = useWords();
  const now = useNow();
  const receipts = useInfiniteQuery(QUERIES.receipts());
  usePage(t("mine.title"), []);
  const lines: readonly Line[] = receipts.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <>
      <ListHead title={t("mine.title")} sub={t("mine.sub")} end={<span />} />
      <div className="cols mine-cols">
        <div>
          <WorkBlock now={now} />
          <Asked lines={lines} />
          <Block title={t("mine.receipts")}>
            <Answer question={receipts} rows={6}>
              {() =>
                lines.length === 0 ? (
                  <Empty say={t("mine.noReceipts")} />
                ) : (
                  <ul>
                    {lines.map((line) => (
                      <ReceiptLine key={line.id} line={line} />
                    ))}
                  </ul>
                )
              }
            </Answer>
            {receipts.hasNextPage ? (
              <Button onClick={() => void receipts.fetchNextPage()}>{t("frame.more")}</Button>
            ) : null}
          </Block>
        </div>
        <Block title={t("form.start")}>
          <p className="s">{t("form.startNext")}</p>
          <div className="start">
            {FORMS.map((f) => (
              <Go key={f.format} className="b main" href={PATHS.form(shortOf(f.format))}>
                {f[lang]}
              </Go>
            ))}
            <Go className="b" href={PATHS.intake()}>
              {t("frame.file")}
            </Go>
            {FORMS.map((f) => (
              <Go key={f.format} href={PATHS.blank(shortOf(f.format))}>
                {t("form.print")}
                {PUNCTUATION[lang].opens}
                {f[lang]}
                {PUNCTUATION[lang].closes}
              </Go>
            ))}
          </div>
        </Block>
      </div>
    </>
  );
}

/** What waits for this body: drafts on this device, entries of a desk to confirm, sealed reports, refused parts. */
function Asked({ lines }: { readonly lines: readonly Line[] }) {
  const { t, say } = useWords();
  const me = useQuery(QUERIES.me()).data;
  const desk = useInfiniteQuery(QUERIES.desk()).data?.pages.flatMap((p) => p.items) ?? [];
  const [drafts, setDrafts] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!me || !canKeep()) return;
    void draftsOf(ownerOf(me).id).then((found) => setDrafts(found.map((d) => d.id)));
  }, [me]);
  const asks = [
    ...drafts.map((id) => {
      const [form = "", from] = id.split(":");
      return { key: id, say: t("form.waitsTitle"), what: t("mine.draftWaits"), href: PATHS.form(shortOf(form), from) };
    }),
    ...desk
      .filter((d) => d.state === "unconfirmed" && d.organisation.id === me?.body.id)
      .map((d) => ({
        key: d.reportId,
        say: t("mine.confirmAsk", { desk: say(d.filedBy.name) }),
        what: d.title,
        href: PATHS.report(d.reportId),
      })),
    ...lines
      .filter((l) => l.outcome === "withheld" && l.reportId)
      .map((l) => ({
        key: l.id,
        say: t("mine.withheldAsk"),
        what: l.title ?? l.id,
        href: PATHS.report(l.reportId ?? ""),
      })),
    ...lines
      .filter((l) => l.refused.length > 0)
      .slice(0, 5)
      .map((l) => ({
        key: `refused ${l.id}`,
        say: t("mine.refusedAsk", { count: l.refused.length }),
        what: l.title ?? l.id,
        href: PATHS.receipt(l.id),
      })),
  ];
  return (
    <Block title={t("mine.asked")} sub={asks.length > 0 ? asks.length : null}>
      {asks.length === 0 ? (
        <p className="s">{t("mine.nothing")}</p>
      ) : (
        <ul className="asks">
          {asks.map((ask) => (
            <li key={ask.key}>
              <span className="ask">
                <Go href={ask.href}>{ask.say}</Go>
              </span>
              <span className="s">{ask.what}</span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

function ReceiptLine({ line }: { readonly line: Line }) {
  const { t, lang } = useWords();
  const now = useNow();
  return (
    <li className="rep">
      <div className="h">
        <Go className="ttl" href={PATHS.receipt(line.id)}>
          {line.title ?? t("mine.act")}
        </Go>
        <span className="end">
          <span className={line.outcome === "rejected" || line.outcome === "conflict" ? "shu" : ""}>
            {nameOf(OUTCOME_SHORT, line.outcome, lang)}
          </span>
        </span>
      </div>
      <p className="s">
        <time dateTime={line.receivedAt}>{moment(line.receivedAt, now, lang)}</time>{" "}
        <span className="v">{line.id}</span>
      </p>
    </li>
  );
}
