/** Every part of the console on one page, for those who build it and for those who look after its look. */
import "./parts.css";
import { usePage } from "../../app/page-frame.tsx";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Caveats } from "../../ui/caveats.tsx";
import { Keys } from "../../ui/kbd.tsx";
import { Done, Flag, Mach } from "../../ui/says.tsx";
import { Severity, type SeverityLevel } from "../../ui/severity.tsx";
import { Empty, Failed, Loading, Stale } from "../../ui/states.tsx";
import { TLP_ORDER, TlpChip } from "../../ui/tlp.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWords } from "../../words/use-words.ts";
import { DrawnParts } from "./drawn-parts.tsx";
import { FormParts } from "./form-parts.tsx";

const COLOURS = ["paper", "sheet", "well", "ink", "ink-2", "ink-3", "shu-ground", "ai-ground"] as const;
const LEVELS: readonly SeverityLevel[] = [4, 3, 2, 1, 0];
const CAVEATS = ["no_foreign_release", "government_only", "investigation_secret", "group:ports-logistics"];

export function PartsPage() {
  const { t } = useWords();
  usePage(t("parts.title"), [{ tlp: "green", caveats: [] }]);
  return (
    <>
      <h1 className="sr">{t("parts.title")}</h1>
      <div className="cols parts-cols">
        <Block title={t("parts.colour")} sub={t("parts.colourSub")}>
          <div className="swatches">
            {COLOURS.map((name) => (
              <div key={name} className={`sw-${name}`}>
                {name}
              </div>
            ))}
          </div>
          {LEVELS.map((level) => (
            <span key={level} className="row-part">
              <Severity level={level} />
            </span>
          ))}
        </Block>
        <Chips />
        <Buttons />
        <DrawnParts />
        <FormParts />
        <States />
      </div>
    </>
  );
}

function Chips() {
  const { t } = useWords();
  return (
    <Block title={t("parts.chips")} sub={t("parts.chipsSub")}>
      <p className="row-parts">
        {TLP_ORDER.toReversed().map((tlp) => (
          <TlpChip key={tlp} tlp={tlp} />
        ))}
      </p>
      <p className="row-parts">
        <Caveats codes={CAVEATS} most={4} /> <span className="cav gues">{t("parts.assumed")}</span>
      </p>
      <p className="row-parts">
        <Mach>{t("parts.machine")}</Mach> <Flag>{t("parts.waitsYou")}</Flag> <Done>{t("parts.done")}</Done>
      </p>
    </Block>
  );
}

function Buttons() {
  const { t } = useWords();
  const toast = useToast();
  return (
    <Block title={t("parts.buttons")} sub={t("parts.buttonsSub")}>
      <p className="row-parts">
        <Button look="need">
          {t("parts.accept")} <Keys keys={["A"]} />
        </Button>
        <Button look="main">{t("parts.sign")}</Button>
        <Button>{t("parts.giveBack")}</Button>
        <Button look="bare">{t("parts.later")}</Button>
      </p>
      <p className="row-parts">
        <Button disabled>{t("parts.send")}</Button> <span className="s">{t("parts.needsSecond")}</span>
      </p>
      <p className="row-parts">
        <Button small onClick={() => toast(t("parts.toast"))}>
          {t("parts.showToast")}
        </Button>
      </p>
    </Block>
  );
}

function States() {
  const { t } = useWords();
  return (
    <Block title={t("parts.states")}>
      <Empty say={t("parts.empty")} next={t("parts.emptyNext")} />
      <Loading rows={3} />
      <Failed say={t("frame.noAnswer")} next={t("frame.noAnswerNext")} />
      <Stale onRetry={() => {}}>{t("frame.staleSince", { at: "10:20" })}</Stale>
      <div className="toast">{t("parts.toast")}</div>
    </Block>
  );
}
