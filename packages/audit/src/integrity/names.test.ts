import { describe, expect, it } from 'vitest';
import { variants } from '../../test-support/variants.ts';
import { replacedPhrases } from './replaced-phrases.ts';

const forms = (text: string): readonly string[] => replacedPhrases(text).map(({ form }) => form);
/** Each name in the place of a word of the report, with the form that is found. */
const found = (names: readonly string[], before = '《中华人民共和国', after = '条例》') =>
  names.map((name) => [name, forms(before + name + after)]);
const whole = (names: readonly string[]) => names.map((name) => [name, [name]]);

const BRANDS = [
  ...'必威 亚博 万博 开云 乐鱼 华体会 爱游戏 九游 九游会 新葡京 葡京 威尼斯人 金宝博 申博 沙巴 半岛 天博 星空 米兰'.split(
    ' ',
  ),
  ...'皇冠 永利 永利博 永利皇宫 金沙 银河 太阳城 必赢 伟德 立博 威廉希尔 平博 明升 凯发 大发 澳门 必发 博天堂 博狗'.split(
    ' ',
  ),
  ...'优德 德赢 欧宝 尊龙 尊龙凯时 凯时 同乐城 千亿 雷竞技 泛亚 贝博 竞博 火狐 安博 牛宝 江南 云顶 多宝 乐动 球速'.split(
    ' ',
  ),
  ...'环球 鸭脖 新利 腾讯 新浪 搜狐 网易 球探 虎扑 企鹅 直播吧 365 bet 188bet 澳门金沙'.split(' '),
];
const SURE_BRANDS =
  '华体会 新葡京 威尼斯人 金宝博 必威 亚博 博天堂 雷竞技 九游会 鸭脖 乐鱼 必一运动 吉祥坊 米乐m6 开元棋牌 贝博 爱游戏 德赢 雷速 新莆京 千赢 澳客 杏彩 乐虎 麻将胡了 ag亚游 凯发k8'.split(
    ' ',
  );
const LATIN =
  '365bet 188-bet 88 bet bet365 bet-365 betway betfair betvictor best365 best 365 bt365 365365 77365365 manbetx fun88 w88 k8 bbin betting casino sportsbook poker yabo hth leyu jiuyou beat365 beat-365 kaiyun 18luck uedbet unibet dafabet bwin betvictor betvlctor pg电子 pp电子 cq9电子 jdb·电子 mg 电子 ayx bsports b-sports ng28 m6 j9';
const OFFERS = '体育 娱乐 娱乐城 娱乐场 棋牌 彩票 博彩 赌场 真人 电竞 电子游戏 老虎机 百家乐 六合彩 时时彩'.split(' ');
const ENDINGS =
  '备用网址 备用 官方网站 官方网址 官方平台 官方版 官方 官网 网址 投注 投注网 下注 开户 注册 登录 登陆 网页版 手机版 手机端 客户端 下载 app 入口 娱乐 娱乐城 棋牌 在线 线上 平台 滚球 盘口 赔率 彩金 代理 真人 体育 亚洲版 亚洲版本 中文版 最新 最新版 手机 首页 直播 有限公司 中文'.split(
    ' ',
  );
const WIDE_ENDINGS = '网站 大全 链接 推荐 推薦 公司 软件 大陆 亚洲 国际 游戏 游戏平台'.split(' ');

describe('the name of a betting site in the place of a word', () => {
  it('begins with a number, letters or a brand, before what is offered', () => {
    const names = BRANDS.map((brand) => `${brand}体育备用网址`);
    expect(found(names)).toEqual(whole(names));
  });

  it('may be a brand alone, with its ending', () => {
    const names = SURE_BRANDS.map((brand) => `${brand}官网`);
    expect(found(names)).toEqual(whole(names));
    const numbered = SURE_BRANDS.map((brand) => `12${brand}app8下载`);
    expect(found(numbered)).toEqual(whole(numbered));
  });

  it('may be in letters', () => {
    const names = LATIN.replaceAll(/(88|best|mg) (?=bet|365|电子)/g, '$1~')
      .split(' ')
      .map((name) => `${name.replace('~', ' ')}官网`);
    expect(found(names)).toEqual(whole(names));
  });

  it('offers a trade', () => {
    const names = OFFERS.map((offer) => `大发${offer}投注`);
    expect(found(names)).toEqual(whole(names));
  });

  it('has every ending of its kind', () => {
    const names = [...ENDINGS, ...WIDE_ENDINGS].map((ending) => `betway${ending}`);
    expect(found(names)).toEqual(whole(names));
    const more = ENDINGS.map((ending) => `大发体育${ending}备用`);
    expect(found(more)).toEqual(whole(more));
    const double = variants('betway{官网|网站|平台}-{下载|公司}{入口|}');
    expect(found(double)).toEqual(whole(double));
  });

  it('may have brackets, or a colon before words', () => {
    const names = variants('kaiyun{(中国)|(CN-1)|}体育{(中国)|}官网{:|}');
    expect(found(names)).toEqual(whole(names));
    expect(found(['kaiyun官网:'], '依', '。')).toEqual([['kaiyun官网:', ['kaiyun官网']]]);
    expect(found(['kaiyun(中国大陆地区官方唯一指定)官网'])).toEqual([
      ['kaiyun(中国大陆地区官方唯一指定)官网', ['kaiyun']],
    ]);
  });

  it('may be a term of the trade, with the words before it', () => {
    const names = variants(
      '{英国|澳門|亚洲|十大|网上|线上|}{特区|}{博彩|博彩业|赌场|賭場|百家乐|老虎机|真人娱乐|娱乐城}网站',
    );
    expect(found(names)).toEqual(whole(names));
    const cups = variants('{2022|}{欧洲杯|世界杯|欧冠}{决赛|}{竞猜|买球|投注|下注}官网');
    expect(found(cups)).toEqual(whole(cups));
    const bought = variants('买球{平台|app|软件|官网}');
    expect(found(bought)).toEqual(whole(bought));
  });

  it('replaces a department before its office', () => {
    const departments =
      '公安 财政 民政 司法 审计 统计 商务 水利 水务 科技 林业 税务 气象 交通运输 农业农村 卫生健康 应急管理 医疗保障 市场监督管理 自然资源 生态环境 住房和城乡建设 人力资源和社会保障 文化和旅游 城市管理'.split(
        ' ',
      );
    for (const name of departments) {
      expect([name, forms(`现将betway${name}局报告公布`)]).toEqual([name, ['betway']]);
      expect([name, forms(`现将betway与${name}局报告公布`)]).toEqual([name, []]);
    }
    expect(forms('现将betway发展和改革委员会报告公布')).toEqual(['betway']);
    expect(forms('现将betway市人民政府报告公布')).toEqual(['betway']);
  });
});

describe('a name without a place in the report', () => {
  it.each([
    ['经betway和全年工作,', []],
    ['经betway工作,', ['betway']],
    ['经betway网”,', ['betway']],
    ['经betway机关工作,', ['betway']],
    ['经betway机关食堂,', []],
    ['全市betway经营,', ['betway']],
    ['全市的betway经营,', []],
    ['依betway经营,', ['betway']],
    ['依法betway经营,', []],
    ['由betway_经营,', ['betway']],
    ['由_betway经营,', ['betway']],
    ['由betway经营,', []],
    // A year, and words of a campaign before it, are honest.
    ['2019体育官网条例', []],
    ['1019体育官网条例', ['1019体育官网']],
    ['12019体育官网条例', []],
    [`打击${'甲'.repeat(8)}betway官网条例`, []],
    [`打击${'甲'.repeat(9)}betway官网条例`, ['betway官网']],
    ['打击,betway官网条例', ['betway官网']],
    ['打击betway官网条例', []],
    // The same words of the trade, in a name of another kind.
    ['大发体育中心条例', []],
    ['大发体育总局条例', []],
    ['大发体育局条例', []],
    ['大发娱乐场所条例', []],
    ['大发体育条例', []],
    ['经博彩公司网站,', []],
    ['经十大博彩公司工作,', ['十大博彩公司']],
    ['经英国威廉希尔工作,', ['英国威廉希尔']],
    ['经大英国博彩工作,', ['英国博彩']],
    ['经百家乐工作,', []],
  ])('counts by what is around it: %s', (text, wanted) => {
    expect(forms(text)).toEqual(wanted);
  });

  it('counts if it is in the place of a word three times', () => {
    const times = (count: number) => forms('依腾讯体育条例。'.repeat(count)).length;
    expect([times(2), times(3)]).toEqual([0, 3]);
    expect(forms(`${'依腾讯体育条例。'.repeat(2)}腾讯体育节目,依新浪体育条例。`)).toEqual([]);
    expect(forms(`${'依腾讯体育条例。'.repeat(3)}腾讯体育节目,依新浪体育条例。`)).toHaveLength(4);
  });

  it('is known from one sure form of it', () => {
    expect(forms('看大发体育直播间,依大发体育官网条例')).toEqual(['大发体育直播', '大发体育官网']);
    expect(forms('看大发体育直播间,依天博体育官网条例')).toEqual(['天博体育官网']);
  });
});

describe('a word in the place of 政府信息公开', () => {
  it('is in the name of the regulation and in the title', () => {
    expect(forms('《中华人民共和国某某条例》。2020年某某工作年度报告,依某某申请')).toEqual(['某某', '某某', '某某']);
    expect(forms('《中华人民共和国某某条例》。2020年某某工作报告')).toHaveLength(2);
    expect(forms('《中华人民共和国某某条例》。2020年某某年度报告')).toHaveLength(2);
    expect(forms('《中华人民共和国某某条例》。2020年某某的工作年度报告')).toEqual([]);
    expect(forms('《中华人民共和国某某法》。2020年某某工作年度报告')).toEqual([]);
    expect(forms('《中华人民共和国政务公开条例》。2020年政务公开工作年度报告')).toEqual([]);
    expect(forms('《中华人民共和国某法实施条例》。2020年某法实施工作年度报告')).toEqual([]);
    const long = '某'.repeat(24);
    expect(forms(`《中华人民共和国${long}条例》。2020年${long}工作年度报告`)).toHaveLength(2);
    expect(forms(`《中华人民共和国${long}某条例》。2020年${long}某工作年度报告`)).toEqual([]);
    expect(forms('《中华人民共和国某条例》。2020年某工作年度报告')).toEqual([]);
  });

  it('is one of eight at most', () => {
    const names = Array.from({ length: 9 }, (_, index) => `某${'甲乙丙丁戊己庚辛壬'.charAt(index)}`);
    const text = names.map((name) => `《中华人民共和国${name}条例》。2020年${name}工作年度报告。`).join('');
    expect(new Set(forms(text)).size).toBe(8);
  });
});
