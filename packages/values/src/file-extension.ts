/**
 * Which endings make a dotted word a file name, and which of them are top-level domains as well.
 * Only for values whose kind nobody declared: `invoice.pdf.exe` is a file, `notes.zip` probably, `sub.evil.zip` a domain.
 */

const EXTENSIONS: ReadonlySet<string> = new Set(
  (
    "exe dll sys drv ocx cpl scr pif com bat cmd ps1 psm1 psd1 vbs vbe js jse mjs wsf wsh wsc hta sct msi msp msix appx " +
    "lnk url scf jar class war ear apk aab ipa dex dmg pkg deb rpm elf bin run out so ko dylib efi rom fw img iso vhd " +
    "vhdx vmdk ova ovf vmx dat data tmp temp bak old log txt csv tsv md rst tex doc docx docm dot dotx dotm xls xlsx " +
    "xlsm xlsb xlam xll ppt pptx pptm ppsx pdf ps eps rtf odt ods odp one pub vsd vsdx hwp hwpx jtd zip rar 7z tar gz " +
    "tgz bz2 xz zst lz lzh ace arj cab cpio z html htm xhtml mht mhtml shtml php php5 phtml asp aspx ashx asmx jsp jspx " +
    "cgi cfm do pl py pyc pyw pyd sh bash zsh rb lua go rs c cc cpp cxx h hpp cs vb java kt swift ts tsx jsx vue css " +
    "json jsonl ndjson xml xsl xslt yaml yml toml ini cfg conf config inf reg plist sql db sqlite mdb accdb dbf eml msg " +
    "pst ost ics vcf png jpg jpeg gif bmp tif tiff svg ico webp heic psd ai mp3 mp4 m4a avi mov wav mkv flv wmv ogg ttf " +
    "otf woff woff2 key pem crt cer der pfx p12 csr jks kdbx chm hlp evtx evt etl pcap pcapng dmp mem hiv swf torrent " +
    "rdp ovpn vpn lock locked encrypted enc crypt yar yara rules bundle asar crx xpi nupkg whl egg gem"
  ).split(" "),
);

/** Endings that are both: in a word of two parts they mean a file far more often than a domain. */
const RATHER_FILE: ReadonlySet<string> = new Set(["py", "sh", "md", "zip", "mov", "so", "hiv", "bundle"]);

/** Whether a part after the last dot is a usual file extension. */
export function isFileExtension(part: string): boolean {
  return EXTENSIONS.has(part.toLowerCase());
}

/** Whether a dotted word that also could be a domain is rather a file: by a second extension, or by habit. */
export function isRatherFile(word: string): boolean {
  const parts = word.toLowerCase().split(".");
  const last = parts.at(-1) ?? "";
  if (!EXTENSIONS.has(last) || parts[0] === "www") return false;
  if (parts.length === 2) return RATHER_FILE.has(last);
  const before = parts.at(-2) ?? "";
  return RATHER_FILE.has(last) ? EXTENSIONS.has(before) && before !== "com" : last !== "com" && FILE_ONLY.has(before);
}

/** Endings that no domain part before the last one would carry. */
const FILE_ONLY: ReadonlySet<string> = new Set([
  "exe",
  "dll",
  "pdf",
  "doc",
  "docx",
  "xls",
  "xlsx",
  "ppt",
  "pptx",
  "tar",
  "rtf",
]);
