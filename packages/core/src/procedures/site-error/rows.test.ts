import { describe, expect, it } from 'vitest';
import { matrixIn } from '../../../test-support/matrix.ts';
import { Story } from '../../../test-support/story.ts';
import { siteError } from './site-error.ts';

const sponsor = { to: '某市交通运输局' };
const corrected = { finding: 'corrected', answer: '电话号码已更正' };

const reported = (on: string) =>
  new Story(siteError).record('error.reported', on, { site: '某市人民政府门户网站', description: '链接打不开' });

describe('duties', () => {
  const editor = { id: 'li', duties: ['site-editor'] };
  const unit = { id: 'wang', duties: ['handling-unit'] };

  it('are declared by the procedure, with their names', () => {
    expect(siteError.duties).toEqual({
      'site-editor': { zh: '网站编辑(受理)', en: 'site editor' },
      'handling-unit': { zh: '承办单位', en: 'handling unit' },
    });
  });

  it('may record what SPEC.md says', () => {
    expect(siteError.allowedDuties).toEqual({
      'error.reported': ['site-editor'],
      'error.transferred': ['site-editor'],
      'error.extended': ['handling-unit'],
      'error.answered': ['handling-unit'],
      'error.directed': ['site-editor', 'handling-unit'],
      'error.merged': ['site-editor', 'handling-unit'],
      'error.withdrawn': ['site-editor', 'handling-unit'],
      'error.published': ['site-editor'],
      'error.reopened': ['site-editor', 'supervisor'],
      'clock.expired': ['system'],
    });
  });

  it('let the editor transfer and the unit answer, and not the other way round', () => {
    expect(reported('2026-03-02').refused('error.transferred', '2026-03-02', sponsor, unit)).toBe('actor/forbidden');
    const story = reported('2026-03-02').record('error.transferred', '2026-03-02', sponsor, editor);
    expect(story.refused('error.answered', '2026-03-03', corrected, editor)).toBe('actor/forbidden');
    expect(story.refused('error.answered', '2026-03-03', corrected, unit)).toBe('accepted');
  });
});

describe('figures of a report', () => {
  it('count what is reported, answered, extended and reopened', () => {
    expect(reported('2026-03-02').contributions()).toEqual(['site-error.reported 2026-03-02']);
    const story = reported('2026-03-02')
      .record('error.transferred', '2026-03-02', sponsor)
      .record('error.extended', '2026-03-04', { reason: '核对' })
      .record('error.answered', '2026-03-09', { finding: 'unfounded', answer: '号码无误' });
    expect(story.contributions().toSorted()).toEqual([
      'site-error.answered 2026-03-09',
      'site-error.extended 2026-03-04',
      'site-error.reported 2026-03-02',
    ]);
    expect(story.record('error.reopened', '2026-03-16', { reason: '甲' }).contributions()).toContain(
      'site-error.reopened 2026-03-16',
    );
  });

  it('do not count as answered what was directed, merged or withdrawn', () => {
    const story = reported('2026-03-02').record('error.merged', '2026-03-02', { into: '另件' });
    expect(story.contributions()).toEqual(['site-error.reported 2026-03-02']);
  });
});

describe('rows of the law', () => {
  const { cells } = matrixIn(`${import.meta.dirname}/SPEC.md`);
  const notice47 = '《政府网站发展指引》';

  it.each([
    ['ERR-01', 'new', 'error.reported', '', 'reported'],
    ['ERR-02', 'reported', 'error.transferred', '', 'fixing'],
    ['ERR-03', 'fixing', 'error.answered', 'corrected', 'replied'],
    ['ERR-04', 'fixing', 'error.answered', 'unfounded', 'unfounded'],
    ['ERR-05', 'replied', 'error.published', '', 'published'],
  ] as const)('%s: %s + %s %s → %s, under the national text', (_, state, fact, variant, outcome) => {
    expect(cells).toContainEqual({ state, fact, variant, outcome });
    expect(siteError.legalBasis[fact].text).toContain(notice47);
    expect(siteError.legalBasis[fact].mark).toBe('from-memory');
  });

  it.each([
    ['error.extended', 'error-extended'],
    ['error.directed', 'error-ended'],
    ['error.merged', 'error-ended'],
    ['error.withdrawn', 'error-ended'],
    ['error.reopened', 'error-reopened'],
  ] as const)('%s is a design choice, by the name of its point %s', (fact, point) => {
    expect(siteError.legalBasis[fact].text).toContain(`按设定 ${point}`);
    expect(siteError.legalBasis[fact].mark).toBe('design-choice');
  });

  it('keep the reporter to those who need to know', () => {
    expect(Object.keys(siteError.publicIn('error.reported').keys)).toEqual([
      'type',
      'at',
      'site',
      'page',
      'description',
      'contact',
    ]);
    expect(siteError.publicIn('error.reported').keys).toMatchObject({ at: { all: true }, contact: { all: false } });
  });
});
