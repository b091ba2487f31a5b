import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../duties.ts';
import { codeOf, done, HANDLER, HEAD, opened } from '../../../test-support/opened-case.ts';

describe('supervision', () => {
  const SUPERVISOR: Actor = { id: 'k5', person: 'he', duties: ['supervisor'] };
  const demanded = { type: 'case.supervised', demand: '三日内办结并反馈', dueOn: '2026-04-23' };
  const answered = { type: 'supervision.answered', measures: '已办结并送达' };

  it('lasts from the demand to the answer', () => {
    expect(codeOf(opened(), answered, HANDLER)).toBe('file/not-supervised');
    const pressed = done(opened(), demanded, SUPERVISOR);
    expect(pressed.file?.supervised).toEqual({ since: instantOf('2026-04-20T11:00:00+08:00'), dueOn: '2026-04-23' });
    const again = done(pressed, { ...demanded, dueOn: '2026-04-22' }, HEAD);
    expect(again.file?.supervised?.dueOn).toBe('2026-04-22');
    const free = done(again, answered, HANDLER);
    expect(free.file?.supervised).toBeNull();
    expect(codeOf(free, answered, HANDLER)).toBe('file/not-supervised');
  });

  it('is demanded by the competent department or the head, and answered by those who handle the case', () => {
    expect(codeOf(opened(), demanded, HANDLER)).toBe('actor/forbidden');
    expect(codeOf(done(opened(), demanded, HEAD), answered, SUPERVISOR)).toBe('actor/forbidden');
    expect(codeOf(opened(), { ...demanded, dueOn: '2026-04-19' }, HEAD)).toBe('fact/malformed');
    expect(codeOf(opened(), { ...demanded, dueOn: '2026-04-20' }, HEAD)).toBeNull();
  });
});
