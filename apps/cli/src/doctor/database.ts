import { existsSync } from 'node:fs';
import type { Inspection, RoleRights } from '@gongkai/engine';
import { type DatabaseLocation, withSchema } from '../kit.ts';
import { type Finding, fail, ok, reasonOf, warn } from './finding.ts';

const SKEW_SECONDS = 2;

const checkSettings = ({ kind, version, settings, damage }: Inspection, { name }: DatabaseLocation): Finding => {
  const check = 'database';
  const named = Object.entries(settings).map(([setting, value]) => `${setting} ${value}`);
  if (damage !== null) {
    return fail(check, `${name} is damaged (${damage}); stop the node and restore the last backup into a new folder`);
  }
  if (kind === 'sqlite') {
    return settings['journal_mode'] === 'wal'
      ? ok(check, `SQLite ${version}, ${named.join(', ')}, synchronous FULL in every node`)
      : warn(check, `${name} has journal_mode ${settings['journal_mode']}; start a node once, it sets wal`);
  }
  if (settings['full_page_writes'] === 'off') {
    return warn(check, 'the server has full_page_writes off, and a power cut can tear its pages; switch it on');
  }
  return ok(check, `PostgreSQL ${version}, ${named.join(', ')} (the zone does not matter: instants are numbers)`);
};

/** Compares two clocks: that of the store decides what is due, that of the host is only in logs. */
export const checkSkew = (database: number, asked: number, answered: number): Finding => {
  const skew = (database - (asked + answered) / 2) / 1000;
  const text = `${Math.abs(skew).toFixed(1)} s ${skew < 0 ? 'behind' : 'ahead of'} this host`;
  return Math.abs(skew) <= SKEW_SECONDS + (answered - asked) / 2000
    ? ok('clock', `the database is ${text}`)
    : warn('clock', `the database is ${text}; its clock decides what is due, so set both by NTP`);
};

const checkGuards = ({ missingGuards }: Inspection): Finding =>
  missingGuards.length === 0
    ? ok('append-only', 'the triggers that keep the ledger are in force')
    : fail('append-only', `${missingGuards.join(', ')} dropped or off; find out who did it, and run gongkai verify`);

const checkRole = ({ name, excess, lacking }: RoleRights): Finding => {
  const check = 'rights';
  if (lacking.length > 0) {
    return fail(check, `role ${name} lacks ${lacking.join(', ')}; run gongkai migrate --grant ${name} as the owner`);
  }
  if (excess.length === 0) return ok(check, `role ${name} can read and add, and change nothing that is written once`);
  const some = excess.length > 3 ? `${excess.slice(0, 3).join(', ')} and more` : excess.join(', ');
  return warn(
    check,
    `role ${name} has ${some}; run nodes under a role of their own (gongkai migrate --grant ROLE; check it with --role)`,
  );
};

/** The findings about a database, and whether its schema is that of this release, so that the store can be opened. */
export interface DatabaseFindings {
  readonly findings: readonly Finding[];
  readonly current: boolean;
}

/** Checks a database without changing it. */
export const checkDatabase = async (
  location: DatabaseLocation,
  role: string | undefined,
): Promise<DatabaseFindings> => {
  if ('file' in location.target && !existsSync(location.target.file)) {
    const says = `there is no database ${location.name}; gongkai migrate or the first start of a node makes one`;
    return { findings: [fail('database', says)], current: false };
  }
  try {
    return await withSchema(location, async (schema) => {
      const pending = await schema.pending();
      if (pending.length > 0) {
        const says = `${pending.length} are pending; look at them with gongkai migrate --dry-run, then apply them`;
        return { findings: [warn('migrations', says)], current: false };
      }
      const asked = Date.now();
      const found = await schema.inspect(role);
      const clock = checkSkew(found.now, asked, Date.now());
      const rights = found.role === null ? [] : [checkRole(found.role)];
      const migrations = ok('migrations', 'none pending');
      const findings = [checkSettings(found, location), migrations, checkGuards(found), clock, ...rights];
      return { findings, current: true };
    });
  } catch (error) {
    return {
      findings: [fail('database', `${reasonOf(error)}; put that right, then run gongkai doctor again`)],
      current: false,
    };
  }
};
