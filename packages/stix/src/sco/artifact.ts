/** Artifact (STIX 2.1 §6.1): bytes, carried inline or by URL, perhaps encrypted. */
import { type Of, sco } from "../object/define.ts";
import { binary } from "../property/encoded.ts";
import { hashes } from "../property/hashes.ts";
import { randomIdWithout } from "../property/identifier.ts";
import { mediaType } from "../property/media-type.ts";
import { needs, notBoth } from "../property/record.ts";
import { text } from "../property/scalar.ts";
import type { Rule } from "../property/shape.ts";
import { webAddress } from "../property/web-address.ts";
import { encryptionAlgorithm } from "../vocabulary/observables.ts";

const hasBytes: Rule = (object, trial) => {
  if (Object.hasOwn(object, "payload_bin") || Object.hasOwn(object, "url")) return;
  trial.flag("at-least-one", "An artifact carries payload_bin or a url.", "6.1");
};

export const artifact = sco("artifact", {
  section: "6.1",
  may: {
    mime_type: mediaType,
    payload_bin: binary,
    url: webAddress,
    hashes,
    encryption_algorithm: encryptionAlgorithm,
    decryption_key: text,
  },
  rules: [
    hasBytes,
    notBoth("payload_bin", "url"),
    needs("url", ["hashes"]),
    needs("decryption_key", ["encryption_algorithm"]),
    randomIdWithout(["hashes", "payload_bin"]),
  ],
});
export type Artifact = Of<typeof artifact>;
