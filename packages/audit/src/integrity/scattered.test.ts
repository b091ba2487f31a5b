import { describe, expect, it } from 'vitest';
import { variants } from '../../test-support/variants.ts';
import { removedAddresses, strangeAddresses } from './addresses.ts';
import { copyingMarks, foreignMarks, garbledMarks, radicalMarks } from './garble.ts';
import { type Joinable, joinedPhrases } from './joined-phrases.ts';

const forms = (marks: readonly { readonly form: string }[]): readonly string[] => marks.map(({ form }) => form);

describe('broken characters', () => {
  it.each([
    ['公\ufffd\ufffd开\ufffd', ['\ufffd\ufffd', '\ufffd']],
    ['共???条????', ['???', '????']],
    ['怎么办??', []],
    ['锟斤拷锟斤拷、锟斤拷', ['锟斤拷锟斤拷', '锟斤拷']],
    ['烫烫烫烫、烫烫', ['烫烫烫烫']],
    ['屯屯屯屯屯屯、屯屯', ['屯屯屯屯屯屯']],
    [
      '\u00e6\u0094\u00bf\u00e5\u00ba\u009c\u00e4\u00bf\u00a1',
      ['\u00e6\u0094\u00bf\u00e5\u00ba\u009c\u00e4\u00bf\u00a1'],
    ],
    ['\u00c3\u00a9\u00c3\u00a9\u00c3\u00a9', ['\u00c3\u00a9\u00c3\u00a9\u00c3\u00a9']],
    ['caf\u00c3\u00a9', []],
    // Pronunciations, three of a kind at least.
    ['重(zhòng)政(zhèng)公(gōng)', ['(zhòng)', '(zhèng)', '(gōng)']],
    ['重(zhòng)政(zhèng)', []],
    ['(zhòng)(zhèng)(gōng)', []],
    ['重(ā)政(ā)公(ā)', ['(ā)', '(ā)', '(ā)']],
    ['重(zhuānga)政(zhuāngab)公(ā)开(ā)(ā)', ['(zhuānga)', '(ā)', '(ā)']],
    ['政(zheng)府、信(xin)息、公(gong)(gong)开', ['(zheng)', '(xin)', '(gong)(gong)']],
    ['政(a)府、信(e)息、公(o)开', ['(a)', '(e)', '(o)']],
    ['政(zheng)府、信(xin)息', []],
    ['政(zheng) 府、信(xin) 息、公(gong) 开', []],
    ['政(zheng)12、信(xin)》、公(gong)。', ['(zheng)', '(xin)', '(gong)']],
    ['厅(room)长、办(office)公、局(bureau)长', []],
    // Signs between ideographs.
    ['政★府◆信☆息', ['★', '◆', '☆']],
    ['政★★府◆,信☆。', ['★★', '◆', '☆']],
    ['★政◆ 信☆a', []],
    ['政★府◆信', []],
  ])('are in %j', (text, wanted) => {
    expect(forms(garbledMarks(text))).toEqual(wanted);
  });

  it.each([
    ['政府信息公开工作 ставки 与 все-о том 情况简要报告全文公布如下请予监督', ['ставки', 'все-о том']],
    ['政府信息ст公开工作', ['ст']],
    ['政府信息с公开工作', []],
    ['政府信息公开かな情况', ['かな']],
    ['政府信息公开の情况', []],
    ['政府אב信息תש公开กข情况', ['אב', 'תש', 'กข']],
    ['政府हिन信息公开', ['हिन']],
  ])('of a foreign script are in %s', (text, wanted) => {
    expect(forms(foreignMarks(text))).toEqual(wanted);
  });

  it('are damage up to half of the text', () => {
    expect(forms(foreignMarks('公开став'))).toEqual([]);
    expect(forms(foreignMarks('公开став息府'))).toEqual(['став']);
  });

  it('of a tool that compares texts have its words and a share', () => {
    const marks = variants('({| }{重复率|查重率|相似度|相似率|复制比}{| }{:|: |}40{.5|}%{| })');
    for (const mark of marks) expect([mark, forms(copyingMarks(`一、概述${mark}`))]).toEqual([mark, [mark]]);
    expect(forms(copyingMarks('(重复率:1000%)、(办结率:40%)、(重复率:40)、重复率:40%'))).toEqual([]);
  });

  it('of a PDF are radicals', () => {
    expect(forms(radicalMarks('⼈⺠政府、⼯作、工作'))).toEqual(['⼈⺠', '⼯']);
  });
});

describe('addresses', () => {
  it.each(variants('({网址|网站|网站地址|下载地址|下载网址|链接}{为|是|}{:|}{ |})').map((label) => [label]))(
    'leave their label: %s',
    (label) => {
      expect(forms(removedAddresses(`电子版可在${label}下载`))).toEqual([label]);
    },
  );

  it('keep theirs where anything follows', () => {
    expect(removedAddresses('(网址:www.a.cn)、(网址见后)、网址:、(地址:)')).toEqual([]);
  });

  it.each([
    ...variants('“中国永宁”{政府|政务|}{门户|}网站'),
    ...variants('{“|「|"}中{国|國}{·|.|}永宁{”|」|"}政府{门户|門戶|}{网|網}站'),
    ...variants('{政府|人民政府|人民政府信息公开}{门户|}网站'),
    ...variants('政府信息公开{工作|}网{站|}'),
    '县政府网',
    '人民政府网',
    ...variants('县人民政府网站{”|》|}{网址|網址|地址|}{为|是|:|为“|}'),
  ])('of another site are strange behind the name of the own one: %s', (name) => {
    expect(forms(strangeAddresses(`电子版可在${name}(http://www.zhaopin8.com)下载`))).toEqual([
      'http://www.zhaopin8.com',
    ]);
  });

  it.each([
    ['电子版可在县人民政府网站(http://www.yn.gov.cn)下载'],
    ['电子版可在县人民政府网站(http://www.yn123.cn)下载'],
    ['电子版可在县人民政府网站首页的栏目(http://www.zhaopin8.com)下载'],
    ['电子版可在招聘网站(http://www.zhaopin8.com)下载'],
    ['登录www.zhaopin8.com市区两级网站'],
    ['网址:www.zhaopin8.com市人民政府'],
    ['邮箱a@zhaopin8.com市人民政府'],
    ['由www.zhaopin8.comx市人民政府'],
    ['由www.zhaopin8.com市a公布'],
  ])('are not strange in %s', (text) => {
    expect(strangeAddresses(text)).toEqual([]);
  });

  it.each([
    ['由www.zhaopin8.com市公布', 'www.zhaopin8.com', 'medium'],
    ['由zhaopin8.net人民政府公布', 'zhaopin8.net', 'medium'],
    ['由https://a.b.c.zhaopin8.org/x/y?z=1政府公布', 'https://a.b.c.zhaopin8.org/x/y?z=1', 'medium'],
    ['由www.abctiyu.com公布', 'www.abctiyu.com', 'high'],
    ['由www.abc.bet公布', 'www.abc.bet', 'high'],
    ['由www.bet365.com公布', 'www.bet365.com', 'high'],
  ])('are strange in %s', (text, form, confidence) => {
    expect(strangeAddresses(text)).toEqual([{ offset: 1, length: form.length, form, confidence }]);
  });

  it('with a pronunciation between are still behind the name', () => {
    const text = '电子版可在县人民政府網(wǎng)站(zhàn)(http://www.zhaopin8.com)下载';
    expect(forms(strangeAddresses(text))).toEqual(['http://www.zhaopin8.com']);
  });

  it('that begin the title are strange in the whole report', () => {
    const title = (rest: string) => forms(strangeAddresses(`abcpuro.com${rest}\n由abcpuro.com公布`));
    expect(title('西门街道2019年度政府信息公开年度报告')).toHaveLength(2);
    expect(title('西门街道年报')).toHaveLength(2);
    expect(title('西门街道2019年工作总结')).toEqual([]);
    expect(title('西年报')).toEqual([]);
    expect(forms(strangeAddresses('见abcpuro.com西门街道2019年年度报告'))).toEqual([]);
    expect(forms(strangeAddresses('甲\nabcpuro.com西门街道2019年年度报告'))).toHaveLength(1);
  });
});

describe('phrases that follow each other', () => {
  const TEXT = 'AAAA_BBBB,CCCC甲乙丙DDDD';
  const phrase = (form: string, more: Partial<Joinable> = {}): Joinable => ({
    offset: TEXT.indexOf(form),
    length: form.length,
    form,
    family: form.toLowerCase(),
    counted: true,
    confidence: 'medium',
    ...more,
  });
  const joined = (...phrases: readonly Joinable[]) =>
    joinedPhrases(TEXT, phrases).map(({ form, confidence }) => [form, confidence]);

  it('are one, if only marks of a search are between', () => {
    expect(joined(phrase('AAAA'), phrase('BBBB'))).toEqual([['AAAA_BBBB', 'medium']]);
    expect(joined(phrase('BBBB'), phrase('CCCC', { confidence: 'high' }))).toEqual([['BBBB,CCCC', 'high']]);
    expect(joined(phrase('BBBB', { confidence: 'high' }), phrase('CCCC'))).toEqual([['BBBB,CCCC', 'high']]);
    expect(joined(phrase('CCCC'), phrase('DDDD'))).toEqual([
      ['CCCC', 'medium'],
      ['DDDD', 'medium'],
    ]);
    expect(joined(phrase('AAAA'), phrase('BBBB', { family: 'AA' }))).toEqual([
      ['AAAA', 'medium'],
      ['BBBB', 'medium'],
    ]);
    expect(joined(phrase('AAAA', { family: 'BB' }), phrase('BBBB'))).toEqual([
      ['AAAA', 'medium'],
      ['BBBB', 'medium'],
    ]);
  });

  it('count if one of them does', () => {
    expect(joined(phrase('AAAA', { counted: false }))).toEqual([]);
    expect(joined(phrase('AAAA', { counted: false }), phrase('BBBB'))).toEqual([['AAAA_BBBB', 'medium']]);
    expect(joined(phrase('AAAA'), phrase('BBBB', { counted: false }))).toEqual([['AAAA_BBBB', 'medium']]);
    expect(joined(phrase('AAAA', { counted: false }), phrase('BBBB', { counted: false }))).toEqual([]);
    expect(joined(phrase('CCCC', { counted: false }), phrase('DDDD'))).toEqual([['DDDD', 'medium']]);
  });

  it('do not overlap: the first counted one stays, and of others the earliest', () => {
    const wide = phrase('AAAA_BB');
    expect(joined(wide, phrase('BBBB'))).toEqual([['AAAA_BB', 'medium']]);
    expect(joined({ ...wide, counted: false }, phrase('BBBB'))).toEqual([['BBBB', 'medium']]);
    expect(joined(wide, phrase('BBBB', { counted: false }))).toEqual([['AAAA_BB', 'medium']]);
    expect(joined({ ...wide, counted: false }, phrase('BBBB', { counted: false }), phrase('DDDD'))).toEqual([
      ['DDDD', 'medium'],
    ]);
  });
});
