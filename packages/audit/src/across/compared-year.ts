import type { Draft } from '../rules/rule.ts';

const COMPARED = /[与比较同](20\d\d)年(?:度)?(?:同期)?(?:相比|比较)?,?同比/g;
const BACK = 60;

/** X4: 同比 means the year before; a sentence that names an earlier year has the wrong year or the wrong word. */
export const comparedYears = (text: string, year: number | null): readonly Draft[] =>
  year === null
    ? []
    : [...text.matchAll(COMPARED)].flatMap((match): readonly Draft[] => {
        const [, named = ''] = match;
        const start = match.index + 1;
        const before = text.slice(Math.max(0, match.index - BACK), match.index);
        // A sentence about an earlier year compares with the year before that one.
        const about = before
          .slice(before.lastIndexOf('。') + 1)
          .match(/20\d\d(?=年)/g)
          ?.at(-1);
        const own = about === undefined ? year : Number(about);
        if (Number(named) === own - 1 || own !== year) return [];
        return [
          {
            ruleId: 'X4',
            verdict: 'error',
            confidence: 'medium',
            stated: { start, end: start + named.length + 1 },
            computed: `${year - 1}年`,
            operands: [],
            assumption: '同比 is meant, and not a comparison with an earlier year',
            likelyCause: 'the sentence was copied from an earlier report',
          },
        ];
      });
