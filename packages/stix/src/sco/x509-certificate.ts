/** X.509 Certificate (STIX 2.1 §6.18), with the v3 extensions as text. */
import { type Of, sco } from "../object/define.ts";
import { hashes } from "../property/hashes.ts";
import { randomIdWithout } from "../property/identifier.ts";
import { atLeastOne, record } from "../property/record.ts";
import { flag, integer, text } from "../property/scalar.ts";
import { timestamp } from "../property/timestamp.ts";

const v3 = {
  basic_constraints: text,
  name_constraints: text,
  policy_constraints: text,
  key_usage: text,
  extended_key_usage: text,
  subject_key_identifier: text,
  authority_key_identifier: text,
  subject_alternative_name: text,
  issuer_alternative_name: text,
  subject_directory_attributes: text,
  crl_distribution_points: text,
  inhibit_any_policy: text,
  private_key_usage_period_not_before: timestamp,
  private_key_usage_period_not_after: timestamp,
  certificate_policies: text,
  policy_mappings: text,
};

const own = {
  is_self_signed: flag,
  hashes,
  version: text,
  serial_number: text,
  signature_algorithm: text,
  issuer: text,
  validity_not_before: timestamp,
  validity_not_after: timestamp,
  subject: text,
  subject_public_key_algorithm: text,
  subject_public_key_modulus: text,
  subject_public_key_exponent: integer(),
  x509_v3_extensions: record({ may: v3, rules: [atLeastOne(Object.keys(v3))] }),
};

export const x509Certificate = sco("x509-certificate", {
  section: "6.18",
  may: own,
  rules: [atLeastOne(Object.keys(own)), randomIdWithout(["hashes", "serial_number"])],
});
export type X509Certificate = Of<typeof x509Certificate>;
