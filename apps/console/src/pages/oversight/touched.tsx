/** What the items of an inspection touch: opened one by one, each with its reason; and what was opened, with whose door it is. */
import type { InspectionDetail } from "@noroshi/api";
import { type ReactNode, useState } from "react";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { openTouched } from "../../hub/overseeing.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";
import { OpenedPaper } from "./opened-paper.tsx";

const STALE = [["oversight"]] as const;
const MOST = 50;

type Touched = InspectionDetail["touched"][number];
const nameOf = (one: Touched): string => one.report ?? `${one.sensor} / ${one.number}`;

export function TouchedBlock({ inspection: i }: { readonly inspection: InspectionDetail }) {
  const { t } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const opened = new Set(i.openings.filter((o) => o.mine).map(nameOf));
  const things = [...new Map(i.touched.map((one) => [nameOf(one), one])).values()].filter(
    (one) => !opened.has(nameOf(one)),
  );
  const closed = i.outcome !== null;
  if (i.openings.length === 0 && things.length === 0)
    return (
      <Block title={t("opened.touches")}>
        <p className="s">{closed ? t("opened.closed") : t("opened.none")}</p>
      </Block>
    );
  return (
    <Block title={t("opened.touches")} sub={closed ? t("opened.closed") : t("opened.touchesSub")}>
      {i.openings.length > 0 ? (
        <ul className="plain asked">
          {i.openings.map((o) => (
            <Line key={o.id} thing={o} inspection={i}>
              {o.why === null ? null : <Told text={o.why} />} <By by={o.by} at={o.at} />{" "}
              {o.mine && !closed ? (
                <Button small onClick={() => setShown(shown === o.id ? null : o.id)}>
                  {shown === o.id ? t("opened.leave") : t("opened.read")}
                </Button>
              ) : null}
            </Line>
          ))}
        </ul>
      ) : null}
      {shown === null || closed ? null : <OpenedPaper inspection={i.id} opening={shown} />}
      {things.length > 0 ? (
        <ul className="plain asked">
          {things.slice(0, all ? undefined : MOST).map((one) => (
            <Line key={nameOf(one)} thing={one} inspection={i}>
              <Open inspection={i.id} thing={one} />
            </Line>
          ))}
        </ul>
      ) : null}
      {things.length > MOST && !all ? (
        <Button look="bare" onClick={() => setAll(true)}>
          {t("intake.showAll")}
        </Button>
      ) : null}
    </Block>
  );
}

function Open({ inspection, thing }: { readonly inspection: string; readonly thing: Touched }) {
  const { t } = useWords();
  const may = useLeave("oversight.inspect").allowed;
  if (!may) return null;
  return (
    <OneAct
      say={t("opened.open")}
      words={t("opened.why")}
      act={(why, key) => openTouched(inspection, thing, why, key)}
      stale={STALE}
    />
  );
}

function By({ by, at }: { readonly by: string | null; readonly at: string }) {
  const { lang } = useWords();
  const now = useNow();
  return (
    <span className="s nw">
      {by ?? ""} {moment(at, now, lang)}
    </span>
  );
}

function Line(p: { readonly thing: Touched; readonly inspection: InspectionDetail; readonly children: ReactNode }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const entry = p.inspection.entries.find((e) => e.id === p.thing.entry);
  return (
    <li>
      <b>{t(`opened.${p.thing.kind}`)}</b> <span className="v">{nameOf(p.thing)}</span>
      {entry ? (
        <span className="s under">
          <span className="v">{entry.act}</span> {entry.by.body ? say(entry.by.body.name) : ""}{" "}
          <span className="nw">{moment(entry.at, now, lang)}</span>
        </span>
      ) : null}
      <div>{p.children}</div>
    </li>
  );
}
