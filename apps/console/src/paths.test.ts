import { expect, test } from "vitest";
import { PATHS } from "./paths.ts";

test("the map of addresses is the one that people have bookmarked", () => {
  expect({
    signIn: PATHS.signIn(),
    signInThen: PATHS.signIn("/cases/N-2026-0412"),
    signInThenBoard: PATHS.signIn("/"),
    board: PATHS.board(),
    cases: PATHS.cases(),
    case: PATHS.case("N-2026-0412"),
    reports: PATHS.reports(),
    report: PATHS.report("5f1c/…"),
    indicators: PATHS.indicators(),
    indicator: PATHS.indicators("hxxp://cdn-sync[.]example/a?b=1&c=2"),
    intake: PATHS.intake(),
    receipt: PATHS.receipt("r 1"),
    parts: PATHS.parts(),
  }).toMatchInlineSnapshot(`
    {
      "board": "/",
      "case": "/cases/N-2026-0412",
      "cases": "/cases",
      "indicator": "/indicators?value=hxxp%3A%2F%2Fcdn-sync%5B.%5Dexample%2Fa%3Fb%3D1%26c%3D2",
      "indicators": "/indicators",
      "intake": "/file",
      "parts": "/parts",
      "receipt": "/receipts/r%201",
      "report": "/reports/5f1c%2F%E2%80%A6",
      "reports": "/reports",
      "signIn": "/sign-in",
      "signInThen": "/sign-in?next=%2Fcases%2FN-2026-0412",
      "signInThenBoard": "/sign-in",
    }
  `);
});
