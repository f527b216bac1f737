/**
 * Sending a file: a dry run first, then the submission under a key that the browser made and keeps, so that sending again
 * never counts twice. Over 25 MB it goes in parts, and goes on from where the hub has it safe.
 */
import type { Receipt, Understood } from "@noroshi/api";
import { send } from "./client.ts";
import { announced } from "./pages.ts";

/** Above this the hub wants a resumable upload. */
export const SMALL_LIMIT = 25 * 1024 * 1024;
const PART = 4 * 1024 * 1024;

interface Upload {
  readonly id: string;
  readonly offset: number;
  readonly expected: number;
}

const octets = { "content-type": "application/octet-stream" };
const hint = (file: File): string => `?fileName=${encodeURIComponent(file.name.slice(0, 300))}`;

/** What would be understood of this file? Nothing is stored. */
export const understand = (file: File): Promise<Understood> =>
  send<Understood>(`/api/v1/intake/understanding${hint(file)}`, {
    method: "POST",
    headers: { "content-type": announced(file) },
    body: file,
  });

/** Submits a small file. The same key and bytes give the same receipt, however often they are sent. */
export const submit = (file: File, key: string): Promise<Receipt> =>
  send<Receipt>(`/api/v1/reports${hint(file)}`, {
    method: "POST",
    headers: { "content-type": announced(file), "idempotency-key": key },
    body: file,
  });

/** Submits a form as its document; the same rule of key and bytes. */
export const submitForm = (document: string, key: string, authority: string | null): Promise<Receipt> =>
  send<Receipt>(
    `/api/v1/reports?fileName=form.json${authority ? `&receivingAuthority=${encodeURIComponent(authority)}` : ""}`,
    {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: document,
    },
  );

/** Remembers between tries how far a large file has come. */
export interface UploadMemory {
  uploadId: string | null;
}

/**
 * Submits a large file in parts.
 * @param memory keeps the upload's id over failures, so that the next try goes on from the offset that is safe
 */
export async function submitLarge(
  file: File,
  key: string,
  memory: UploadMemory,
  onProgress: (done: number) => void,
): Promise<Receipt> {
  const upload = await sendParts(file, memory, onProgress);
  return send<Receipt>(`/api/v1/uploads/${upload.id}/submission`, {
    method: "POST",
    headers: { "idempotency-key": key },
  });
}

/** Brings all parts of a file to the hub, from where it has them safe. Nothing follows from it yet. */
export async function sendParts(file: File, memory: UploadMemory, onProgress: (done: number) => void): Promise<Upload> {
  let upload = memory.uploadId
    ? await send<Upload>(`/api/v1/uploads/${memory.uploadId}`, { method: "GET" })
    : await send<Upload>("/api/v1/uploads", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          bytes: file.size,
          mediaType: file.type || "application/octet-stream",
          fileName: file.name.slice(0, 300),
        }),
      });
  memory.uploadId = upload.id;
  onProgress(upload.offset);
  while (upload.offset < file.size) {
    upload = await send<Upload>(`/api/v1/uploads/${upload.id}`, {
      method: "PATCH",
      headers: { ...octets, "upload-offset": String(upload.offset) },
      body: file.slice(upload.offset, upload.offset + PART),
    });
    onProgress(upload.offset);
  }
  return upload;
}
