/** How a list is asked for page by page. */

/** Rows a page. */
export const PAGE = 100;

/** The query of one page; the first has no cursor. */
export const cursorQuery = (cursor: string) => ({
  limit: String(PAGE),
  ...(cursor === "" ? {} : { cursor }),
});
