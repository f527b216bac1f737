/** Values that this body had been handed and may use more widely now: terms before and after, and nobody's name. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Older } from "../../app/older.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Marking } from "../../ui/marking.tsx";
import type { Tlp } from "../../ui/tlp.tsx";
import { useWords } from "../../words/use-words.ts";

interface Terms {
  readonly tlp: string;
  readonly pap: string | null;
  readonly terms: readonly string[];
}

const marked = (one: Terms) => ({
  tlp: one.tlp as Tlp,
  caveats: one.pap === null ? one.terms : [...one.terms, `pap:${one.pap}`],
});

/** Nothing where nothing was told. */
export function WiderTerms() {
  const { t, lang } = useWords();
  const now = useNow();
  const question = useInfiniteQuery(QUERIES.widerTerms());
  const items = question.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <Block title={t("lowering.wider")} sub={t("lowering.widerSub")}>
      <table className="reads">
        <thead>
          <tr>
            <th scope="col">{t("lowering.widerAt")}</th>
            <th scope="col">{t("recall.values")}</th>
            <th scope="col">{t("lowering.was")}</th>
            <th scope="col">{t("lowering.now")}</th>
          </tr>
        </thead>
        <tbody>
          {items.flatMap((notice) =>
            notice.values.map((v) => (
              <tr key={`${notice.id} ${v.kind} ${v.value}`}>
                <td className="n">{moment(notice.at, now, lang)}</td>
                <td>
                  <b className="v">{v.value}</b>
                </td>
                <td>
                  <Marking marking={marked(v.was)} />
                </td>
                <td>
                  <Marking marking={marked(v.now)} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      <Older question={question} />
    </Block>
  );
}
