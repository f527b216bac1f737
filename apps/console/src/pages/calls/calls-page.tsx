/** Pages: who is being woken now and who is next, whom to call, what was tried; bodies are paged and drilled from here. */
import "../acting/acting.css";
import "../directory/directory.css";
import type { Page } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { callBody } from "../../hub/paging.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { FormAct, Pick } from "../acting/form-act.tsx";
import { ListHead } from "../list-head.tsx";
import { DrillBlock } from "./drill-block.tsx";
import { PageLine } from "./page-line.tsx";

/** Which answers are old after something was done about a page. */
const STALE = [["pages"], ["work"]] as const;

export function CallsPage() {
  const { t } = useWords();
  const question = useQuery(QUERIES.pages());
  usePage(t("paging.calls"), []);
  return (
    <>
      <ListHead
        title={t("paging.calls")}
        sub={t("paging.callsSub")}
        end={<Go href={PATHS.directory()}>{t("paging.title")}</Go>}
      />
      <Answer question={question} rows={6}>
        {({ items }) => <Lists items={items} />}
      </Answer>
    </>
  );
}

function Lists({ items }: { readonly items: readonly Page[] }) {
  const { t } = useWords();
  const now = useNow();
  const waits = (p: Page): boolean => p.acknowledgedAt === null && p.gaveUpAt === null;
  const open = items.filter(waits);
  const past = items.filter((p) => !waits(p) && p.about.kind !== "drill");
  return (
    <div className="reach">
      <Block title={t("paging.waiting")} sub={open.length > 0 ? open.length : null}>
        {open.length === 0 ? <p className="s">{t("paging.waitingNone")}</p> : null}
        <ul>
          {open.map((p) => (
            <PageLine key={p.id} page={p} now={now} />
          ))}
        </ul>
        <Calling />
      </Block>
      <DrillBlock drills={items.filter((p) => p.about.kind === "drill")} now={now} />
      {past.length > 0 ? (
        <Block title={t("paging.past")} sub={past.length}>
          <ul>
            {past.map((p) => (
              <PageLine key={p.id} page={p} now={now} />
            ))}
          </ul>
        </Block>
      ) : null}
    </div>
  );
}

function Calling() {
  const { t, say } = useWords();
  const calls = useLeave("page.call").allowed;
  const me = useQuery(QUERIES.me()).data;
  const bodies = (useQuery(QUERIES.bodies()).data?.items ?? []).filter((b) => b.id !== me?.body.id);
  if (!calls || bodies.length === 0) return null;
  const choices = bodies.map((b) => ({ value: b.slug, say: say(b.name) }));
  return (
    <div className="acts">
      <FormAct
        say={t("paging.callBody")}
        stale={STALE}
        act={(written, key) =>
          callBody(
            {
              body: written("body"),
              next: written("next") === "" ? [] : [written("next")],
              kind: "call",
            },
            key,
          )
        }
      >
        <Pick name="body" label={t("paging.callWho")} choices={choices} />
        <Pick
          name="next"
          label={t("paging.callNext")}
          optional
          choices={[{ value: "", say: t("paging.keyNoOther") }, ...choices]}
        />
      </FormAct>
    </div>
  );
}
