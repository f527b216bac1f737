/** The consent inbox: what others ask of us and what we asked, with every answer and what it changes. */
import "../partners/partners.css";
import "../preview/preview.css";
import type { ConsentRequest } from "@noroshi/api";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { Older } from "../../app/older.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { answerConsent, endConsent, takeBackRequest } from "../../hub/sharing.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { Told } from "../../ui/told.tsx";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";
import { ListHead } from "../list-head.tsx";
import { audienceOf } from "./audience.tsx";
import { GrantNaming, NamingTold } from "./naming.tsx";

const STALE = [["consents"], ["report"]] as const;

export function ConsentsPage() {
  const { t } = useWords();
  const me = useQuery(QUERIES.me()).data;
  const question = useInfiniteQuery(QUERIES.consentRequests());
  usePage(t("share.consents"), []);
  return (
    <>
      <ListHead title={t("share.consents")} sub={t("share.consentsSub")} end="" />
      <Answer question={question} rows={6}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty say={t("share.consentsNone")} next={t("share.consentsNext")} />;
          const own = (q: ConsentRequest) => q.asked.id === me?.body.id;
          return (
            <div className="cols preview-cols">
              <Requests title={t("share.askedUs")} items={items.filter(own)} mine />
              <Requests title={t("share.weAsked")} items={items.filter((q) => !own(q))} mine={false} />
            </div>
          );
        }}
      </Answer>
      <Older question={question} />
    </>
  );
}

interface Side {
  readonly title: string;
  readonly items: readonly ConsentRequest[];
  /** Are they asked of us? */
  readonly mine: boolean;
}

function Requests({ title, items, mine }: Side) {
  return (
    <Block title={title} sub={items.length}>
      <ul className="log">
        {items.map((q) => (
          <Request key={q.id} request={q} mine={mine} />
        ))}
      </ul>
    </Block>
  );
}

const STATES = {
  open: "share.stateOpen",
  granted: "share.stateGranted",
  refused: "share.stateRefused",
  taken_back: "share.stateBack",
  ended: "share.stateEnded",
} as const;

function Request({ request: q, mine }: { readonly request: ConsentRequest; readonly mine: boolean }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const naming = q.for === "victim_naming";
  const recipients = q.recipients.map((r) => say(r.name)).join("・");
  const asks = q.for === "law_enforcement_use" ? "share.policeFor" : "share.askFor";
  const told = q.offered ? "victim.offeredTo" : "victim.toName";
  const waits = mine && q.state === "open";
  return (
    <li>
      <div className="top">
        <span className="n">{moment(q.at, now, lang)}</span>
        <b>{say((mine ? q.asker : q.asked).name)}</b>
        <span>{naming ? t(told, { audience: audienceOf(q, lang) }) : t(asks, { recipients })}</span>
        <b className={waits ? "shu end" : "end"}>{t(STATES[q.state])}</b>
      </div>
      {q.reason === "" ? null : (
        <p>
          <Told text={q.reason} />
        </p>
      )}
      <p className="s">
        {q.report === null ? t("victim.anothers") : <Go href={PATHS.report(q.report)}>{t("report.report")}</Go>}{" "}
        {naming ? null : q.values === null ? (
          t("share.wholeReport")
        ) : (
          <span className="v">{q.values.map((v) => v.value).join(" ")}</span>
        )}{" "}
        {q.until ? t("share.until", { at: moment(q.until, now, lang) }) : ""}
      </p>
      {naming ? <NamingTold request={q} /> : null}
      {q.effect.map((e) => (
        <p key={e.body.id} className="s">
          {t("share.effect", { body: say(e.body.name), of: e.of, may: e.may })}
        </p>
      ))}
      {q.answers.map((a) => (
        <p key={`${a.kind} ${a.at}`} className="s">
          {moment(a.at, now, lang)} {say(a.body.name)} {a.by}
          {PUNCTUATION[lang].colon}
          {t(STATES[a.kind as keyof typeof STATES])} {a.words ? <Told text={a.words} /> : null}
        </p>
      ))}
      {waits ? (
        <Gate act="consent.give">
          {naming ? null : <p className="s">{t("share.grantSays")}</p>}
          <div className="acts">
            {naming ? (
              <GrantNaming request={q} />
            ) : (
              <OneAct
                say={t("share.grant")}
                act={(_, key) => answerConsent(q.id, "granted", null, key)}
                stale={STALE}
              />
            )}
            <OneAct
              say={t("share.refuse")}
              words={t("share.refuseWhy")}
              act={(words, key) => answerConsent(q.id, "refused", words, key)}
              stale={STALE}
            />
          </div>
        </Gate>
      ) : null}
      {mine && q.state === "granted" ? (
        <Gate act="consent.withdraw">
          <OneAct say={t("share.endGrant")} act={(_, key) => endConsent(q.id, key)} stale={STALE} />
        </Gate>
      ) : null}
      {!mine && q.state === "open" ? (
        <Gate act="consent.exchange">
          <OneAct say={t("share.takeBack")} act={(_, key) => takeBackRequest(q.id, key)} stale={STALE} />
        </Gate>
      ) : null}
    </li>
  );
}
