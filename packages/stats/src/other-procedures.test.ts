import { formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import type { AnyProcedure, CaseState, Contribution } from '@gongkai/core';
import { advance, disclosureRequest, newCase, PROCEDURES } from '@gongkai/core';
import type { Step } from '@gongkai/core/samples';
import { SAMPLES } from '@gongkai/core/samples';
import { describe, expect, it } from 'vitest';
import type { FormatId } from './formats/format.ts';
import { yearCounts } from './tally/counted.ts';
import { tallyContributions } from './tally/tally-cases.ts';
import { cellOf } from './tables/cell-of.ts';
import { makeTable } from './tables/make-table.ts';

const env = { calendar: nationalCalendar };
const START = instantOf('2026-03-02T09:00:00+08:00');

/** The contributions of one case for each state: the case that took the way of the samples to it. */
const contributionsOf = (procedure: AnyProcedure): readonly Contribution[] => {
  const { facts = {}, ways = {} } = SAMPLES[procedure.id] ?? {};
  const walked = (way: readonly Step[]): CaseState =>
    way.reduce((state: CaseState, [type, data = facts[type]], index) => {
      const at = formatInstant(START + index * 60_000);
      const actor = { id: `${type}-officer`, duties: procedure.allowedDuties[type] ?? [] };
      const result = advance(procedure, state, { type, at, ...data }, { actor, now: instantOf(at) }, env);
      if (!result.ok) throw new Error(`${procedure.id} ${type}: ${result.refusal.code}`);
      return result.state;
    }, newCase(procedure));
  return Object.values(ways).flatMap((way = []) => procedure.contributions(walked(way).context, env));
};

const tableOf = (format: FormatId, procedures: readonly AnyProcedure[]) =>
  makeTable(format, tallyContributions('office', procedures.flatMap(contributionsOf)), {
    year: 2026,
    cellOf: cellOf(...procedures),
  });

describe('the annual report on requests', () => {
  it.each(['AR2021', 'AR2019'] as const)(
    'is in %s the same where other procedures are counted in the same store',
    (format) => {
      const alone = tableOf(format, [disclosureRequest]);
      // Of fifteen cases two are not received yet; two have a reply that was served.
      expect(alone.cells['r1/natural']).toBe(2);
      expect(alone.cells['newReceived/natural']).toBe(13);
      expect(tableOf(format, PROCEDURES)).toEqual(alone);
    },
  );

  it('is counted beside what every other procedure adds', () => {
    const { within } = yearCounts(tallyContributions('office', PROCEDURES.flatMap(contributionsOf)), { year: 2026 });
    const counted = new Set(within.map(({ indicator }) => indicator));
    const silent = PROCEDURES.filter(({ indicators }) => !indicators.some((one) => counted.has(one)));
    expect(silent.map(({ id }) => id)).toEqual([]);
    expect([...counted]).toContain('site-error.answered');
  });
});
