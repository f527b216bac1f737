/**
 * Character set names (IANA): by their syntax (RFC 2978), with the registered names that break it listed.
 * The full registry of some 250 names is not shipped.
 */
import { written } from "./scalar.ts";
import type { Shape } from "./shape.ts";

const DOTTED =
  "ANSI_X3\\.4-1968|ANSI_X3\\.4-1986|ANSI_X3\\.110-1983|ISO_646\\.irv:1991|ISO_646\\.irv:1983|ISO_646\\.basic:1983|" +
  "T\\.61-7bit|T\\.61-8bit|T\\.101-G2|JUS_I\\.B1\\.00[23](?:-serb|-mac)?|CSA_Z243\\.4-1985-(?:1|2|gr)|BS_4730|NC_NC00-10:81";
const NAME = new RegExp(`^(?:[A-Za-z0-9!#$%&'+^_\`{}~()-]{2,40}(?::\\d{4})?(?:-[EI])?|${DOTTED})$`);

export const charset: Shape<string> = written(
  NAME,
  "charset",
  (value) => `"${value}" is not a character set that IANA registers.`,
);
