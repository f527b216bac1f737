/** Values that would go out, each to be left out; and those that would not, with the step at which each source stops. */
import type { ReleasePreview } from "@noroshi/api";
import { Block } from "../../ui/block.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Empty } from "../../ui/states.tsx";
import { TlpChip } from "../../ui/tlp.tsx";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { AskConsent } from "../consents/ask-consent.tsx";
import { decisive, stepText } from "../preview/verdicts.ts";
import { nameOfItem } from "./item-name.ts";

type Value = ReleasePreview["values"][number];

interface In {
  readonly values: readonly Value[];
  readonly left: ReadonlySet<string>;
  readonly onLeave: (left: ReadonlySet<string>) => void;
}

export function ValuesIn({ values, left, onLeave }: In) {
  const { t, lang } = useWords();
  const chosen = values.filter((v) => !left.has(nameOfItem(v))).length;
  const turn = (v: Value, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(nameOfItem(v));
    else next.add(nameOfItem(v));
    onLeave(next);
  };
  return (
    <Block title={t("share.goes")} sub={t("share.goesSub")} end={`${chosen} / ${values.length}`}>
      {values.length === 0 ? <Empty say={t("share.noneGoes")} /> : null}
      <ul className="rel-list">
        {values.map((v) => (
          <li key={nameOfItem(v)}>
            <label>
              <input type="checkbox" checked={!left.has(nameOfItem(v))} onChange={(e) => turn(v, e.target.checked)} />{" "}
              <b className="v">{v.value}</b>
            </label>
            <span className="s">{nameOf(VALUE_KIND_NAMES, v.kind, lang)}</span>
            <TlpChip tlp={v.tlp} />
            <Sources value={v} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

interface Out {
  readonly values: readonly Value[];
  readonly recipients: ReleasePreview["recipients"];
}

export function ValuesOut({ values, recipients }: Out) {
  const { t, lang } = useWords();
  if (values.length === 0) return null;
  return (
    <Block title={t("share.stays")} sub={t("share.staysSub")} end={String(values.length)}>
      <ul className="rel-list">
        {values.map((v) => (
          <li key={nameOfItem(v)}>
            <b className="v">{v.value}</b>
            <span className="s">{nameOf(VALUE_KIND_NAMES, v.kind, lang)}</span>
            <TlpChip tlp={v.tlp} />
            <Sources value={v} asks={recipients.map((r) => r.slug)} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** Each statement with what the rule says for each recipient; the whole chain for who wants it. */
function Sources({ value, asks }: { readonly value: Value; readonly asks?: readonly string[] }) {
  const { t, lang, say } = useWords();
  return (
    <div className="sources">
      {keyed(value.sources, (s) => `${s.report} ${s.owner.id}`).map(({ key, row: s }) => (
        <div key={key} className="chain">
          <b>{say(s.owner.name)}</b>{" "}
          {s.verdicts.map((v) => (
            <span key={v.body.id} className="s">
              {v.receives ? "●" : "✕"} {say(v.body.name)} {decisive(v.why, lang)}{" "}
            </span>
          ))}
          {s.verdicts.some((v) => v.why.length > 1) ? (
            <details>
              <summary className="s">{t("sight.steps")}</summary>
              {s.verdicts.map((v) => (
                <p key={v.body.id} className="s">
                  {say(v.body.name)}
                  {PUNCTUATION[lang].colon}
                  {v.why
                    .map(
                      (step) =>
                        `${step.outcome === "passes" ? "–" : step.outcome === "allows" ? "●" : "✕"} ${stepText(step, lang)}`,
                    )
                    .join("　")}
                </p>
              ))}
            </details>
          ) : null}
          {asks && s.verdicts.some((v) => !v.receives) ? (
            <AskConsent
              say={t("share.askWhose", { body: say(s.owner.name) })}
              report={s.report}
              to={asks}
              items={[{ kind: value.kind, value: value.value }]}
            />
          ) : null}
        </div>
      ))}
    </div>
  );
}
