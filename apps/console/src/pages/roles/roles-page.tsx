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
            {[...list.roles.filter((r) => r.yours), ...list.roles.filter((r) => !r.yours)].map((role) => (
              <Role key={role.id} role={role} />
            ))}
            <Forbidden list={list} />
          </>
        )}
      </Answer>
    </>
  );
}

function Role({ role }: { readonly role: RoleList["roles"][number] }) {
  const { t, lang, say } = useWords();
  const join = lang === "ja" ? "・" : ", ";
  const acts = role.acts.map((act) => nameOf(ACT_NAMES, act, lang));
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
    <Block title={t("watch.forbidden")} sub={String(list.forbidden.length)}>
      <ul className="plain">
        {list.forbidden.map((f) => (
          <li key={`${f.a} ${f.b}`}>
            <b>{t("watch.and", { a: said(f.a), b: said(f.b) })}</b> <span className="s">{say(f.why)}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
