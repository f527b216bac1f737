/**
 * Proposals: one pair at a time, the reckoning beside it, and a person's word. Y same, N different, U takes the last one back,
 * [ and ] turn over. Each word is an act with a key of its own, so that pressing twice says it once.
 */
import "../reports/reports.css";
import "./links.css";
import type { Proposal } from "@noroshi/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { Answer, Trouble } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { useKeysOn, usePage } from "../../app/page-frame.tsx";
import { bits } from "../../format/figures.ts";
import { randomKey } from "../../hub/file-key.ts";
import { QUERIES } from "../../hub/queries.ts";
import { type Saying, sayLink } from "../../hub/saying.ts";
import { useLeave } from "../../hub/standing.ts";
import { Button } from "../../ui/button.tsx";
import { Keys } from "../../ui/kbd.tsx";
import { isField } from "../../ui/row-keys.ts";
import { Mach } from "../../ui/says.tsx";
import { Empty } from "../../ui/states.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { Waterfall } from "../../ui/waterfall.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { Pair } from "./pair.tsx";
import { Statements } from "./statements.tsx";

export function LinksPage() {
  const { t } = useWords();
  const question = useQuery(QUERIES.proposals());
  const pairs = question.data?.items ?? [];
  usePage(
    t("link.title"),
    pairs.flatMap((p) => [p.a.marking, p.b.marking]),
  );
  return (
    <>
      <ListHead title={t("link.title")} sub={pairs.length === 0 ? "" : t("link.question")} end="" />
      <Answer question={question} rows={8}>
        {(data) =>
          data.items.length > 0 ? (
            <Deciding items={data.items} total={data.total} />
          ) : (
            <Empty say={t("link.none")} next={t("link.noneNext")} />
          )
        }
      </Answer>
      <Statements />
    </>
  );
}

function Deciding({ items, total }: { readonly items: readonly Proposal[]; readonly total: number }) {
  const { t } = useWords();
  const toast = useToast();
  const client = useQueryClient();
  const keysOn = useKeysOn();
  const may = useLeave("link.say").allowed;
  const [at, setAt] = useState(0);
  const [failed, setFailed] = useState<unknown>(null);
  const why = useRef<HTMLInputElement>(null);
  const last = useRef<Saying | null>(null);
  const busy = useRef(false);
  const place = Math.min(at, items.length - 1);
  const shown = items[place];

  const tell = useCallback(
    async (saying: Saying, words: string) => {
      if (busy.current || !may) return;
      busy.current = true;
      setFailed(null);
      try {
        await sayLink(saying, randomKey());
        last.current = saying.says === "revoked" ? null : saying;
        if (why.current) why.current.value = "";
        toast(words);
        await client.invalidateQueries();
      } catch (e) {
        setFailed(e);
      } finally {
        busy.current = false;
      }
    },
    [client, toast, may],
  );
  const decide = useCallback(
    (says: "same" | "apart") => {
      if (!shown) return;
      const saying = { a: shown.a.id, b: shown.b.id, says, why: why.current?.value.trim() || null };
      void tell(saying, t(says === "same" ? "link.saidSame" : "link.saidApart"));
    },
    [shown, tell, t],
  );
  const undo = useCallback(() => {
    if (last.current) void tell({ ...last.current, says: "revoked", why: null }, t("link.saidUndone"));
  }, [tell, t]);
  const turn = useCallback(
    (by: number) => setAt((before) => (Math.min(before, items.length - 1) + by + items.length) % items.length),
    [items.length],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!keysOn || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      const act = {
        y: () => decide("same"),
        n: () => decide("apart"),
        u: undo,
        "]": () => turn(1),
        "[": () => turn(-1),
      }[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [keysOn, decide, undo, turn]);

  if (!shown) return null;
  return (
    <>
      <p className="s" aria-live="polite">
        {t("link.place", { at: place + 1, total })}
      </p>
      <div className="cols link">
        <section className="block" aria-label={t("link.question")}>
          <Pair a={shown.a} b={shown.b} />
        </section>
        <section className="block">
          <header>
            <h2>
              <Mach>{t("link.reckoning")}</Mach>
            </h2>
            <span className="end n">{t("case.bits", { value: bits(shown.score) })}</span>
          </header>
          <Waterfall reasons={shown.reasons} />
          <p className="s">{t("link.method", { method: shown.suggested.method })}</p>
          <p className="note">{t("link.whyAsk")}</p>
          <p className="s">{t("link.ifSame")}</p>
        </section>
      </div>
      {failed === null ? null : <Trouble error={failed} />}
      <div className="deci">
        <Gate act="link.say">
          <label className="f">
            <span className="l">{t("link.why")}</span>
            <input ref={why} type="text" maxLength={4000} />
          </label>
        </Gate>
        <div className="acts">
          {may ? (
            <>
              <Button look="main" onClick={() => decide("same")}>
                {t("link.saySame")} <Keys keys={["Y"]} />
              </Button>
              <Button onClick={() => decide("apart")}>
                {t("link.sayApart")} <Keys keys={["N"]} />
              </Button>
              <Button look="bare" onClick={undo}>
                {t("link.undo")} <Keys keys={["U"]} />
              </Button>
            </>
          ) : null}
          <Button look="bare" onClick={() => turn(1)}>
            {t("link.later")} <Keys keys={["]"]} />
          </Button>
        </div>
      </div>
    </>
  );
}
