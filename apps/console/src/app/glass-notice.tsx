/** On every page of whoever may see emergencies: what waits for this person or stands open, until it has been dealt with. */
import { useQuery } from "@tanstack/react-query";
import { QUERIES } from "../hub/queries.ts";
import { useLeave } from "../hub/standing.ts";
import { tellOf } from "../pages/emergencies/standing.ts";
import { PATHS } from "../paths.ts";
import { Go } from "../ui/go.tsx";
import { useWords } from "../words/use-words.ts";

const SAYS = { yours: "glass.noticeYours", review: "glass.noticeReview", open: "glass.noticeOpen" } as const;

export function GlassNotice() {
  const { t } = useWords();
  const { allowed } = useLeave("break_glass.read");
  const list = useQuery({ ...QUERIES.emergencies(), enabled: allowed }).data;
  const told = allowed && list ? tellOf(list.items) : null;
  if (!told) return null;
  return (
    <p className="glass-notice" role="status">
      <b className="flag">{t(SAYS[told.what], { count: told.count })}</b>
      <Go href={PATHS.emergencies()}>{t("glass.see")}</Go>
    </p>
  );
}
