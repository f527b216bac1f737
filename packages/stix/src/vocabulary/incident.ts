/** Enumerations and vocabularies of the OASIS incident extension suite (version 2.0, chapters 4 and 5). */
import { oneOf, openVocabulary } from "../property/choice.ts";

const suggested = (words: string) => openVocabulary(words.split(" "), "incident-vocabulary");

export const determination = oneOf([
  "blocked",
  "confirmed",
  "failed-attempt",
  "false-positive",
  "low-value",
  "suspected",
]);
export const recoverability = oneOf(["extended", "not-applicable", "not-recoverable", "regular", "supplemented"]);
export const eventStatus = oneOf(["ongoing", "occurred", "not-occurred", "pending", "undetermined"]);
export const taskOutcome = oneOf(["cancelled", "failed", "ongoing", "pending", "successful", "unknown"]);
export const fidelity = oneOf(["day", "hour", "minute", "month", "second", "year"]);
export const stepCondition = oneOf(["optional", "required", "unknown"]);
export const stepTransition = oneOf(["completion", "failure", "success", "unknown"]);
export const confidentialityLoss = oneOf(["confirmed-loss", "contained", "exploited-loss", "none", "suspected-loss"]);
export const integrityAlteration = oneOf([
  "potential-destruction",
  "potential-modification",
  "partial-destruction",
  "partial-modification",
  "full-destruction",
  "full-modification",
  "none",
]);
export const physicalImpactType = oneOf([
  "damaged-functional",
  "damaged-nonfunctional",
  "destruction",
  "none",
  "unknown",
]);
export const traceability = oneOf(["accountability-lost", "partial-accountability", "provable-accountability"]);

export const investigationStatus = suggested("closed new open");
export const detectionMethod = suggested(
  "automated-tool commercial-solution external-notification human-review message-from-attacker propriety-solution system-outage user-reporting",
);
export const externalImpactType = suggested(
  "economic emergency-services foreign-relations national-security public-confidence public-health public-safety",
);
export const informationType = suggested(
  "classified-material communication credentials-admin credentials-user financial legal payment phi pii proprietary system",
);
export const monetaryVariety = suggested(
  "asset-and-fraud brand-damage business-disruption competitive-advantage legal-and-regulatory operating-costs ransom-demand ransom-payment response-and-recovery uncategorized",
);
export const stateChangeType = suggested("caused contributed-to input mitigated output resolved");
export const taskType = suggested(
  "administrative attribution containment declared detected eradication escalated exercised-control external-intelligence " +
    "external-outreach external-support implemented-control investigation negotiation playbook-execution " +
    "playbook-step-execution ransom-payment recovery reported routine-updates victim-notification",
);
export const assetType = suggested(
  "building-doors building-windows buildings computers-mobile computers-personal computers-server environment ics-actuator " +
    "ics-engineering-workstation ics-historian ics-hmi ics-other ics-plc ics-safety-system ics-sensor inventory network-device " +
    "private-infrastructure public-infrastructure security-containers vehicles",
);
export const eventType = suggested(
  "aggregation-information-phishing-schemes benign blocked brute-force-attempt c&c-server-hosting compromised-system confirmed " +
    "connection-malware-port connection-malware-system content-forbidden-by-law control-system-bypass copyrighted-content " +
    "data-exfiltration deferred deletion-information denial-of-service destruction dictionary-attack-attempt discarded " +
    "disruption-data-transmission dissemination-malware-email dissemination-phishing-emails dns-cache-poisoning " +
    "dns-local-resolver-hijacking dns-spoofing-registered dns-rebinding dns-server-compromise dns-spoofing-unregistered " +
    "dns-stub-resolver-hijacking dns-zone-transfer domain-name-compromise duplicate email-flooding equipment-loss " +
    "equipment-theft exploit exploit-attempt exploit-framework-exhausting-resources exploit-tool-exhausting-resources failed " +
    "file-inclusion file-inclusion-attempt hosting-malware-webpage hosting-phishing-sites illegitimate-use-name " +
    "illegitimate-use-resources infected-by-known-malware insufficient-data known-malware lame-delegations major " +
    "modification-information misconfiguration natural negotiation network-scanning no-apt packet-flood " +
    "password-cracking-attempt policy-violation ransomware ransomware-payment refuted scan-probe silently-discarded " +
    "supply-chain-customer supply-chain-vendor spam sql-injection sql-injection-attempt successful system-probe " +
    "theft-access-credentials unattributed unauthorized-access-information unauthorized-access-system unauthorized-equipment " +
    "unauthorized-release unauthorized-use undetermined unintentional unknown-apt unspecified vandalism wiretapping " +
    "worm-spreading xss xss-attempt",
);
