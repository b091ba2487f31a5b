// npm run audit:evaluate: precision and recall of the audit over the corpus, by rule and in total.
import { auditReport, plainDocument } from '@gongkai/audit';
import { judge, type Judgement } from './judge.ts';
import { PASSAGES } from './passages.ts';

const judged = PASSAGES.map((passage) => {
  const previous = passage.previous === null ? {} : { previous: plainDocument(passage.previous) };
  return judge(passage, auditReport(plainDocument(passage.text), previous));
});

/** One line of the table: a rule with one verdict. */
interface Score {
  met: number;
  missed: number;
  unfounded: number;
}

const scores = new Map<string, Score>();
const count = (verdict: string, rule: string, what: keyof Score): void => {
  const key = `${verdict} ${rule}`;
  const score = scores.get(key) ?? { met: 0, missed: 0, unfounded: 0 };
  score[what] += 1;
  scores.set(key, score);
};
for (const { met, missed, unfounded } of judged) {
  for (const { verdict, rule } of met) count(verdict, rule, 'met');
  for (const { verdict, rule } of missed) count(verdict, rule, 'missed');
  for (const { verdict, ruleId } of unfounded) count(verdict, ruleId, 'unfounded');
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const line = (name: string, { met, missed, unfounded }: Score): string =>
  `${name.padEnd(28)} ${String(met + missed).padStart(4)} expected ${String(met).padStart(4)} found ` +
  `${String(unfounded).padStart(4)} unfounded   precision ${percent(met, met + unfounded).padStart(7)}   ` +
  `recall ${percent(met, met + missed).padStart(7)}`;

for (const [name, score] of [...scores].toSorted(([a], [b]) => (a < b ? -1 : 1))) console.log(line(name, score));
console.log('');
for (const verdict of ['error', 'rounding', 'integrity', 'cannot-assess', 'pass']) {
  const own = [...scores].filter(([name]) => name.startsWith(`${verdict} `)).map(([, score]) => score);
  const sum = (what: keyof Score) => own.reduce((total, score) => total + score[what], 0);
  console.log(line(`all: ${verdict}`, { met: sum('met'), missed: sum('missed'), unfounded: sum('unfounded') }));
}

const wrong = (one: Judgement): boolean => one.missed.length + one.unfounded.length > 0;
for (const { passage, missed, unfounded } of judged.filter(wrong)) {
  console.log(`\n${passage.id}`);
  for (const { verdict, rule, at } of missed) console.log(`  missed ${verdict} ${rule} at ${[at].flat().join(' | ')}`);
  for (const { verdict, ruleId, quote, stated, computed } of unfounded) {
    console.log(`  unfounded ${verdict} ${ruleId}: ${stated} → ${computed} in ${quote}`);
  }
}
console.log(`\n${PASSAGES.length} passages, ${judged.filter(wrong).length} of them judged otherwise than by hand`);
process.exitCode = judged.some(({ unfounded }) => unfounded.length > 0) ? 1 : 0;
