import { describe, expect, it } from 'vitest';
import { run } from '../rehearse/command.ts';
import { ROOT } from '../rehearse/workspace.ts';
import { type Chapter, CHAPTERS } from './chapters.ts';
import { mapChapter } from './map-chapter.ts';

const none = { before: { lines: 0, files: 0 }, declarations: null };
const FEE: Chapter = { name: 'fee', law: 'Art. 42', mentions: /fee/, ...none };

describe('the map of a chapter', () => {
  const folder = new Map([
    ['fee.ts', 'one\nfee\nthree\n  fee,\n'],
    ['fee.test.ts', "it('fee', …);\n"],
    ['fee.waiver.test.ts', 'one\ntwo\n'],
    ['extension.ts', "ends: ['fee.paid'],\nnothing\n  'fee.noticed': 1,"],
    ['rules/time.ts', 'nothing\nfee\n'],
    ['decision.ts', 'nothing\n'],
    ['samples.ts', "'fee.paid': {},\n"],
    ['cells.fixture.ts', "'fee.paid'\n"],
  ]);

  it('counts the lines of its own file, and each line elsewhere that mentions it', () => {
    const { own, elsewhere, mentions } = mapChapter(FEE, folder);
    expect([own, mentions]).toEqual([4, { lines: 5, files: 3 }]);
    expect(elsewhere).toEqual([
      { file: 'extension.ts', line: 1, text: "ends: ['fee.paid']," },
      { file: 'extension.ts', line: 3, text: "'fee.noticed': 1," },
      { file: 'rules/time.ts', line: 2, text: 'fee' },
    ]);
  });

  it('counts its tests separately, and no samples', () => {
    expect(mapChapter(FEE, folder).tests).toBe(3);
  });

  it('is elsewhere as a whole if it has no file of its own', () => {
    expect(mapChapter({ ...FEE, name: 'fees' }, folder)).toMatchObject({
      own: 0,
      tests: 0,
      mentions: { lines: 5 },
    });
  });
});

describe('the names of the fee', () => {
  const [mentions = /^$/] = CHAPTERS.filter(({ name }) => name === 'fee').map((one) => one.mentions);
  it.each(["'fee.paid'", 'context.fee', 'feeNoticed', 'deliveredFee', 'newFees', 'fee-notice', 'TARIFF_FROM'])(
    'are found in %s',
    (text) => {
      expect(mentions.test(text)).toBe(true);
    },
  );
  it.each(['feed', 'coffee', 'feel'])('are not found in %s', (text) => {
    expect(mentions.test(text)).toBe(false);
  });
});

describe('npm run law-map', () => {
  it('finds every chapter in the procedure, beside the figures before', async () => {
    const { out } = await run([process.execPath, 'scripts/law-map/run.ts'], { cwd: ROOT });
    const rows = CHAPTERS.map(({ name, before: { lines, files } }) =>
      new RegExp(`^  ${name}(?: +\\d+){3} +(\\d+) +\\d+ +${lines} +${files}\\b`, 'm').exec(out),
    );
    expect(rows.filter((row) => Number(row?.[1]) > 20)).toHaveLength(CHAPTERS.length);
  });
});
