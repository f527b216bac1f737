/** The member's page: packages with acknowledgement, lists to block by, every value with its end, and what came of it. */
import "../partners/partners.css";
import "../preview/preview.css";
import "./received.css";
import type { ReceivedPage as Page } from "@noroshi/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { Older } from "../../app/older.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { nameOf, VALUE_KIND_NAMES } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { Packages } from "./packages.tsx";
import { ReceivedValues } from "./received-values.tsx";

export function ReceivedPage() {
  const { t } = useWords();
  const question = useInfiniteQuery(QUERIES.received());
  const items = question.data?.pages.flatMap((page) => page.items) ?? [];
  usePage(
    t("share.received"),
    items.map((v) => ({ tlp: v.tlp, caveats: [] })),
  );
  return (
    <>
      <ListHead title={t("share.received")} sub={t("share.receivedSub")} end="" />
      <div className="cols preview-cols">
        <Packages />
        <Answer question={question} rows={3}>
          {(data) => <Lists kinds={data.pages[0]?.kinds ?? []} />}
        </Answer>
      </div>
      <Answer question={question} rows={6}>
        {() => <ReceivedValues items={items} />}
      </Answer>
      <Older question={question} />
    </>
  );
}

const ZONED: readonly string[] = ["domain", "ipv4", "ipv6", "cidr"];

function Lists({ kinds }: { readonly kinds: Page["kinds"] }) {
  const { t, lang } = useWords();
  return (
    <Block title={t("share.lists")} sub={t("share.listsSub")}>
      {kinds.length === 0 ? <p className="s">{t("share.listsNone")}</p> : null}
      <ul className="plain">
        {kinds.map(({ kind, count }) => (
          <li key={kind} className="sent">
            <b>{nameOf(VALUE_KIND_NAMES, kind, lang)}</b> <span className="n">{count}</span>{" "}
            {["txt", "csv", ...(ZONED.includes(kind) ? ["rpz"] : [])].map((form) => (
              <a key={form} href={PATHS.blockList(kind, form)} download>
                {form.toUpperCase()}{" "}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Block>
  );
}
