import type { Command } from '@commander-js/extra-typings';
import { formatInstant, type Instant, instantOf } from '@gongkai/calendar';
import { clockStopView, type Engine } from '@gongkai/engine';
import {
  type Context,
  DATA,
  DATABASE,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  Unusable,
  withStore,
} from '../kit.ts';
import { administrator } from '../cases/acting.ts';

const MOST_STOPS = 20;

const HELP = `
Where a node keeps its data in one file, the clock of its host decides what is due. When that clock jumps, or stands before
the last fact, no expiry is recorded until the clocks agree again, or an administrator confirms the time with the key in
GONGKAI_KEY: set the clock right first, then read the time from another one.
${examples('gongkai clock show', 'gongkai clock confirm 2026-12-01T09:30+08:00')}`;

const readInstant = (text: string): Instant => {
  try {
    return instantOf(text);
  } catch {
    throw new Unusable(`${text} is not an instant, such as 2026-12-01T09:30+08:00`, 'usage/invalid-argument');
  }
};

const lineOf = ({
  reason,
  jumpSeconds,
  agreedAt,
  foundAt,
  endedAt,
  endedBy,
}: ReturnType<typeof clockStopView>): string => {
  const end = endedAt === null ? 'not confirmed' : `ended ${endedAt} by ${endedBy ?? 'nobody'}`;
  return [foundAt, reason, `${Math.round(jumpSeconds)} s`, `agreed until ${agreedAt}`, end].join('  ');
};

const confirm = async (engine: Engine, by: string, at: Instant): Promise<boolean> => {
  try {
    return await engine.confirmClock(by, at);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const says = `the clock of the database says ${formatInstant(await engine.now())}; set it right, then confirm again`;
    throw new Unusable(says, 'clock/other-time');
  }
};

/** `gongkai clock` */
export const addClock = (program: Command, context: Context): void => {
  const { terminal, environment } = context;
  const clock = program.command('clock').description('The clock that decides what is due: whether it is believed.');
  clock
    .command('show')
    .description('Show whether the clock is believed, and when it was not; ends with 1 while it is not.')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async ({ json, ...chosen }) => {
      const found = await withStore(locateDatabase(chosen, environment), async (store) => {
        const engine = await engineOn(store, context);
        return { state: engine.clock().state, stops: (await engine.clockStops(MOST_STOPS)).map(clockStopView) };
      });
      if (found.state === 'stopped') context.endWithOne();
      if (json) return terminal.print(JSON.stringify(found));
      terminal.print(found.state === 'stopped' ? 'stopped: no expiry is recorded' : 'believed');
      for (const stop of found.stops) terminal.print(lineOf(stop));
    });
  clock
    .command('confirm')
    .description('Confirm the time, so that expiries are recorded again; ends with 1 where the clock is believed.')
    .argument('<instant>', 'the time on another clock')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (text, { json, ...chosen }) => {
      const at = readInstant(text);
      const wasStopped = await withStore(locateDatabase(chosen, environment), async (store) => {
        const engine = await engineOn(store, context);
        return confirm(engine, (await administrator(engine, environment)).id, at);
      });
      if (!wasStopped) context.endWithOne();
      if (json) return terminal.print(JSON.stringify({ wasStopped }));
      terminal.print(wasStopped ? 'confirmed; a running node goes on with its next sweep' : 'the clock is believed');
    });
};
