import { describe, expect, it } from 'vitest';
import { plainDocument } from '../document.ts';
import { auditIntegrity } from './audit-integrity.ts';

const audit = (text: string) => auditIntegrity(plainDocument(text));
const rules = (text: string): readonly string[] => audit(text).map(({ ruleId }) => ruleId.replace('integrity/', ''));
const PHRASE = '365体育备用网址';

describe('the finding of a class of damage', () => {
  it('counts its places and forms, the most frequent first, six of them', () => {
    expect(audit('全年公开????条')[0]?.likelyCause).toMatch(/^1 place \(1 × \?{4}\): copying broke/);
    expect(audit('公开????条,办结????件,收到???件')[0]?.likelyCause).toMatch(/^3 places \(2 × \?{4}, 1 × \?{3}\): /);
    const marks = (count: number) => Array.from({ length: count }, (_, index) => `${'?'.repeat(index + 3)}条`).join('');
    expect(audit(marks(6))[0]?.likelyCause).not.toContain('more forms');
    expect(audit(marks(6))[0]?.likelyCause).toContain(`1 × ${'?'.repeat(8)})`);
    expect(audit(marks(8))[0]?.likelyCause).toMatch(/, 1 × \?{8}, 2 more forms\): /);
  });

  it('is as sure as its surest place', () => {
    const sure = (text: string) => audit(text).map(({ confidence }) => confidence);
    expect(sure('政★府◆信☆息')).toEqual(['medium']);
    expect(sure('政★府◆信☆息????')).toEqual(['high']);
    expect(sure('⼈⺠政府')).toEqual(['low']);
  });

  it('stands in the order of the text, and names guesses of replaced words only', () => {
    expect(rules(`电子版可在(网址:)下载????条`)).toEqual(['address-removed', 'garble']);
    expect(rules(`????条,电子版可在(网址:)下载`)).toEqual(['garble', 'address-removed']);
    const [words, removed] = audit(`永宁市人民政府依${PHRASE}条例,可在(网址:)下载`);
    expect(words?.occurrences?.map(({ candidates }) => candidates.length)).toEqual([1]);
    expect(removed?.occurrences?.map(({ candidates }) => candidates)).toEqual([[]]);
  });

  it('shows remains of the page only beside damaged words', () => {
    expect(rules('分享到:微信\n全年公开12条。')).toEqual([]);
    expect(rules(`分享到:微信\n依${PHRASE}条例。`)).toEqual(['remains', 'words']);
    expect(rules('分享到:微信\n由www.zhaopin8.com市公布')).toEqual(['remains', 'address-in-text']);
  });
});

describe('phrases around a report', () => {
  it.each([
    [`${PHRASE}\n全年公开12条。`, 'host'],
    [`永宁市年度报告_${PHRASE}\n全年公开12条。`, 'host'],
    [`全年公开12条。\n来源:${PHRASE}`, 'host'],
    [`作者:${PHRASE}\n编辑:${PHRASE}\n全年公开12条。`, 'host'],
    [`发布机构:${PHRASE} 当前位置:首页\n全年公开12条。`, 'host'],
    [`https://a.cn ${PHRASE}\n全年公开12条。`, 'host'],
    [`www.a.cn ${PHRASE}\n全年公开12条。`, 'host'],
    [`${'甲'.repeat(30)}来源:${PHRASE}`, 'host'],
    [`${'甲'.repeat(31)}来源:${PHRASE}`, 'words'],
    [`公开。报告_${PHRASE}`, 'words'],
    [`依${PHRASE}条例公开`, 'words'],
    [`来源:${PHRASE}\n依${PHRASE}条例公开`, 'words'],
    [`依${PHRASE}条例公开\n来源:${PHRASE}`, 'words'],
    [`依${PHRASE}_${PHRASE}公开`, 'words'],
    [`${PHRASE}_${PHRASE}`, 'host'],
  ])('leave its words intact: %j is %s', (text, name) => {
    expect(rules(text)).toContain(name);
    expect(rules(text)).not.toContain(name === 'host' ? 'words' : 'host');
  });
});
