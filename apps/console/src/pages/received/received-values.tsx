/** Values that were released to us, as they stand now: until when, why one is on no list, and what we said came of it. */
import type { ReceivedPage } from "@noroshi/api";
import { Gate } from "../../app/gate.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { date, moment } from "../../format/time.ts";
import { sayTable, sayWhatCame } from "../../hub/sharing.ts";
import { Block } from "../../ui/block.tsx";
import { TlpChip } from "../../ui/tlp.tsx";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { FormAct, Pick } from "../acting/form-act.tsx";
import { OneAct } from "../acting/one-act.tsx";
import { SAYS, saysKey } from "./says.ts";

type Value = ReceivedPage["items"][number];
const STALE = [["received"], ["feedback"]] as const;
const STATES = { in_force: "share.in_force", ended: "share.over", revoked: "share.revoked" } as const;
const UNLISTED = {
  marking: "share.unlistedMarking",
  common: "share.unlistedCommon",
  own: "share.unlistedOwn",
} as const;

export function ReceivedValues({ items }: { readonly items: readonly Value[] }) {
  const { t } = useWords();
  return (
    <Block
      title={t("share.values")}
      sub={items.length}
      end={
        items.length === 0 ? null : (
          <Gate act="sighting.record">
            <OneAct
              say={t("share.sendTable")}
              words={t("share.byTable")}
              act={(table, key) => sayTable(table, key)}
              stale={STALE}
            />
          </Gate>
        )
      }
    >
      <ul className="rec-list">
        {items.map((v) => (
          <Line key={`${v.kind} ${v.value} ${v.addedAt}`} value={v} />
        ))}
      </ul>
    </Block>
  );
}

function Line({ value: v }: { readonly value: Value }) {
  const { t, lang } = useWords();
  const now = useNow();
  return (
    <li className={v.state === "in_force" ? "" : "is-over"}>
      <div className="top">
        <b className="v">{v.value}</b>
        <span className="s">{nameOf(VALUE_KIND_NAMES, v.kind, lang)}</span>
        <span className={v.state === "revoked" ? "shu" : "s"}>{t(STATES[v.state])}</span>
        <span className="s">
          {v.validUntil ? t("share.until", { at: date(v.validUntil, now, lang) }) : t("share.noEnd")}
        </span>
        {v.state === "in_force" && v.unlisted ? <span className="s">{t(UNLISTED[v.unlisted])}</span> : null}
        <span className="end">
          <TlpChip tlp={v.tlp} />
        </span>
      </div>
      {v.answers.map((a) => (
        <p key={`${a.says} ${a.at}`} className="s">
          ✓ {moment(a.at, now, lang)} {t(saysKey(a.says))}
        </p>
      ))}
      <Gate act="sighting.record">
        <FormAct
          say={t("share.answer")}
          stale={STALE}
          act={(written, key) =>
            sayWhatCame(
              {
                kind: v.kind,
                value: v.value,
                says: written("says"),
                tell: written("tell") === "" ? "office" : "reporters",
              },
              key,
            )
          }
        >
          <Pick
            name="says"
            label={t("share.answers")}
            choices={SAYS.map((value) => ({ value, say: t(saysKey(value)) }))}
          />
          <label>
            <input type="checkbox" name="tell" value="reporters" defaultChecked /> {t("share.tellReporters")}
          </label>
        </FormAct>
      </Gate>
    </li>
  );
}
