import { describe, expect, it } from 'vitest';
import { arrived, extended, inHand, letter, received } from './steps.ts';

// Annex A of the scenarios, row by row: received, +7, +15, +20, +40, and the two wrong counts of +20.
const ROWS = [
  ['01-05', '01-14', '01-26', '02-02', '03-06', '02-02', '02-02'],
  ['01-30', '02-10', '02-27', '03-05', '04-02', '03-09', '02-27'],
  ['02-13', '03-02', '03-12', '03-19', '04-17', '03-23', '03-13'],
  ['02-14', '03-03', '03-13', '03-20', '04-20', '03-23', '03-13'],
  ['02-16', '03-03', '03-13', '03-20', '04-20', '03-23', '03-16'],
  ['02-27', '03-09', '03-19', '03-26', '04-24', '03-27', '03-27'],
  ['04-03', '04-15', '04-27', '05-07', '06-03', '05-07', '05-01'],
  ['04-20', '04-29', '05-13', '05-20', '06-17', '05-21', '05-18'],
  ['04-30', '05-13', '05-25', '06-01', '06-30', '06-02', '05-28'],
  ['05-08', '05-18', '05-28', '06-04', '07-03', '06-05', '06-05'],
  ['05-09', '05-19', '05-29', '06-05', '07-06', '06-05', '06-05'],
  ['09-01', '09-10', '09-21', '09-29', '11-02', '09-30', '09-29'],
  ['09-30', '10-15', '10-27', '11-03', '12-01', '11-04', '10-28'],
  ['10-09', '10-19', '10-29', '11-05', '12-03', '11-06', '11-06'],
] as const;

describe('annex A: the table of 2026', () => {
  it.each(ROWS)('received 2026-%s: +7 %s, +15 %s, +20 %s, +40 %s', (on, seven, fifteen, twenty, forty, ...wrong) => {
    const day = `2026-${on}`;
    const story = inHand(day);
    expect(story.due('correction-notice', day)).toBe(`2026-${seven}`);
    expect(story.due('reply', day)).toBe(`2026-${twenty}`);
    expect(wrong.filter((count) => count !== twenty).map((count) => `2026-${count}`)).not.toContain(
      story.due('reply', day),
    );
    expect(arrived(letter(inHand(day), day), day).due('consultation:letter-1', day)).toBe(`2026-${fifteen}`);
    expect(extended(story, day, 20).due('reply', day)).toBe(`2026-${forty}`);
  });

  it('received 11-20: +7 12-01, +15 12-11, +20 12-18, +40 provisional', () => {
    const day = '2026-11-20';
    const story = inHand(day);
    expect([story.due('correction-notice', day), story.due('reply', day)]).toEqual(['2026-12-01', '2026-12-18']);
    expect(arrived(letter(inHand(day), day), day).due('consultation:letter-1', day)).toBe('2026-12-11');
    expect(extended(story, day, 20).clock('reply', day)?.due?.provisional).not.toBeNull();
  });

  it('received 12-04: +7 12-15, +15 12-25, +20 provisional and never 2027-01-01', () => {
    const day = '2026-12-04';
    const story = inHand(day);
    expect(story.due('correction-notice', day)).toBe('2026-12-15');
    expect(arrived(letter(inHand(day), day), day).due('consultation:letter-1', day)).toBe('2026-12-25');
    expect(story.clock('reply', day)?.due?.provisional?.missingYears).toEqual([2027]);
    expect(story.due('reply', day)).not.toBe('2027-01-01');
  });

  it.each([
    ['2026-01-23', '2026-02-27'],
    ['2026-01-24', '2026-02-27'],
    ['2026-01-25', '2026-02-27'],
    ['2026-04-29', '2026-05-29'],
    ['2026-04-30', '2026-06-01'],
    ['2026-05-01', '2026-06-01'],
    ['2026-05-05', '2026-06-01'],
    ['2026-05-06', '2026-06-02'],
  ])('received %s falls due %s', (on, due) => {
    expect(received(on).due('reply', on)).toBe(due);
  });
});

describe('golden dates of the law notes', () => {
  it.each([
    ['2018-02-12', '2018-03-09'],
    ['2018-04-02', '2018-04-24'],
    ['2018-09-17', '2018-10-12'],
    ['2018-12-20', '2019-01-11'],
    ['2019-05-14', '2019-06-04'],
    ['2019-05-15', '2019-06-13'],
    ['2019-09-20', '2019-10-23'],
    ['2022-01-27', '2022-03-01'],
    ['2023-09-25', '2023-10-27'],
    ['2025-01-20', '2025-02-21'],
    ['2026-02-10', '2026-03-16'],
  ])('a reply to a request received %s is due %s', (on, due) => {
    expect(received(on).due('reply', on)).toBe(due);
  });

  it('2019-09-20 extended by 20: 2019-11-20', () => {
    expect(extended(inHand('2019-09-20'), '2019-10-10', 20).due('reply', '2019-10-10')).toBe('2019-11-20');
  });

  it('a notice of correction to a request of 2026-02-10 goes out by 02-26; none binds one of 2018-02-12', () => {
    expect(received('2026-02-10').due('correction-notice', '2026-02-10')).toBe('2026-02-26');
    expect(received('2018-02-12').clock('correction-notice', '2018-02-12')).toBeUndefined();
  });

  it('a letter of 2026-03-09, there on 03-11, silent: 04-01 and 04-23; answered 03-20: 04-13', () => {
    const silent = arrived(letter(inHand('2026-03-02'), '2026-03-09'), '2026-03-11');
    expect(silent.due('consultation:letter-1', '2026-03-11')).toBe('2026-04-01');
    expect(silent.expire('2026-04-02')).toContain('consultation:letter-1 2026-04-02T00:00:00+08:00');
    expect(silent.due('reply', '2026-04-02')).toBe('2026-04-23');
    const answered = arrived(letter(inHand('2026-03-02'), '2026-03-09'), '2026-03-11').tell(
      'consultation.answered',
      '2026-03-20',
      { consultation: 'letter-1', answer: 'consents' },
    );
    expect(answered.due('reply', '2026-03-20')).toBe('2026-04-13');
  });

  it('a fee notice that arrives 2026-04-28 is payable through 05-28', () => {
    const story = inHand('2026-04-24')
      .tell('fee.noticed', '2026-04-27', { mode: 'per-page', units: 72, amount: 420 })
      .tell('fee.delivered', '2026-04-28');
    expect(story.due('fee-payment', '2026-04-28')).toBe('2026-05-28');
  });
});
