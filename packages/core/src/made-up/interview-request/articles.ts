import type { Citation } from '../../law/cite.ts';
import { chosen } from '../../law/cite.ts';
import type { InterviewFactType } from './facts.ts';

const invented = chosen('made-up');

/** The provision under which each fact stands: none. */
export const ARTICLES = {
  'interview.asked': invented,
  'interview.granted': invented,
  'interview.declined': invented,
  'interview.held': invented,
  'clock.expired': invented,
} as const satisfies Record<InterviewFactType, Citation>;
