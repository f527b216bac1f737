/** A report and its case: a case opened on it by hand with those who take part, or the report pinned to one that is open. */
import type { ReportDetail } from "@noroshi/api";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Gate } from "../../app/gate.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { openCase, pinToCase } from "../../hub/rooms.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Go } from "../../ui/go.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActForm } from "./act-form.tsx";

interface Props {
  readonly report: ReportDetail;
}

export function CaseActs({ report }: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const [shown, setShown] = useState<"open" | "pin" | null>(null);
  const done = async (say: string) => {
    setShown(null);
    toast(say);
    await client.invalidateQueries();
  };
  const leave = () => setShown(null);
  return (
    <Block title={t("room.title")}>
      <p>
        {report.case ? (
          <Go href={PATHS.case(report.case.number)}>{t("room.inCase", { number: report.case.number })}</Go>
        ) : (
          t("room.inNone")
        )}
      </p>
      {shown === "open" ? <Open report={report} onDone={() => done(t("room.opened"))} onLeave={leave} /> : null}
      {shown === "pin" ? <Pin report={report} onDone={() => done(t("room.pinned"))} onLeave={leave} /> : null}
      {shown === null ? (
        <div className="acts below">
          {report.case ? null : (
            <Gate act="case.open">
              <Button onClick={() => setShown("open")}>{t("room.openButton")}</Button>
            </Gate>
          )}
          <Gate act="case.pin">
            <Button onClick={() => setShown("pin")}>{t("room.pinButton")}</Button>
          </Gate>
        </div>
      ) : null}
    </Block>
  );
}

interface Doing extends Props {
  readonly onDone: () => Promise<void>;
  readonly onLeave: () => void;
}

/** More bodies than this can be narrowed by a word. */
const MANY = 12;

function Open({ report, onDone, onLeave }: Doing) {
  const { t, say } = useWords();
  const me = useQuery(QUERIES.me()).data;
  const bodies = (useQuery(QUERIES.bodies()).data?.items ?? []).filter((b) => b.id !== me?.body.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [word, setWord] = useState("");
  const shown = bodies.filter((b) => chosen.has(b.slug) || say(b.name).toLowerCase().includes(word.toLowerCase()));
  const turn = (slug: string) =>
    setChosen((before) => new Set(before.has(slug) ? [...before].filter((one) => one !== slug) : [...before, slug]));
  return (
    <ActForm
      says={t("room.openSays")}
      button={t("room.open")}
      ready
      onLeave={onLeave}
      act={async (key) => {
        await openCase(report.id, [...chosen], key);
        await onDone();
      }}
    >
      {bodies.length > MANY ? (
        <label className="f">
          <span className="l">{t("room.narrow")}</span>
          <input className="i" type="search" value={word} onChange={(event) => setWord(event.target.value)} />
        </label>
      ) : null}
      <fieldset className="bodies">
        <legend>
          {t("room.openTitle")} <span className="s">{t("room.chosen", { count: chosen.size })}</span>
        </legend>
        <ul>
          {shown.map((body) => (
            <li key={body.id}>
              <label>
                <input type="checkbox" checked={chosen.has(body.slug)} onChange={() => turn(body.slug)} />
                {say(body.name)}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </ActForm>
  );
}

function Pin({ report, onDone, onLeave }: Doing) {
  const { t } = useWords();
  const cases = useInfiniteQuery(QUERIES.cases()).data?.pages.flatMap((p) => p.items) ?? [];
  const [id, setId] = useState(report.case?.id ?? "");
  return (
    <ActForm
      says={cases.length === 0 ? t("room.noCase") : t("room.pinSays")}
      button={t("room.pin")}
      ready={id !== ""}
      onLeave={onLeave}
      act={async (key) => {
        await pinToCase(id, report.id, key);
        await onDone();
      }}
    >
      <label className="f">
        <span className="l">{t("room.pinTo")}</span>
        <select className="i" required value={id} onChange={(event) => setId(event.target.value)}>
          <option value="">{t("room.pick")}</option>
          {cases.map((c) => (
            <option key={c.id} value={c.id}>
              {`${c.number} ${c.title}`}
            </option>
          ))}
        </select>
      </label>
    </ActForm>
  );
}
