/**
 * The pages of one transfer as one submission: several files that were put down together travel as the parts of one form, in
 * the order of their names. The bytes depend on the files and the key alone, so that sending again is the same submission.
 */
const FORM = "multipart/form-data";

/** The order of pages: by name, figures as figures, so that page 10 follows page 9. */
export const inOrder = (files: readonly File[]): readonly File[] =>
  files.toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));

/** Names, size and age of all pages together: what their key is kept under. */
export const factsOf = (files: readonly File[]): { name: string; size: number; lastModified: number } => ({
  name: files.map((f) => f.name).join(" + "),
  size: files.reduce((sum, f) => sum + f.size, 0),
  lastModified: Math.max(0, ...files.map((f) => f.lastModified)),
});

/**
 * One file as it is; several as one form.
 * @param key separates the parts: random, so that it stands in none of them, and lower case as a media type demands
 */
export function asOne(files: readonly File[], key: string): File | undefined {
  if (files.length < 2) return files[0];
  const { name, lastModified } = factsOf(files);
  const parts = files.flatMap((file, i) => [
    `--${key}\r\ncontent-disposition: form-data; name="page"; filename="page-${i + 1}"\r\n`,
    "content-type: application/octet-stream\r\n\r\n",
    file,
    "\r\n",
  ]);
  return new File([...parts, `--${key}--\r\n`], name, { type: `${FORM}; boundary=${key}`, lastModified });
}

/** How the bytes are announced: several pages as a form; one file as bytes alone, because its content decides. */
export const announced = (file: File): string => (file.type.startsWith(FORM) ? file.type : "application/octet-stream");
