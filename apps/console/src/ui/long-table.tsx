/**
 * A table that may be very long: only the rows near the window are in the document, J and K reach all of them, and the
 * next page is asked for before the end is seen. The head names the columns; a row gives its cells.
 */
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { useRowKeys } from "./row-keys.ts";

export interface Column {
  readonly key: string;
  readonly name: string;
  readonly className?: string;
}

interface Props<Row> {
  readonly className: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowClass?: (row: Row) => string;
  readonly cells: (row: Row) => ReactNode;
  readonly onOpen: (row: Row) => void;
  readonly rowHeight: number;
  readonly keysOn: boolean;
  /** Asks for the next page; null when there is none or it is on its way. */
  readonly onMore: (() => void) | null;
}

const AHEAD = 20;

export function LongTable<Row>(props: Props<Row>) {
  const { rows, rowHeight, onMore } = props;
  const top = useRef<HTMLTableElement>(null);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top.current?.offsetTop ?? 0,
  });
  const { selected, listRef } = useRowKeys(rows.length, props.keysOn, (index) => virtual.scrollToIndex(index));
  const drawn = virtual.getVirtualItems();
  const first = drawn[0];
  const last = drawn.at(-1);
  const nearEnd = (last?.index ?? -1) >= rows.length - AHEAD;
  useEffect(() => {
    if (nearEnd && rows.length > 0) onMore?.();
  }, [nearEnd, rows.length, onMore]);
  const before = first ? first.start - virtual.options.scrollMargin : 0;
  const after = last ? virtual.getTotalSize() - (last.end - virtual.options.scrollMargin) : 0;
  return (
    <div ref={listRef}>
      <table ref={top} className={props.className} aria-rowcount={onMore ? -1 : rows.length + 1}>
        <caption className="sr">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" className={column.className ?? ""}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={before} span={props.columns.length} />
          {drawn.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr
                key={props.rowKey(row)}
                ref={virtual.measureElement}
                data-index={index}
                data-row={index}
                aria-rowindex={index + 2}
                aria-selected={index === selected}
                className={props.rowClass?.(row) ?? ""}
                onClick={(event) => {
                  if (!(event.target instanceof Element) || !event.target.closest("a, button")) props.onOpen(row);
                }}
              >
                {props.cells(row)}
              </tr>
            );
          })}
          <Gap height={after} span={props.columns.length} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  if (height <= 0) return null;
  return (
    <tr className="gap">
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
