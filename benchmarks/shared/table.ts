/** A number as people read it: no digits that mean nothing. */
export const figure = (value: number): string =>
  value >= 99.5 ? Math.round(value).toLocaleString('en') : value.toPrecision(2);

/** Two latencies in milliseconds. */
export const latency = (p50: number, p99: number): string => `${figure(p50)} / ${figure(p99)}`;

/** Lines of a table: the first column to the left, figures to the right. */
export const tableLines = (headings: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = headings.map((heading, at) => Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return [headings, ...rows].map((row) => `  ${line(row).trimEnd()}`);
};

/** Prints a table under its title. */
export const printTable = (title: string, headings: readonly string[], rows: readonly (readonly string[])[]): void =>
  console.log(['', title, ...tableLines(headings, rows)].join('\n'));
