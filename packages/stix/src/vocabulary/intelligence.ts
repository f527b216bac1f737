/** Vocabularies about what is told (STIX 2.1 §10.6, §10.10, §10.19, §10.21, §10.22). */
import { openVocabulary } from "../property/choice.ts";

export const groupingContext = openVocabulary(
  ["suspicious-activity", "malware-analysis", "unspecified"],
  "grouping-context",
);

export const indicatorType = openVocabulary(
  ["anomalous-activity", "anonymization", "benign", "compromised", "malicious-activity", "attribution", "unknown"],
  "indicator-types",
);

export const patternType = openVocabulary(
  ["stix", "pcre", "sigma", "snort", "suricata", "yara"],
  "indicator-pattern-types",
);

export const region = openVocabulary(
  (
    "africa eastern-africa middle-africa northern-africa southern-africa western-africa americas latin-america-caribbean " +
    "south-america caribbean central-america northern-america asia central-asia eastern-asia southern-asia " +
    "south-eastern-asia western-asia europe eastern-europe northern-europe southern-europe western-europe oceania " +
    "australia-new-zealand melanesia micronesia polynesia antarctica"
  ).split(" "),
  "region",
);

export const reportType = openVocabulary(
  [
    "attack-pattern",
    "campaign",
    "identity",
    "incident",
    "indicator",
    "intrusion-set",
    "malware",
    "observed-data",
    "threat-actor",
    "threat-report",
    "tool",
    "vulnerability",
  ],
  "report-types",
);
