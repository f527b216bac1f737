/** Every text of the console, by chapter, and the form in which i18next takes them. */
import { ACCOUNT } from "./account.ts";
import { ACTING } from "./acting.ts";
import { ASSET } from "./asset.ts";
import { BOARD } from "./board.ts";
import { CASE } from "./case.ts";
import { COUNCIL } from "./council.ts";
import { COURT } from "./court.ts";
import { DESK } from "./desk.ts";
import { FILING } from "./filing.ts";
import { FORM } from "./form.ts";
import { FRAME } from "./frame.ts";
import { GATES } from "./gate-times.ts";
import { GLASS, WATCH } from "./glass.ts";
import { INDICATOR } from "./indicator.ts";
import { INTAKE } from "./intake.ts";
import { KEYS } from "./keys.ts";
import { LAW } from "./law.ts";
import { LINK } from "./link.ts";
import { LOWERING } from "./lowering.ts";
import { MEASURE } from "./measure.ts";
import { MINE } from "./mine.ts";
import { OPENED } from "./opened.ts";
import { OVERSIGHT } from "./oversight.ts";
import { PAGING } from "./paging.ts";
import { type Chapter, half, type Lang } from "./pair.ts";
import { PARTS } from "./parts.ts";
import { PEOPLE } from "./people.ts";
import { PROOF } from "./proof.ts";
import { RECALL } from "./recall.ts";
import { REPORT } from "./report.ts";
import { ROOM } from "./room.ts";
import { SEARCH } from "./search.ts";
import { SENSOR } from "./sensor.ts";
import { SEVERITY } from "./severity.ts";
import { SHARE } from "./share.ts";
import { SIGHT } from "./sight.ts";
import { SIGN_IN } from "./sign-in.ts";
import { VICTIM } from "./victim.ts";
import { WAITING } from "./waiting.ts";

export const BOOK = {
  frame: FRAME,
  signIn: SIGN_IN,
  account: ACCOUNT,
  people: PEOPLE,
  board: BOARD,
  case: CASE,
  acting: ACTING,
  council: COUNCIL,
  asset: ASSET,
  report: REPORT,
  room: ROOM,
  intake: INTAKE,
  form: FORM,
  filing: FILING,
  desk: DESK,
  mine: MINE,
  paging: PAGING,
  indicator: INDICATOR,
  law: LAW,
  measure: MEASURE,
  opened: OPENED,
  oversight: OVERSIGHT,
  court: COURT,
  link: LINK,
  lowering: LOWERING,
  search: SEARCH,
  severity: SEVERITY,
  sight: SIGHT,
  proof: PROOF,
  recall: RECALL,
  sensor: SENSOR,
  share: SHARE,
  victim: VICTIM,
  waiting: WAITING,
  gates: GATES,
  glass: GLASS,
  watch: WATCH,
  keys: KEYS,
  parts: PARTS,
} as const satisfies Readonly<Record<string, Chapter>>;

export type Resource = { [C in keyof typeof BOOK]: { [K in keyof (typeof BOOK)[C]]: string } };

/** The book in one language. */
export function resource(lang: Lang): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(BOOK).map(([chapter, pairs]) => [
      chapter,
      Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, half(pair, lang)])),
    ]),
  );
}
