import { formatInstant } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { incident } from './story.ts';

const EVE = '2026-02-16T22:40:00+08:00';

const dueAt = (clock: string, grade: string, grades: readonly string[]): string => {
  const story = incident({ 'incident.fiveHourGrades': grades })
    .tell('sentiment.detected', EVE, { subject: '某路段塌陷' })
    .tell('incident.triaged', EVE, { category: 'accident', grade, priority: 'emergency', owner: '应急管理局' });
  const at = story.clock(clock, EVE)?.due?.at;
  return at === undefined ? '-' : formatInstant(at);
};

describe('U14 incident.fiveHourGrades', () => {
  it('the grades that the setting names are bound to 5 h', () => {
    expect(dueAt('release', 'I', ['I'])).toBe('2026-02-17T03:40:00+08:00');
    expect(dueAt('release', 'II', ['I'])).toBe('-');
    expect(dueAt('release', 'III', ['I', 'II', 'III'])).toBe('2026-02-17T03:40:00+08:00');
  });

  it('the press conference inside 24 h stays with the grades I and II (61号)', () => {
    expect(dueAt('conference', 'II', ['I'])).toBe('2026-02-17T22:40:00+08:00');
    expect(dueAt('conference', 'III', ['I', 'II', 'III'])).toBe('-');
  });
});
