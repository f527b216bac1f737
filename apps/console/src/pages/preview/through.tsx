/** What both the asker and another body see, under a strip that says through whose eyes and that it is on record. */
import type { ThroughEyes } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Empty } from "../../ui/states.tsx";
import { TlpChip } from "../../ui/tlp.tsx";
import { Told } from "../../ui/told.tsx";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

const VALUES = 12;

export function Through({ seen, onBack }: { readonly seen: ThroughEyes; readonly onBack: () => void }) {
  const { t, say } = useWords();
  return (
    <>
      <div className="eyes" role="status">
        <b>{t("sight.through", { body: say(seen.body.name) })}</b>
        <span className="s">{t("sight.onRecord")}</span>
        <Button small onClick={onBack}>
          {t("sight.end")}
        </Button>
      </div>
      <Block title={t("report.listTitle")} sub={`${seen.reports.length}${seen.more ? ` · ${t("sight.more")}` : ""}`}>
        {seen.closed ? <Empty say={t("sight.closed")} next={t("sight.closedNext")} /> : null}
        {seen.reports.length === 0 && !seen.closed ? <Empty say={t("sight.none")} next={t("sight.noneNext")} /> : null}
        <ul className="seen">
          {seen.reports.map((r) => (
            <Seen key={r.id} report={r} />
          ))}
        </ul>
      </Block>
    </>
  );
}

function Seen({ report: r }: { readonly report: ThroughEyes["reports"][number] }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  return (
    <li>
      <div className="top">
        <span className="n">{moment(r.receivedAt, now, lang)}</span>
        {r.sees ? (
          <Go href={PATHS.report(r.id)}>
            <b>
              <Told text={r.title} />
            </b>
          </Go>
        ) : (
          <i>{t("sight.valuesOnly")}</i>
        )}
        <span className="s">{say(r.sender.name)}</span>
        <TlpChip tlp={r.marking.tlp} />
      </div>
      {r.values.length > 0 ? (
        <details>
          <summary className="s">
            {t("sight.values")} {r.values.length}
          </summary>
          {keyed(r.values.slice(0, VALUES), (v) => `${v.kind} ${v.value}`).map(({ key, row }) => (
            <span key={key} className="v">
              <span className="s">{nameOf(VALUE_KIND_NAMES, row.kind, lang)}</span> {row.value}
            </span>
          ))}
          {r.values.length > VALUES ? (
            <span className="s">{t("sight.moreValues", { count: r.values.length - VALUES })}</span>
          ) : null}
        </details>
      ) : null}
    </li>
  );
}
