/** Registers of assets: a body's own to enter and take back; for the office, everybody's to approve or refuse. With their history. */
import "../council/council.css";
import type { Asset } from "@noroshi/api";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { answerAsset, registerAsset, withdrawAsset } from "../../hub/council.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Button } from "../../ui/button.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Flag } from "../../ui/says.tsx";
import { Empty } from "../../ui/states.tsx";
import { ASSET_KIND_NAMES, ASSET_STATE_NAMES } from "../../words/asset.ts";
import { nameOf } from "../../words/names.ts";
import { half } from "../../words/pair.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick } from "../acting/form-act.tsx";
import { OneAct } from "../acting/one-act.tsx";
import { ListHead } from "../list-head.tsx";

const STALE = [["assets"], ["report"]] as const;

export function AssetsPage() {
  const { t } = useWords();
  const office = useQuery(QUERIES.me()).data?.body.kind === "coordinator";
  const question = useInfiniteQuery(QUERIES.assets());
  usePage(t("asset.title"), []);
  return (
    <>
      <ListHead title={t("asset.title")} sub={t(office ? "asset.officeSub" : "asset.ownSub")} end="" />
      <Gate act="asset.keep">
        <Registering />
      </Gate>
      <Answer question={question} rows={6}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <Empty say={t("asset.none")} next={t("asset.noneNext")} />
          ) : (
            <Assets items={items} />
          );
        }}
      </Answer>
      {question.hasNextPage ? (
        <p className="more">
          <Button disabled={question.isFetchingNextPage} onClick={() => void question.fetchNextPage()}>
            {t("asset.older")}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function Registering() {
  const { t, lang } = useWords();
  return (
    <FormAct
      say={t("asset.register")}
      stale={STALE}
      act={(written, key) => {
        const note = written("note");
        return registerAsset(
          {
            kind: written("kind"),
            value: written("value"),
            important: written("important") === "yes",
            ...(note === "" ? {} : { note }),
          },
          key,
        );
      }}
    >
      <Pick
        name="kind"
        label={t("asset.kind")}
        choices={Object.entries(ASSET_KIND_NAMES).map(([value, pair]) => ({ value, say: half(pair, lang) }))}
      />
      <Field name="value" label={t("asset.value")} />
      <span className="s">{t("asset.valueHint")}</span>
      <Pick
        name="important"
        label={t("asset.importance")}
        choices={[
          { value: "no", say: t("asset.ordinary") },
          { value: "yes", say: t("asset.important") },
        ]}
      />
      <Field name="note" label={t("asset.note")} optional />
    </FormAct>
  );
}

function Assets({ items }: { readonly items: readonly Asset[] }) {
  const { t } = useWords();
  return (
    <table className="members">
      <thead>
        <tr>
          <th scope="col">{t("asset.value")}</th>
          <th scope="col">{t("asset.body")}</th>
          <th scope="col">{t("asset.state")}</th>
          <th scope="col">{t("asset.history")}</th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {items.map((asset) => (
          <Line key={asset.id} asset={asset} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ asset }: { readonly asset: Asset }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const state = nameOf(ASSET_STATE_NAMES, asset.state, lang);
  return (
    <tr>
      <td>
        <b className="v">{asset.value}</b>
        <span className="s part">
          {[nameOf(ASSET_KIND_NAMES, asset.kind, lang), asset.important ? t("asset.important") : null, asset.note]
            .filter((one) => one)
            .join(" · ")}
        </span>
      </td>
      <td>{say(asset.body.name)}</td>
      <td>{asset.state === "proposed" ? <Flag>{state}</Flag> : state}</td>
      <td>
        <ul className="history">
          {keyed(asset.history, (h) => `${h.at} ${h.kind}`).map(({ key, row: h }) => (
            <li key={key}>
              <span className="n">{moment(h.at, now, lang)}</span> {nameOf(ASSET_STATE_NAMES, h.kind, lang)}{" "}
              <span className="s">{[say(h.by.name), h.reason].filter((one) => one).join(" · ")}</span>
            </li>
          ))}
        </ul>
      </td>
      <td>
        <Acts asset={asset} />
      </td>
    </tr>
  );
}

function Acts({ asset }: { readonly asset: Asset }) {
  const { t } = useWords();
  const own = useQuery(QUERIES.me()).data?.body.id === asset.body.id;
  const decides = useLeave("asset.approve").allowed;
  const keeps = useLeave("asset.keep").allowed;
  return (
    <div className="acts">
      {decides && asset.state === "proposed" ? (
        <>
          <OneAct
            say={t("asset.approve")}
            stale={STALE}
            act={(_, key) => answerAsset(asset.id, "approved", null, key)}
          />
          <OneAct
            say={t("asset.refuse")}
            words={t("asset.reason")}
            stale={STALE}
            act={(reason, key) => answerAsset(asset.id, "refused", reason, key)}
          />
        </>
      ) : null}
      {own && keeps && (asset.state === "proposed" || asset.state === "approved") ? (
        <OneAct
          say={t("asset.withdraw")}
          words={t("asset.reason")}
          stale={STALE}
          act={(reason, key) => withdrawAsset(asset.id, reason, key)}
        />
      ) : null}
    </div>
  );
}
