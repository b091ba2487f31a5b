import type { Calendar } from '@gongkai/calendar';
import { acknowledgeGranted, parseNotices } from '@gongkai/calendar/notices';
import type { Move, Store } from '@gongkai/engine';
import { COMMAND_LINE, hashCalendar, previewNotices } from '@gongkai/engine';
import { type Context, counted, type DatabaseLocation, engineOn, readInput, rulebookOf, withStore } from '../kit.ts';

/** The change that a file of notices makes, or would make. */
interface Change {
  readonly before: Calendar;
  readonly after: Calendar;
  readonly moves: readonly Move[];
}

const load = async (store: Store, text: string, context: Context): Promise<Change> => {
  const moves: Move[] = [];
  const engine = await engineOn(store, context, (moved) => void moves.push(moved));
  // Moves left to do by another release are not moves of this file.
  moves.length = 0;
  const before = engine.calendar;
  await engine.loadNotices(text, COMMAND_LINE);
  return { before, after: engine.calendar, moves };
};

/** A moved date with the number of its case. */
const nameMove = async (store: Store, { caseId, clock, from, to }: Move) => {
  const record = await store.read(caseId).catch(() => null);
  return { caseId, number: record?.number ?? null, agency: record?.agency ?? null, clock, from, to };
};

type NamedMove = Awaited<ReturnType<typeof nameMove>>;

const day = (due: string): string => due.slice(0, 10);

/** Days beyond the law that the years of a file grant, as they were acknowledged. */
const grantsIn = (text: string, { after }: Change) => {
  const parsed = parseNotices(text, after.input.years);
  if (!parsed.ok) return [];
  return Object.entries(parsed.years).flatMap(([year, { granted }]) =>
    granted === undefined ? [] : [{ year: Number(year), days: granted }],
  );
};

const warnOfGrants = (grants: ReturnType<typeof grantsIn>, { terminal }: Context): void => {
  for (const { year, days } of grants) {
    terminal.note(`warning: the notice for ${year} grants ${counted(days, 'day')} off beyond the law; acknowledged`);
  }
};

const identityOf = (calendar: Calendar) => ({ version: calendar.version, hash: hashCalendar(calendar) });

const printChange = (
  moved: readonly NamedMove[],
  { before, after }: Change,
  dryRun: boolean,
  { terminal }: Context,
): void => {
  for (const { number, caseId, clock, from, to } of moved) {
    const earlier = day(to) < day(from) ? `  ${terminal.paint('yellow', 'earlier')}` : '';
    terminal.print(`${number ?? caseId}  ${clock}  ${from} -> ${to}${earlier}`);
  }
  if (before === after) return terminal.print(`nothing changed; the calendar is ${before.version}`);
  const versions = `calendar ${before.version} -> ${after.version}`;
  const dates = counted(moved.length, 'date');
  terminal.print(dryRun ? `${versions}: ${dates} would move` : `${versions}: ${dates} moved`);
};

interface LoadOptions {
  /** Days beyond the law that the operator acknowledges. */
  readonly granted: number | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Lays a file of notices over the calendar of a database, or shows what that would move. */
export const loadCalendar = async (
  location: DatabaseLocation,
  file: string,
  { granted, dryRun, json }: LoadOptions,
  context: Context,
): Promise<void> => {
  const given = await readInput(file, context.terminal);
  const text = granted === undefined ? given : acknowledgeGranted(given, granted);
  await withStore(location, async (store) => {
    const change = dryRun ? await previewNotices(store, rulebookOf(context), text) : await load(store, text, context);
    const moved: NamedMove[] = [];
    for (const move of change.moves) moved.push(await nameMove(store, move));
    const grants = grantsIn(text, change);
    warnOfGrants(grants, context);
    if (!json) return printChange(moved, change, dryRun, context);
    const [before, after] = [change.before, change.after].map(identityOf);
    const changed = change.before !== change.after;
    context.terminal.print(JSON.stringify({ dryRun, changed, before, after, granted: grants, moved }));
  });
};
