import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { ListQuery } from '../store/store.ts';
import { listSql } from './reading.ts';
import { readMigrations } from './migration.ts';
import { agencyKey } from '../store/time-ordered-id.ts';

const PLACE = { id: 'x', agency: 'a', due: 5 };

const planOf = (query: Partial<ListQuery>): string => {
  const db = new DatabaseSync(':memory:');
  for (const { sql } of readMigrations('sqlite')) db.exec(sql);
  const { sql, values } = listSql({ order: 'opened', after: null, limit: 20, ...query });
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll('$', '?')}`).all(...values);
  return plan.map((row) => String(row['detail'])).join('; ');
};

describe('the statement of a list', () => {
  it.each<readonly [string, Partial<ListQuery>]>([
    ['all as opened', {}],
    ['all by what is due', { order: 'due' }],
    ['all by agency', { order: 'agency' }],
    ['the queue of an agency', { order: 'due', agency: 'a' }],
    ['an agency as opened', { agency: 'a' }],
    ['an agency by agency', { agency: 'a', order: 'agency' }],
    ['what is due soon in an agency', { order: 'due', agency: 'a', dueBefore: 9 }],
    ['one state of an agency', { order: 'due', agency: 'a', state: 's' }],
  ])('walks an index and sorts nothing for %s, on the first page and later', (_, query) => {
    for (const after of [null, PLACE]) {
      const plan = planOf({ ...query, after });
      expect(plan).toMatch(/USING (?:COVERING )?INDEX/);
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });

  it('binds every value', () => {
    const nasty = "'; DROP TABLE cases; --";
    const { sql, values } = listSql({
      agency: nasty,
      procedure: nasty,
      state: nasty,
      order: 'due',
      after: null,
      limit: 1,
    });
    expect(sql).not.toContain('DROP');
    expect(values).toEqual([agencyKey(nasty), nasty, nasty, nasty, 1]);
  });
});
