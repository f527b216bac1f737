/**
 * Looks at what this machine offers the tests, sets the variables they read, and says plainly what is absent and which
 * tests are left out because of it. Changes nothing on the machine.
 */
import fs from "node:fs";

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
const MAC_BROWSER = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Sets NOROSHI_CHROMIUM when a browser is found; answers a notice for everything that is not there. */
export function surroundings(env: NodeJS.ProcessEnv): string[] {
  const notices: string[] = [];
  const browser = [env["NOROSHI_CHROMIUM"], ...BROWSERS, MAC_BROWSER].find((file) => file && fs.existsSync(file));
  if (browser) env["NOROSHI_CHROMIUM"] = browser;
  else notices.push("no Chromium (NOROSHI_CHROMIUM, or apt-get install chromium): tests in a browser are left out");
  if (!env["NOROSHI_SHARED"] || !fs.existsSync(env["NOROSHI_SHARED"])) {
    delete env["NOROSHI_SHARED"];
    notices.push("no public data (NOROSHI_SHARED names its folder): tests on real feeds and notices are left out");
  }
  if (!env["NOROSHI_TEST_DATABASE_URL"])
    notices.push(
      "no external PostgreSQL (NOROSHI_TEST_DATABASE_URL): its suite is left out; the bundled one is tested",
    );
  return notices;
}
