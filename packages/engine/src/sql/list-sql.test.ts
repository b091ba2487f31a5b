import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { ListQuery } from '../store/store.ts';
import { listStatements } from './list-sql.ts';
import { readMigrations } from './migration.ts';

const PLACE = { id: 'x', agency: 'a', at: 5 };
const FTS5 = { textIndex: 'fts5', messageOrder: ['place'] } as const;

const plansOf = (query: Partial<ListQuery>): readonly string[] => {
  const db = new DatabaseSync(':memory:');
  for (const { sql } of readMigrations('sqlite')) db.exec(sql);
  return listStatements({ order: 'opened', after: null, limit: 20, ...query }, FTS5).map(({ sql, values }) => {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll('$', '?')}`).all(...values);
    return plan.map((row) => String(row['detail'])).join('; ');
  });
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
    ['all by the date of the office', { order: 'internal' }],
    ['all by receipt', { order: 'received' }],
    ['all by change', { order: 'updated' }],
    ['an agency by the date of the office', { order: 'internal', agency: 'a' }],
    ['an agency by receipt', { order: 'received', agency: 'a' }],
    ['an agency by change', { order: 'updated', agency: 'a' }],
    ['an agency and those below it by what is due', { order: 'due', agency: 'a', below: true }],
    ['what is late in an agency', { order: 'due', agency: 'a', late: true, now: 5 }],
  ])('walks an index and sorts nothing for %s, on the first page and later', (_, query) => {
    for (const after of [null, PLACE]) {
      for (const plan of plansOf({ ...query, after })) {
        expect(plan).toMatch(/USING (?:COVERING )?INDEX/);
        expect(plan).not.toContain('TEMP B-TREE');
      }
    }
  });

  it('binds every value', () => {
    const nasty = "'; DROP TABLE cases; --";
    const plain = { agency: nasty, procedure: nasty, state: nasty, order: 'due', after: null, limit: 1 } as const;
    const bound = [nasty, nasty, nasty, 1];
    for (const { sql, values } of listStatements(plain, FTS5))
      expect([sql.includes('DROP'), values]).toEqual([false, bound]);
    const words = { number: nasty, parts: [nasty], tokens: [] };
    const texts = { number: nasty, applicant: nasty, outcome: nasty, channel: nasty, topic: nasty, linkedTo: nasty };
    const days = { receivedFrom: nasty, receivedTo: nasty, clock: nasty, clockState: 'overdue' } as const;
    const more = { ...texts, ...days, words, holder: { unit: nasty }, handled: [nasty], now: 1 };
    for (const textIndex of ['fts5', 'tsvector'] as const) {
      for (const order of ['due', 'internal', 'updated'] as const) {
        const statements = listStatements({ ...plain, ...more, order, below: true }, { ...FTS5, textIndex });
        for (const { sql } of statements) expect(sql).not.toContain('DROP');
      }
    }
  });
});
