import { describe, expect, it } from 'vitest';
import { readWarningRules, USUAL_WARNINGS } from './read-warning-rules.ts';

describe('readWarningRules', () => {
  it.each([
    ['5wd:holder,1wd:superior,1h:holder', USUAL_WARNINGS, []],
    [' 3wd:legal-office , ', [{ before: 3, unit: 'working-day', to: 'legal-office' }], []],
    ['-2h:holder', [{ before: -2, unit: 'hour', to: 'holder' }], []],
    ['', [], []],
    ['5d:holder,1h:holder,2wd', [{ before: 1, unit: 'hour', to: 'holder' }], ['5d:holder', '2wd']],
  ])('reads %j', (text, rules, bad) => {
    expect(readWarningRules(text)).toEqual({ rules, bad });
  });
});
