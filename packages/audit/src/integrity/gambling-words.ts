// Words of betting and gambling sites, gathered by hand; none of them alone makes a finding (a report may speak of
// 体育彩票公益金, 娱乐场所 or 打击网络赌博): see `replaced-phrases.ts` for what does.

/** What such a name begins with: a number, letters, or a brand. */
export const BRANDS = [
  '必威',
  '亚博',
  '万博',
  '开云',
  '乐鱼',
  '华体会',
  '爱游戏',
  '九游会?',
  '新葡京',
  '葡京',
  '威尼斯人',
  '金宝博',
  '申博',
  '沙巴',
  '半岛',
  '天博',
  '星空',
  '米兰',
  '皇冠',
  '永利(?:博|皇宫)?',
  '金沙',
  '银河',
  '太阳城',
  '必赢',
  '伟德',
  '立博',
  '威廉希尔',
  '平博',
  '明升',
  '凯发',
  '大发',
  '澳门',
  '必发',
  '博天堂',
  '博狗',
  '优德',
  '德赢',
  '欧宝',
  '尊龙(?:凯时)?',
  '凯时',
  '同乐城',
  '千亿',
  '雷竞技',
  '泛亚',
  '贝博',
  '竞博',
  '火狐',
  '安博',
  '牛宝',
  '江南',
  '云顶',
  '多宝',
  '乐动',
  '球速',
  '环球',
  '鸭脖',
  '新利',
] as const;

/** Brands of sports news, whose names such sites borrow. */
export const NEWS_BRANDS = ['腾讯', '新浪', '搜狐', '网易', '球探', '虎扑', '企鹅', '直播吧'] as const;

/** Brands that are no ordinary word or place of a report. */
export const SURE_BRANDS = [
  '华体会',
  '新葡京',
  '威尼斯人',
  '金宝博',
  '必威',
  '亚博',
  '博天堂',
  '雷竞技',
  '九游会',
  '鸭脖',
  '乐鱼',
  '必一运动',
  '吉祥坊',
  '米乐m6',
  '开元棋牌',
  '贝博',
  '爱游戏',
  '德赢',
  '雷速',
  '新莆京',
  '千赢',
  '澳客',
  '杏彩',
  '乐虎',
  '麻将胡了',
  'ag亚游',
  '凯发k8',
];

/** What such a site offers. */
export const OFFERS = [
  '体育(?!总?局)',
  '娱乐(?:城|场(?!所))?',
  '棋牌',
  '彩票',
  '博彩',
  '赌场',
  '真人',
  '电竞',
  '电子游戏',
  '老虎机',
  '百家乐',
  '六合彩',
  '时时彩',
] as const;

/** Endings that make a name of a number or of plain letters one of such a site: 12体育平台 is none, 365体育备用 is. */
export const TELLING = /备用|官网|投注|下注|开户|网页版|app|滚球|盘口|赔率|彩金|娱乐城|亚洲版/i;

/** What follows the offer in the name of such a site and nowhere in a government's own words. */
export const ENDINGS = [
  '备用网址',
  '备用',
  '官方网站',
  '官方网址',
  '官方平台',
  '官方版',
  '官方',
  '官网',
  '网址',
  '投注网?',
  '下注',
  '开户',
  '注册',
  '登录',
  '登陆',
  '网页版',
  '手机版',
  '手机端',
  '客户端',
  '下载',
  'app',
  '入口',
  '娱乐城?',
  '棋牌',
  '在线',
  '线上',
  '平台',
  '滚球',
  '盘口',
  '赔率',
  '彩金',
  '代理',
  '真人',
  '体育(?!总?局)',
  '亚洲版本?',
  '中文版',
  '最新版?',
  '手机',
  '首页',
  '直播',
  '有限公司',
  '中文',
] as const;

/** Latin names of bookmakers and their trade; letters and figures only. */
export const LATIN =
  '(?:\\d{2,4}[ -]?bet\\d{0,3}|bet[ -]?(?:\\d{2,4}|way|fair|victor)|best[ -]?365|bt365|\\d{0,4}(?:365){2}\\d{0,3}(?!\\d)|manbetx|fun88|w88|k8|bbin|betting|casino|sportsbook|poker|yabo|hth|leyu|jiuyou|beat[ -]?365|kaiyun|18luck|uedbet|unibet|dafabet|bwin|betv[il]ctor|(?:pg|pp|cq9|jdb|mg)[ ·]?电子(?!商务)|ayx|b-?sports|ng28|m6|j9)';

/** What is told of gambling alone; with what such sites put before it. */
export const GAMBLING =
  '(?:英国|澳[门門]|亚洲|十大|网上|线上)*(?:特区)?(?:威廉希尔|博彩业?|[赌賭][场場]|百家乐|六合彩|时时彩|老虎机|真人娱乐|娱乐城|' +
  '(?:中国)?(?:体育|福利)彩票(?=_)|(?<!购)买球(?=网|平台|app|软件|官)|(?:20\\d\\d)?(?:欧洲杯|世界杯|欧冠)(?:决赛)?(?:竞猜|买球|投注|下注)(?!活动))';

/** What follows the names above beside the common endings, and would be honest behind 体育: 体育公司, 体育网站. */
export const GAMBLING_ENDINGS = [
  '网站',
  '大全',
  '链接',
  '推荐',
  '推薦',
  '公司',
  '软件',
  '大陆',
  '亚洲',
  '国际',
  '游戏(?:平台)?',
  '网(?=[-_])',
] as const;
