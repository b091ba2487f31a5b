import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { ListQuery } from '../store/store.ts';
import type { DeskCounter } from '../store/desk.ts';
import { countsByDueDate } from './desk.ts';
import { recordedSql } from './imports.ts';
import { listStatements } from './list-sql.ts';
import type { BoundSql } from './find.ts';
import { readMigrations } from './migration.ts';

const PLACE = { id: 'x', agency: 'a', at: 5 };
const REVIEW = { procedure: 'p', state: 's', facts: ['f'], agency: 'a', persons: ['p'] } as const;
const COUNTING = { person: 'p', unit: 'u', reviews: [REVIEW], now: 5, today: 6, within3: 7, week: 8 } as const;
const FTS5 = { textIndex: 'fts5', messageOrder: ['place'] } as const;

const explained = (statements: readonly BoundSql[]): readonly string[] => {
  const db = new DatabaseSync(':memory:');
  for (const { sql } of readMigrations('sqlite')) db.exec(sql);
  return statements.map(({ sql, values }) => {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll('$', '?')}`).all(...values);
    return plan.map((row) => String(row['detail'])).join('; ');
  });
};

const plansOf = (query: Partial<ListQuery>): readonly string[] =>
  explained(listStatements({ order: 'opened', after: null, limit: 20, ...query }, FTS5));

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
    ['what is open in an agency by what is due', { order: 'due', agency: 'a', active: true }],
    ['what is over in an agency by what is due', { order: 'due', agency: 'a', active: false }],
    ['what is over in an agency as opened', { agency: 'a', active: false }],
    ['what a desk counts as due this week', { order: 'due', counted: { ...COUNTING, counter: 'week' } }],
    ['the same of an agency', { order: 'due', agency: 'a', counted: { ...COUNTING, counter: 'week' } }],
    ['what is late in an agency', { order: 'due', agency: 'a', late: true, now: 5 }],
  ])('walks an index and sorts nothing for %s, on the first page and later', (_, query) => {
    for (const after of [null, PLACE]) {
      for (const plan of plansOf({ ...query, after })) {
        expect(plan).toMatch(/USING (?:COVERING )?INDEX/);
        expect(plan).not.toContain('TEMP B-TREE');
      }
    }
  });

  it.each<readonly [DeskCounter, RegExp]>([
    ['overdue', /INDEX cases_agency_statutory \(agency=\? AND statutory_order<\?\)/],
    ['week', /INDEX cases_agency_statutory \(agency=\? AND statutory_order>\? AND statutory_order<\?\)/],
    ['stopped', /INDEX cases_stopped/],
    ['supervised', /INDEX cases_supervised/],
    ['toReview', /INDEX cases_in_review/],
    ['mine', /INDEX cases_held_person \(holder_person=\?\)/],
    ['toAccept', /INDEX cases_held_person \(holder_person=\?\).*INDEX cases_held_unit \(holder_unit=\?\)/],
  ])(
    'finds the cases of the counter %s first, along its index, and each of them by its identifier',
    (counter, index) => {
      for (const order of ['due', 'internal', 'received', 'updated', 'opened'] as const) {
        if (order === 'due' && countsByDueDate(counter)) continue;
        for (const after of [null, PLACE]) {
          for (const more of [{}, { state: 's', procedure: 'p' }]) {
            const query = { agency: 'a', order, after, counted: { ...COUNTING, counter }, ...more };
            for (const plan of plansOf(query)) {
              expect(plan).toMatch(index);
              const first = 'INDEX cases_(?:stopped|supervised|in_review)';
              expect(plan).toContain(order === 'updated' ? 'SEARCH outbox USING INDEX' : 'SCAN cases');
              expect(plan.replaceAll(new RegExp(`SCAN cases USING ${first}`, 'gu'), '')).not.toMatch(
                /SCAN cases USING/,
              );
            }
          }
        }
      }
    },
  );

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

describe('the statement of numbers of a ledger', () => {
  it('goes down an index for those that were opened, and down another one for those that came', () => {
    const [plan] = explained([recordedSql('a', 'p', ['2026 1', '2026 2'])]);
    expect(plan).toContain('USING INDEX cases_external (agency_key=? AND external_key=?)');
    expect(plan).toContain('USING INDEX cases_external_held (agency=? AND external_key=?)');
    expect(plan).not.toContain('SCAN');
  });
});
