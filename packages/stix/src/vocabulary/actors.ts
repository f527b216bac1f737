/** Vocabularies about those who act (STIX 2.1 §10.2, §10.3, §10.8, §10.11, §10.23 to §10.25; words of its errata included). */
import { openVocabulary } from "../property/choice.ts";

export const attackMotivation = openVocabulary(
  [
    "accidental",
    "coercion",
    "dominance",
    "ideology",
    "notoriety",
    "organizational-gain",
    "personal-gain",
    "personal-satisfaction",
    "revenge",
    "unpredictable",
  ],
  "attack-motivation",
);

export const attackResourceLevel = openVocabulary(
  ["individual", "club", "contest", "team", "organization", "government"],
  "attack-resource-level",
);

export const identityClass = openVocabulary(
  ["individual", "group", "system", "organization", "class", "unknown"],
  "identity-class",
);

export const industrySector = openVocabulary(
  (
    "agriculture aerospace automotive chemical commercial communications construction defense education energy engineering " +
    "entertainment financial-services government emergency-services government-local government-national " +
    "government-public-services government-regional healthcare hospitality-leisure infrastructure dams nuclear water " +
    "insurance legal manufacturing mining non-profit pharmaceuticals retail technology telecommunications transportation utilities"
  ).split(" "),
  "industry-sector",
);

export const threatActorType = openVocabulary(
  [
    "activist",
    "competitor",
    "crime-syndicate",
    "criminal",
    "hacker",
    "insider-accidental",
    "insider-disgruntled",
    "nation-state",
    "private-sector",
    "sensationalist",
    "spy",
    "terrorist",
    "unknown",
  ],
  "threat-actor-types",
);

export const threatActorRole = openVocabulary(
  [
    "agent",
    "director",
    "independent",
    "infrastructure-architect",
    "infrastructure-operator",
    "malware-author",
    "sponsor",
  ],
  "threat-actor-role",
);

export const threatActorSophistication = openVocabulary(
  ["none", "minimal", "intermediate", "advanced", "expert", "innovator", "strategic"],
  "threat-actor-sophistication",
);
