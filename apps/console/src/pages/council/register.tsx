/** The office's page of the council: who stands how, what waits for a decision, the agreement, and what was asked of members. */
import "./council.css";
import type { CouncilClass, CouncilMember } from "@noroshi/api";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { fromField } from "../../format/office-instant.ts";
import { moment } from "../../format/time.ts";
import { publishAgreement } from "../../hub/council.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Flag } from "../../ui/says.tsx";
import { Empty } from "../../ui/states.tsx";
import { MEMBER_STATE_NAMES } from "../../words/council.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct } from "../acting/form-act.tsx";
import { ListHead } from "../list-head.tsx";
import { Agreement } from "./agreement.tsx";
import { Deciding } from "./deciding.tsx";
import { History } from "./history.tsx";
import { Inviting } from "./inviting.tsx";
import { Materials } from "./materials.tsx";

const STALE = [["council"]] as const;

export function Register() {
  const { t } = useWords();
  const members = useInfiniteQuery(QUERIES.members());
  const book = useQuery(QUERIES.council());
  usePage(t("council.title"), []);
  return (
    <>
      <ListHead title={t("council.title")} sub={t("council.registerSub")} end="" />
      <Answer question={members} rows={6}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          return (
            <Block title={t("council.register")} sub={items.length > 0 ? items.length : null}>
              {items.length === 0 ? (
                <Empty say={t("council.none")} next={t("council.noneNext")} />
              ) : (
                <Members items={items} classes={book.data?.classes ?? []} />
              )}
              {members.hasNextPage ? (
                <Button disabled={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
                  {t("council.older")}
                </Button>
              ) : null}
              <Gate act="council.keep">
                <Inviting classes={book.data?.classes ?? []} />
              </Gate>
            </Block>
          );
        }}
      </Answer>
      <Answer question={book} rows={3}>
        {({ agreements }) => (
          <Agreement agreement={agreements[0]}>
            <Gate act="council.keep">
              <FormAct
                say={t("council.publish")}
                stale={STALE}
                act={(written, key) =>
                  publishAgreement(
                    {
                      title: written("title"),
                      text: written("text"),
                      acceptBy: fromField(written("by")),
                    },
                    key,
                  )
                }
              >
                <Field name="title" label={t("council.heading")} />
                <Field name="text" label={t("council.text")} long most={200_000} />
                <Field name="by" label={t("council.by")} type="datetime-local" />
              </FormAct>
            </Gate>
          </Agreement>
        )}
      </Answer>
      <Materials members={(members.data?.pages ?? []).flatMap((page) => page.items)} />
    </>
  );
}

function Members({
  items,
  classes,
}: {
  readonly items: readonly CouncilMember[];
  readonly classes: readonly CouncilClass[];
}) {
  const { t } = useWords();
  return (
    <table className="members">
      <thead>
        <tr>
          <th scope="col">{t("council.body")}</th>
          <th scope="col">{t("council.state")}</th>
          <th scope="col">{t("council.agreement")}</th>
          <th scope="col">{t("council.secrecy")}</th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {items.map((m) => (
          <Line key={m.body.id} member={m} classes={classes} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ member: m, classes }: { readonly member: CouncilMember; readonly classes: readonly CouncilClass[] }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const detail = useQuery({ ...QUERIES.member(m.body.slug), enabled: open });
  const named = classes.find((c) => c.id === m.class);
  const state = nameOf(MEMBER_STATE_NAMES, m.state, lang);
  const accepted = m.accepted ? t("council.accepted", { version: m.accepted.version }) : t("council.notAccepted");
  return (
    <tr>
      <td>
        <b>{say(m.body.name)}</b>
        <span className="s part">{[named ? say(named.name) : m.class, m.sector].filter((one) => one).join(" · ")}</span>
      </td>
      <td>
        {m.state === "applied" ? <Flag>{state}</Flag> : <span>{state}</span>}
        {m.closed ? <span className="shu part">{t("council.shut")}</span> : null}
        <span className="s part">{t("council.since", { at: moment(m.since, now, lang) })}</span>
      </td>
      <td>
        {accepted}
        {m.overdue ? (
          <span className="part">
            <Flag>{t("council.overdue")}</Flag>
          </span>
        ) : null}
      </td>
      <td>{t("council.acknowledged", { count: m.acknowledged, people: m.people })}</td>
      <td>
        <Deciding member={m} />
        <Button look="bare" small aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "council.hideHistory" : "council.showHistory")}
        </Button>
        {open ? (
          <Answer question={detail} rows={2}>
            {(found) => (
              <>
                <History of={found.history} />
                <ul className="history">
                  {found.named.map((p) => (
                    <li key={p.name.en}>
                      {say(p.name)} <span className="s">{p.at ? moment(p.at, now, lang) : t("council.notYet")}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Answer>
        ) : null}
      </td>
    </tr>
  );
}
