/** Attaching a file to an own report: small ones in one go, large ones in parts that go on where the hub has them safe. */
import type { Attachment } from "@noroshi/api";
import { send } from "./client.ts";
import { SMALL_LIMIT, sendParts, type UploadMemory } from "./filing.ts";

interface Attached {
  readonly attachment: Attachment;
}

/** @param memory keeps the upload over failures; @param key the same for every try with this file */
export async function attach(
  reportId: string,
  file: File,
  key: string,
  memory: UploadMemory,
  onProgress: (done: number) => void,
): Promise<Attached> {
  const fileName = file.name.slice(0, 300);
  const headers = { "idempotency-key": key };
  if (file.size <= SMALL_LIMIT)
    return send<Attached>(
      `/api/v1/reports/${encodeURIComponent(reportId)}/attachments?fileName=${encodeURIComponent(fileName)}`,
      {
        method: "POST",
        headers: { ...headers, "content-type": file.type || "application/octet-stream" },
        body: file,
      },
    );
  const upload = await sendParts(file, memory, onProgress);
  return send<Attached>(`/api/v1/uploads/${upload.id}/attachment`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ reportId, fileName }),
  });
}
