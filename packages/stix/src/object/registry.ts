/** Every object type that this package knows, by name: the standard's, and those of the OASIS incident suite. */
import { type Event, event } from "../extension/incident/event.ts";
import { type Impact, impact } from "../extension/incident/impact.ts";
import { type Task, task } from "../extension/incident/task.ts";
import { type Artifact, artifact } from "../sco/artifact.ts";
import { type AutonomousSystem, autonomousSystem } from "../sco/autonomous-system.ts";
import { type Directory, directory } from "../sco/directory.ts";
import { type DomainName, domainName } from "../sco/domain-name.ts";
import { type EmailAddr, emailAddr } from "../sco/email-addr.ts";
import { type EmailMessage, emailMessage } from "../sco/email-message.ts";
import { type File, file } from "../sco/file.ts";
import { type Ipv4Addr, ipv4Addr } from "../sco/ipv4-addr.ts";
import { type Ipv6Addr, ipv6Addr } from "../sco/ipv6-addr.ts";
import { type MacAddr, macAddr } from "../sco/mac-addr.ts";
import { type Mutex, mutex } from "../sco/mutex.ts";
import { type NetworkTraffic, networkTraffic } from "../sco/network-traffic.ts";
import { type Process, process } from "../sco/process.ts";
import { type Software, software } from "../sco/software.ts";
import { type Url, url } from "../sco/url.ts";
import { type UserAccount, userAccount } from "../sco/user-account.ts";
import { type WindowsRegistryKey, windowsRegistryKey } from "../sco/windows-registry-key.ts";
import { type X509Certificate, x509Certificate } from "../sco/x509-certificate.ts";
import { type AttackPattern, attackPattern } from "../sdo/attack-pattern.ts";
import { type Campaign, campaign } from "../sdo/campaign.ts";
import { type CourseOfAction, courseOfAction } from "../sdo/course-of-action.ts";
import { type Grouping, grouping } from "../sdo/grouping.ts";
import { type Identity, identity } from "../sdo/identity.ts";
import { type Incident, incident } from "../sdo/incident.ts";
import { type Indicator, indicator } from "../sdo/indicator.ts";
import { type Infrastructure, infrastructure } from "../sdo/infrastructure.ts";
import { type IntrusionSet, intrusionSet } from "../sdo/intrusion-set.ts";
import { type Location, location } from "../sdo/location.ts";
import { type Malware, malware } from "../sdo/malware.ts";
import { type MalwareAnalysis, malwareAnalysis } from "../sdo/malware-analysis.ts";
import { type Note, note } from "../sdo/note.ts";
import { type ObservedData, observedData } from "../sdo/observed-data.ts";
import { type Opinion, opinion } from "../sdo/opinion.ts";
import { type Report, report } from "../sdo/report.ts";
import { type ThreatActor, threatActor } from "../sdo/threat-actor.ts";
import { type Tool, tool } from "../sdo/tool.ts";
import { type Vulnerability, vulnerability } from "../sdo/vulnerability.ts";
import { type ExtensionDefinition, extensionDefinition } from "../smo/extension-definition.ts";
import { type LanguageContent, languageContent } from "../smo/language-content.ts";
import { type MarkingDefinition, markingDefinition } from "../smo/marking-definition.ts";
import { type Relationship, relationship } from "../sro/relationship.ts";
import { type Sighting, sighting } from "../sro/sighting.ts";
import type { CustomObject } from "./any-custom.ts";
import type { ObjectType } from "./define.ts";

export type DomainObject =
  | AttackPattern
  | Campaign
  | CourseOfAction
  | Grouping
  | Identity
  | Incident
  | Indicator
  | Infrastructure
  | IntrusionSet
  | Location
  | Malware
  | MalwareAnalysis
  | Note
  | ObservedData
  | Opinion
  | Report
  | ThreatActor
  | Tool
  | Vulnerability
  | Event
  | Impact
  | Task;
export type RelationshipObject = Relationship | Sighting;
export type ObservableObject =
  | Artifact
  | AutonomousSystem
  | Directory
  | DomainName
  | EmailAddr
  | EmailMessage
  | File
  | Ipv4Addr
  | Ipv6Addr
  | MacAddr
  | Mutex
  | NetworkTraffic
  | Process
  | Software
  | Url
  | UserAccount
  | WindowsRegistryKey
  | X509Certificate;
export type MetaObject = ExtensionDefinition | LanguageContent | MarkingDefinition;

/** An object that this package knows by its type. */
export type KnownObject = DomainObject | RelationshipObject | ObservableObject | MetaObject;
/** Any STIX object; switch on `type`. */
export type StixObject = KnownObject | CustomObject;

/** One known type by its name, e.g. `ObjectOf<"indicator">`. */
export type ObjectOf<N extends KnownObject["type"]> = Extract<KnownObject, { readonly type: N }>;

const ALL: readonly ObjectType<KnownObject>[] = [
  attackPattern,
  campaign,
  courseOfAction,
  grouping,
  identity,
  incident,
  indicator,
  infrastructure,
  intrusionSet,
  location,
  malware,
  malwareAnalysis,
  note,
  observedData,
  opinion,
  report,
  threatActor,
  tool,
  vulnerability,
  event,
  impact,
  task,
  relationship,
  sighting,
  artifact,
  autonomousSystem,
  directory,
  domainName,
  emailAddr,
  emailMessage,
  file,
  ipv4Addr,
  ipv6Addr,
  macAddr,
  mutex,
  networkTraffic,
  process,
  software,
  url,
  userAccount,
  windowsRegistryKey,
  x509Certificate,
  extensionDefinition,
  languageContent,
  markingDefinition,
];

export const KINDS: ReadonlyMap<string, ObjectType<KnownObject>> = new Map(ALL.map((kind) => [kind.type, kind]));
