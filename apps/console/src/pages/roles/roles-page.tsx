/** Which role may do which act, one's own first; what each reads; and which are never one person's. */
import "../law/law.css";
import "./roles.css";
import type { RoleList } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { nameOf, ROLE_NAMES } from "../../words/names.ts";
import { ACT_NAMES, CONTENT_NAMES } from "../../words/rules.ts";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { apart, common, ownFirst } from "./grouping.ts";

export function RolesPage() {
  const { t } = useWords();
  const question = useQuery(QUERIES.roles());
  usePage(t("watch.roles"), []);
  return (
    <>
      <ListHead title={t("watch.roles")} sub={t("watch.rolesSub")} end="" />
      <Answer question={question} rows={10}>
        {(list) => (
          <>
            <Everybody list={list} />
            {ownFirst(list.roles).map((role) => (
              <Role key={role.id} role={role} shared={common(list.roles)} />
            ))}
            <Forbidden list={list} />
          </>
        )}
      </Answer>
    </>
  );
}

function Everybody({ list }: { readonly list: RoleList }) {
  const { t, lang } = useWords();
  const acts = common(list.roles).map((act) => nameOf(ACT_NAMES, act, lang));
  if (acts.length === 0) return null;
  return <p className="s everybody">{t("watch.everybody", { acts: acts.join(lang === "ja" ? "・" : ", ") })}</p>;
}

interface RoleProps {
  readonly role: RoleList["roles"][number];
  readonly shared: readonly string[];
}

function Role({ role, shared }: RoleProps) {
  const { t, lang, say } = useWords();
  const join = lang === "ja" ? "・" : ", ";
  const acts = role.acts.filter((act) => !shared.includes(act)).map((act) => nameOf(ACT_NAMES, act, lang));
  return (
    <Block
      className="role"
      title={say(role.name)}
      sub={say(role.does)}
      end={role.yours ? <span className="cav stop">{t("watch.yours")}</span> : null}
    >
      <dl>
        <div>
          <dt className="s">{t("watch.reads")}</dt>
          <dd>
            {role.reads.length > 0
              ? role.reads.map((kind) => nameOf(CONTENT_NAMES, kind, lang)).join(join)
              : t("watch.readsNone")}
          </dd>
        </div>
        <div>
          <dt className="s">{t("watch.acts")}</dt>
          <dd>
            <ul className="may">
              {acts.map((act) => (
                <li key={act}>{act}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </Block>
  );
}

function Forbidden({ list }: { readonly list: RoleList }) {
  const { t, lang, say } = useWords();
  if (list.forbidden.length === 0) return null;
  const name = (id: string) => list.roles.find((r) => r.id === id)?.name;
  const said = (id: string) => {
    const known = name(id);
    return known ? say(known) : nameOf(ROLE_NAMES, id, lang);
  };
  return (
    <Block title={t("watch.forbidden")} sub={list.forbidden.length}>
      <ul className="plain">
        {apart(list.forbidden).map((f) => (
          <li key={`${f.a} ${f.others[0]}`}>
            <b>{said(f.a)}</b> {t("watch.and", { others: f.others.map(said).join(lang === "ja" ? "・" : ", ") })}
            <span className="s under">{say(f.why)}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
