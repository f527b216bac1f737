/** How a release stands: its values, why each went out or not, who got nothing, and what is told of victims still. */
import type { Release } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { keyed } from "../../ui/keyed.ts";
import { TlpChip } from "../../ui/tlp.tsx";
import { VICTIM_FIELD_WORDS } from "../../ui/victim-fields.ts";
import { nameOf, VICTIM_RULE_NAMES } from "../../words/names.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { ALLOWS, REFUSES } from "../../words/rules.ts";
import { useWords } from "../../words/use-words.ts";

const STATES = { in_force: "share.in_force", ended: "share.over", taken_back: "share.notAnyMore" } as const;
const CARDS = { served: "victim.served", over: "victim.over", told: "victim.overTold" } as const;

export function Standing({ release: r }: { readonly release: Release }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <>
      {r.lapsed.map((l) => (
        <p key={l.body.id} className="s">
          ✕ {t("share.lapsed", { body: say(l.body.name), at: moment(l.at, now, lang) })}
        </p>
      ))}
      <ul className="rel-list">
        {r.values.map((v) => (
          <li key={`${v.kind} ${v.value}`}>
            <b className="v">{v.value}</b>
            <span className={v.state === "in_force" ? "s" : "s shu"}>{t(STATES[v.state])}</span>
            <TlpChip tlp={v.tlp} />
          </li>
        ))}
      </ul>
      <details>
        <summary className="s">{t("share.why")}</summary>
        {keyed(r.reasons, (one) => `${one.body?.id} ${one.included} ${one.rule}`).map(({ key, row: one }) => (
          <p key={key} className="s">
            {one.included ? "●" : "✕"} {one.body ? say(one.body.name) : ""}{" "}
            {nameOf(one.included ? ALLOWS : REFUSES, one.rule, lang)}{" "}
            {t("share.containsOf", { count: one.values.length })}
          </p>
        ))}
      </details>
      <Victims release={r} />
    </>
  );
}

function Victims({ release: r }: { readonly release: Release }) {
  const { t, lang, say } = useWords();
  if (r.victims.length === 0) return null;
  return (
    <details open>
      <summary className="s">{t("victim.title")}</summary>
      {[...Map.groupBy(r.victims, (v) => `${v.consent} ${v.body.id} ${v.rule} ${v.state}`)].map(([key, same]) => {
        const [v] = same;
        if (!v) return null;
        return (
          <p key={key} className="s">
            {v.included ? "●" : "✕"} {say(v.victim.name)} → {say(v.body.name)}
            {PUNCTUATION[lang].colon}
            {same.map((one) => t(VICTIM_FIELD_WORDS[one.field])).join(PUNCTUATION[lang].comma)}
            {PUNCTUATION[lang].opens}
            {nameOf(VICTIM_RULE_NAMES, v.rule, lang)}
            {PUNCTUATION[lang].closes} {v.state ? <b>{t(CARDS[v.state])}</b> : null}
          </p>
        );
      })}
    </details>
  );
}
