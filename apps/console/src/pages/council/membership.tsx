/**
 * A body's own membership: how it stands, what it still has to do, the agreement, and who of it keeps the secrets. It is the page that
 * stays open while all else is closed to the body.
 */
import "./council.css";
import type { CouncilBook, CouncilMembership } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { acceptAgreement, acknowledgeSecrecy, answerCouncil } from "../../hub/council.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Done, Flag } from "../../ui/says.tsx";
import { Empty } from "../../ui/states.tsx";
import { MEMBER_STATE_NAMES } from "../../words/council.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { FormAct } from "../acting/form-act.tsx";
import { OneAct } from "../acting/one-act.tsx";
import { ListHead } from "../list-head.tsx";
import { Agreement } from "./agreement.tsx";
import { History } from "./history.tsx";
import { ClassPick } from "./inviting.tsx";
import { Materials } from "./materials.tsx";

const STALE = [["council"], ["me"]] as const;
const MAY_APPLY: ReadonlySet<CouncilMembership["state"]> = new Set(["invited", "declined", "refused", "ended"]);

export function Membership() {
  const { t } = useWords();
  const own = useQuery(QUERIES.membership());
  const book = useQuery(QUERIES.council());
  usePage(t("council.ownTitle"), []);
  return (
    <>
      <ListHead title={t("council.ownTitle")} sub={t("council.title")} end="" />
      <Answer question={own} rows={4}>
        {({ membership, mayApply }) => (
          <>
            {membership ? (
              <Standing membership={membership} />
            ) : (
              <Empty say={t("council.stranger")} next={t("council.strangerNext")} />
            )}
            {book.data && (membership ? MAY_APPLY.has(membership.state) : mayApply) ? (
              <Gate act="council.take_part">
                <Applying book={book.data} membership={membership} />
              </Gate>
            ) : null}
            {membership && book.data ? <Binding book={book.data} membership={membership} /> : null}
            {membership && !membership.closed ? <Materials /> : null}
            {membership ? (
              <Block title={t("council.history")}>
                <History of={membership.history} />
              </Block>
            ) : null}
          </>
        )}
      </Answer>
    </>
  );
}

function Standing({ membership: m }: { readonly membership: CouncilMembership }) {
  const { t, lang } = useWords();
  const now = useNow();
  const last = m.history.findLast((h) => h.kind === m.state);
  return (
    <section className="closed-note" role="status">
      <b>{m.closed ? <Flag>{t("council.closedTitle")}</Flag> : nameOf(MEMBER_STATE_NAMES, m.state, lang)}</b>
      <span className="s">
        {[
          m.closed ? nameOf(MEMBER_STATE_NAMES, m.state, lang) : null,
          t("council.since", { at: moment(m.since, now, lang) }),
          last?.reason,
          m.state === "applied" ? t("council.waitsOffice") : null,
        ]
          .filter((one) => one)
          .join(" · ")}
      </span>
      {m.closed ? <p>{t("council.closedNext")}</p> : null}
      {m.state === "admitted" || m.state === "suspended" ? (
        <Gate act="council.take_part">
          <OneAct
            say={t("council.leave")}
            words={t("council.leaveWords")}
            stale={STALE}
            act={(reason, key) => answerCouncil("ended", { reason }, key)}
          />
        </Gate>
      ) : null}
    </section>
  );
}

interface Props {
  readonly book: CouncilBook;
  readonly membership: CouncilMembership;
}

function Applying({
  book,
  membership,
}: {
  readonly book: CouncilBook;
  readonly membership: Props["membership"] | null;
}) {
  const { t, say } = useWords();
  const kind = useQuery(QUERIES.me()).data?.body.kind;
  const classes = book.classes
    .filter((c) => kind !== undefined && c.bodies.includes(kind))
    .toSorted((a, b) => Number(b.id === membership?.class) - Number(a.id === membership?.class));
  return (
    <div className="acts">
      <FormAct
        say={t("council.apply")}
        stale={STALE}
        act={(written, key) => answerCouncil("applied", { class: written("class") }, key)}
      >
        <ClassPick classes={classes} say={say} label={t("council.class")} unverified={t("council.unverified")} />
      </FormAct>
      {membership?.state === "invited" ? (
        <OneAct
          say={t("council.decline")}
          words={t("council.reason")}
          stale={STALE}
          act={(reason, key) => answerCouncil("declined", { reason }, key)}
        />
      ) : null}
    </div>
  );
}

function Binding({ book, membership: m }: Props) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const [current] = book.agreements;
  const accepted = current !== undefined && m.accepted?.version === current.version;
  const own = m.named.find((p) => p.own);
  return (
    <>
      <Agreement agreement={current}>
        {current === undefined ? null : (
          <Gate act="council.take_part">
            <div className="acts">
              {accepted ? (
                <Done>{t("council.accepted", { version: current.version })}</Done>
              ) : (
                <OneAct
                  say={t("council.accept")}
                  look="main"
                  stale={STALE}
                  act={(_, key) => acceptAgreement(current.digest, key)}
                />
              )}
              {own?.at ? (
                <Done>{t("council.acknowledge")}</Done>
              ) : (
                <OneAct
                  say={t("council.acknowledge")}
                  stale={STALE}
                  act={(_, key) => acknowledgeSecrecy(current.digest, key)}
                />
              )}
              <span className="s">{t("council.acceptHint")}</span>
            </div>
          </Gate>
        )}
        {m.overdue ? <Flag>{t("council.overdue")}</Flag> : null}
      </Agreement>
      <Block title={t("council.people")} sub={t("council.acknowledged", { count: m.acknowledged, people: m.people })}>
        {m.named.length === 0 ? <p className="s">{t("council.nobody")}</p> : null}
        <ul>
          {m.named.map((p) => (
            <li key={p.name.en}>
              {say(p.name)} {p.own ? <span className="s">{t("council.you")}</span> : null}{" "}
              {p.at ? <Done>{moment(p.at, now, lang)}</Done> : <span className="s">{t("council.notYet")}</span>}
            </li>
          ))}
        </ul>
      </Block>
    </>
  );
}
