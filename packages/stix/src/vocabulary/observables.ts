/** Vocabularies and enumerations of observables (STIX 2.1 §10.1, §10.4, §10.16, §10.17, §10.27 to §10.32). */
import { oneOf, openVocabulary } from "../property/choice.ts";

export const accountType = openVocabulary(
  [
    "facebook",
    "ldap",
    "nis",
    "openid",
    "radius",
    "skype",
    "tacacs",
    "twitter",
    "unix",
    "windows-local",
    "windows-domain",
    "kavi",
  ],
  "account-type",
);

export const encryptionAlgorithm = oneOf(["AES-256-GCM", "ChaCha20-Poly1305", "mime-type-indicated"]);

export const socketFamily = oneOf([
  "AF_UNSPEC",
  "AF_INET",
  "AF_IPX",
  "AF_APPLETALK",
  "AF_NETBIOS",
  "AF_INET6",
  "AF_IRDA",
  "AF_BTH",
]);

export const socketType = oneOf(["SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_RDM", "SOCK_SEQPACKET"]);

export const integrityLevel = oneOf(["low", "medium", "high", "system"]);

export const peType = openVocabulary(["dll", "exe", "sys"], "windows-pebinary-type");

export const registryDataType = oneOf([
  "REG_NONE",
  "REG_SZ",
  "REG_EXPAND_SZ",
  "REG_BINARY",
  "REG_DWORD",
  "REG_DWORD_BIG_ENDIAN",
  "REG_DWORD_LITTLE_ENDIAN",
  "REG_LINK",
  "REG_MULTI_SZ",
  "REG_RESOURCE_LIST",
  "REG_FULL_RESOURCE_DESCRIPTION",
  "REG_RESOURCE_REQUIREMENTS_LIST",
  "REG_QWORD",
  "REG_INVALID_TYPE",
]);

export const serviceStart = oneOf([
  "SERVICE_AUTO_START",
  "SERVICE_BOOT_START",
  "SERVICE_DEMAND_START",
  "SERVICE_DISABLED",
  "SERVICE_SYSTEM_ALERT",
]);

export const serviceType = oneOf([
  "SERVICE_KERNEL_DRIVER",
  "SERVICE_FILE_SYSTEM_DRIVER",
  "SERVICE_WIN32_OWN_PROCESS",
  "SERVICE_WIN32_SHARE_PROCESS",
]);

export const serviceStatus = oneOf([
  "SERVICE_CONTINUE_PENDING",
  "SERVICE_PAUSE_PENDING",
  "SERVICE_PAUSED",
  "SERVICE_RUNNING",
  "SERVICE_START_PENDING",
  "SERVICE_STOP_PENDING",
  "SERVICE_STOPPED",
]);
