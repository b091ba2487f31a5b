// Varied data of facts with many parts, each part where it fits.
import type { CivilDate } from '@gongkai/calendar';
import type { Draw, Occasion } from '../../kernel/index.ts';
import { isPartial, OUTCOME_CODES, type OutcomeCode, releases, withholdGround } from './outcomes.ts';
import { regimeOn } from './regime.ts';
import { TOPIC_CODES } from './topics.ts';
import { WAY_IN_CODES, WAYS_IN } from './ways-in.ts';

const GROUNDS = withholdGround.options as [string, ...string[]];
const CHANNELS = ['in-person', 'oral', 'mail-signed', 'mail-ordinary', 'internet', 'fax'] as const;

const sometimes = <T extends object>(draw: Draw, share: number, part: T): Partial<T> =>
  draw.happens(share) ? part : {};

// A number that no check digit belongs to, so that any other text may take its place.
const passport = { idKind: 'passport', idNumber: 'E12345678' };
const reachable = { address: '某市某路1号', phone: '0871-63600000' };

const applicant = (draw: Draw) => ({
  kind: draw.pick(['natural', 'commercial', 'research', 'public-welfare', 'legal-service', 'other']),
  ...sometimes(draw, 0.6, { name: '李某', identityProof: true, contact: '某单位' }),
  ...sometimes(draw, 0.3, { ...passport, ...reachable, legalRepresentative: '王某' }),
});

const others = {
  jointApplicants: [{ name: '赵某', ...passport, ...reachable }],
  representative: '赵某',
  agent: { name: '钱某律师', authorisation: '代为申请、签收', ...passport, ...reachable },
};

/** A request as it comes in. */
export const requestOf = (draw: Draw) => {
  const wayIn = draw.happens(0.3) ? draw.pick(WAY_IN_CODES) : undefined;
  return {
    channel: wayIn === undefined ? draw.pick(CHANNELS) : WAYS_IN[wayIn].channel,
    ...(wayIn === undefined ? {} : { wayIn }),
    applicant: applicant(draw),
    ...sometimes(draw, 0.2, others),
    description: '某规划',
    ...sometimes(draw, 0.5, { topic: draw.pick(TOPIC_CODES) }),
    ...sometimes(draw, 0.3, { electronicService: true, feeReduction: true }),
    ...sometimes(draw, 0.3, { trackingNo: '1234567890123', externalNo: 'WX-0001', formRequested: '纸质' }),
  };
};

/** What a correction says. */
export const correctionOf = (draw: Draw) => ({
  ...sometimes(draw, 0.6, { text: '某规划的批复' }),
  ...sometimes(draw, 0.4, {
    applicant: { name: '李某', identityProof: true, contact: '某单位', ...passport, ...reachable },
  }),
});

const given = {
  given: [{ title: '某规划', number: '云政复〔2025〕1号', pages: 12 }],
  form: 'electronic',
  formReason: '载体不宜复制',
  obtaining: '到公开工作机构领取',
};
const competent = { competent: { name: '自然资源局', contact: '0871-63600001' } };
const earlier = { earlier: '依-dali-2017-00001' };
const partly = {
  ...given,
  ...competent,
  ...earlier,
  publicAt: '政府网站“规划”栏目',
  passages: [{ place: '第三页', ground: 'third-party', reason: '商业秘密' }],
};

/** What fits an outcome. */
export const contentOf = (draw: Draw, outcome: OutcomeCode): object => {
  if (draw.happens(0.4)) return {};
  if (isPartial(outcome)) return partly;
  if (outcome === '1') return { ...given, publicAt: '政府网站“规划”栏目' };
  if (releases(outcome)) return given;
  if (outcome === '4.1') return draw.happens(0.5) ? competent : { unheld: 'absent' };
  return outcome === '5.2' ? earlier : {};
};

const some = (codes: readonly OutcomeCode[]): readonly [OutcomeCode, ...OutcomeCode[]] => {
  const [first, ...rest] = codes;
  return first === undefined ? OUTCOME_CODES : [first, ...rest];
};

// Mostly those of the text that is in force on the day; an outcome of the other one is refused.
const outcomesOn = (day: CivilDate, draw: Draw): readonly OutcomeCode[] => {
  const isOld = regimeOn(day) === 'FOI2008';
  return draw.happens(0.1) ? OUTCOME_CODES : OUTCOME_CODES.filter((code) => code.startsWith('2008.') === isOld);
};

/** An answer, of an outcome that is looked for where there is one. */
export const answerOf = (draw: Draw, { on, outcomes: sought }: Occasion) => {
  const codes = outcomesOn(on, draw);
  const [first, ...rest] = codes.filter((code) => sought.includes(code));
  const wanted = first !== undefined && draw.happens(0.7);
  const outcome = draw.pick<OutcomeCode>(wanted ? [first, ...rest] : some(codes));
  return { outcome, ...sometimes(draw, 0.9, { reasons: '第十五条' }), ...contentOf(draw, outcome) };
};

/** An answer at the counter: mostly one that can be given there. */
export const spotAnswerOf = (draw: Draw, occasion: Occasion) => {
  if (draw.happens(0.4)) return answerOf(draw, occasion);
  const outcome = draw.pick<OutcomeCode>(['1', '4.1', '5.2', '2008.public']);
  return { outcome, reasons: '第三十六条', ...contentOf(draw, outcome) };
};

/** A draft, with grounds where its passages name none. */
export const draftOf = (draw: Draw, occasion: Occasion) => {
  const answer = answerOf(draw, occasion);
  if ('passages' in answer) return answer;
  // Most other outcomes have no ground.
  return { ...answer, ...sometimes(draw, isPartial(answer.outcome) ? 0.9 : 0.2, { grounds: [draw.pick(GROUNDS)] }) };
};

const receipt = { receiver: '李某', receiverRelation: 'applicant', proof: 3 };

/** How a letter is served on a day. */
export const servingOf = (draw: Draw) => {
  const way = draw.pick(['direct', 'entrusted', 'post', 'post', 'electronic']);
  const signed = draw.happens(0.4) ? receipt : {};
  if (way === 'post') {
    const carrier = draw.pick(['ems', 'ems', 'registered', 'ordinary', 'courier']);
    return { way, ...sometimes(draw, 0.6, { carrier, trackingNo: '1234567890124' }), ...signed };
  }
  if (way === 'entrusted') return { way, ...sometimes(draw, 0.5, { entrustedTo: '某镇人民政府' }), ...signed };
  return way === 'electronic' ? { way, ...sometimes(draw, 0.5, { writtenChoice: 2 }) } : { way, ...signed };
};

/** A further result beside the reply. */
export const furtherOf = (draw: Draw, occasion: Occasion) => ({
  ...(draw.happens(0.5)
    ? { outcome: '2', reasons: '第三十七条', ...partly }
    : { ...draftOf(draw, occasion), ...sometimes(draw, 0.2, { outcome: '1' }) }),
  ...servingOf(draw),
  secrecyReviewed: true,
});
