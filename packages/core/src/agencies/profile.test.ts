import { describe, expect, it } from 'vitest';
import { PROCEDURES } from '../procedures/index.ts';
import { agencyProfile, patternsIn, profileIssues } from './profile.ts';

const procedures = new Map(PROCEDURES.map((one) => [one.id, one]));
const profile = (given: object) => agencyProfile.parse(given);
const issuesIn = (given: object, taken: Parameters<typeof profileIssues>[3] = []) =>
  profileIssues('kunming', profile(given), procedures, taken).map(({ path, message }) => `${path}: ${message}`);

const numbered = (code: string) => ({ numbering: { 'disclosure-request': { code } } });

describe('a profile', () => {
  it('is accepted with everything that it may have', () => {
    const whole = {
      address: '昆明市呈贡区',
      postcode: '650500',
      hours: '9:00-12:00 13:00-17:00',
      telephone: '0871-12345678',
      fax: '0871-12345679',
      email: 'desk@example.org',
      reconsideration: [{ name: '云南省人民政府', address: '昆明', telephone: '0871-1' }],
      courts: [{ name: '昆明铁路运输法院' }],
      numbering: { 'disclosure-request': { code: '昆府', kind: '申', width: 3, start: 2 }, reply: { code: '昆府复' } },
      seals: ['昆明市人民政府依申请公开专用章'],
      internalDays: { 'disclosure-request': { reply: 15 } },
      settings: { 'disclosure-request': { 'day.end': '17:30' } },
      footer: { organiser: '昆明市人民政府', siteCode: '5301000001', icp: '滇ICP备1号', police: '53010202000001' },
      lookAlike: 0.6,
    };
    expect(issuesIn(whole)).toEqual([]);
    expect(profile(whole).numbering?.['reply']).toMatchObject({ width: 1, start: 1 });
    expect(agencyProfile.safeParse({ adress: 'x' }).success).toBe(false);
  });

  it('names no procedure, clock or setting that is not there', () => {
    expect(issuesIn({ settings: { other: {} }, internalDays: { other: {} } })).toEqual([
      'settings.other: there is no such procedure',
      'internalDays.other: there is no such procedure',
    ]);
    expect(issuesIn({ settings: { 'disclosure-request': { 'day.end': '25:00', nothing: 1 } } })).toEqual([
      expect.stringContaining('settings.disclosure-request.day.end'),
      'settings.disclosure-request.nothing: there is no such key',
    ]);
    expect(issuesIn({ internalDays: { 'disclosure-request': { replies: 3 } } })).toEqual([
      expect.stringContaining('internalDays.disclosure-request.replies: the procedure has no such clock; it has'),
    ]);
  });

  it('gives no number that another register gives', () => {
    const taken = patternsIn('dali', profile(numbered('昆府')));
    expect(issuesIn(numbered('昆府'), taken)).toEqual([
      'numbering.disclosure-request: gives the numbers of disclosure-request of dali again',
    ]);
    // The same register, from another day on.
    expect(issuesIn(numbered('昆府'), patternsIn('kunming', profile(numbered('昆府'))))).toEqual([]);
    expect(issuesIn({ numbering: { one: { code: '昆' }, other: { code: '昆' } } })).toEqual([
      'numbering.other: gives the numbers of one of kunming again',
    ]);
    expect(issuesIn({ numbering: { one: { pattern: '依-kunming-{year}-{n}', width: 5 } } })).toEqual([
      'numbering.one: is the pattern that cases have without one',
    ]);
  });
});
