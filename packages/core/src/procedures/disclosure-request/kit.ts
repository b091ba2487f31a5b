import type { CivilDate, Instant } from '@gongkai/calendar';
import { civilDateOf } from '@gongkai/calendar';
import { type Citation, cite, convention, kitFor, text, type Where } from '../../kernel/index.ts';
import type { RequestContext } from './context.ts';
import { requestSettings, RETIRED_SETTINGS } from './settings.ts';
import { STATES } from './states.ts';

/** Parties of a request beside those of the kernel. */
export const PARTIES_OF_REQUESTS = { 'other-agency': text('其他行政机关', 'another agency') };

/** The helpers with which the chapters of a request are written. */
export const request = kitFor<RequestContext>()({
  states: STATES,
  settings: requestSettings,
  retired: RETIRED_SETTINGS,
  parties: PARTIES_OF_REQUESTS,
});

/** The Regulation of 2019. */
export const r19 = (article: number, paragraph: number | null = null, where: Where = {}): Citation =>
  cite('ogi-regulation-2019', article, paragraph, where);

/** A reading where the Regulation of 2019 is silent. */
export const silent = (point: string, article?: number): Citation =>
  convention(point, article === undefined ? undefined : r19(article));

/** The civil date of an instant in China; short because rules use it on every line. */
export const on = (at: Instant): CivilDate => civilDateOf(at);

/** A step that the text of 2008 does not have. */
export const not2008 = (zh: string, en: string) => ({
  code: 'rule/not-in-2008' as const,
  basis: cite('ogi-regulation-2008', 23),
  text: text(zh, en),
});
