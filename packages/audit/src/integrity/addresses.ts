import { LATIN } from './gambling-words.ts';
import { type DamageMark, findMarks } from './damage-mark.ts';

const REMOVED = /[(](?:网址|网站|网站地址|下载地址|下载网址|链接)(?:为|是)?:?\s*[)]/g;
const DOMAIN =
  /(?<![@\w./-])(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,5}(?:com|net|org|cn|cc|vip|top|xyz|app|bet|casino|info|club|tv|co|io|biz|site|online|live|win|fun|pro|ltd)(?![\w.-])(?:\/[\w./?=&%#-]*)?/gi;
const OFFICIAL = /\.(?:gov|edu|mil|ac)\.cn|\.政务|people\.com|xinhuanet\.com/i;
const TRADE = new RegExp(`${LATIN}|tiyu|bocai|caipiao|qipai|yule|\\.(?:bet|casino)\\b`, 'i');
/** Text after the name of a place: 昆明市 in 昆明市人民政府. */
const PLACE_AFTER = /^(?:人民政府|政府|[省市县区州旗](?![\w]))/;
const LABEL_BEFORE = /(?:[网地]址|网站|站点|域名|登录|访问|网|号|[:(“"、,。]|^)\s{0,24}$/;

/**
 * Text before the address of a government's own site; since 2018 these are under gov.cn (国办函〔2018〕55号, from memory).
 */
const OWN_SITE_BEFORE =
  /(?:[“"「]中[国國][·・.]?[\u4e00-\u9fff]{1,8}[”"」](?:政府|政务)?(?:[门門][户戶])?[网網]站?|政府[门門][户戶][网網]站|政府[网網]站?|人民政府(?:信息公[开開])?(?:[门門][户戶])?[网網]站?|政府信息公[开開](?:工作)?[网網]站?)[”"」』》]?(?:[网網]址|地址)?[“"「(<:为為是]{0,3}\s*$/;
const FOREIGN_SITE = /\.(?:com|net|org|cc|vip|top|xyz|info|club|biz|site|online|live|win|pro)(?:\/|$)/i;

/** A pronunciation added after a character: 網(wǎng)站. */
const READING = /[(][a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)]/g;

const suspicious = (text: string, { offset, length, form }: DamageMark): DamageMark['confidence'] | null => {
  if (OFFICIAL.test(form)) return null;
  if (TRADE.test(form)) return 'high';
  const before = text
    .slice(Math.max(0, offset - 60), offset)
    .replace(READING, '')
    .slice(-24);
  if (OWN_SITE_BEFORE.test(before) && FOREIGN_SITE.test(form)) return 'medium';
  const after = text.slice(offset + length, offset + length + 4);
  return PLACE_AFTER.test(after) && !LABEL_BEFORE.test(before) ? 'medium' : null;
};

/** The rest of a title that begins with an address instead of a place name: example.com东城街道2019年…年度报告. */
const IN_TITLE = /^[\u4e00-\u9fff]{2,20}(?:20\d\d年)?(?:度)?[\u4e00-\u9fff]{0,10}(?:年度报告|年报)/;
const WORDS_AFTER = /^[\u4e00-\u9fff]/;

/** Finds addresses of unrelated sites in place of a place name or the site's own address. */
export const strangeAddresses = (text: string): readonly DamageMark[] => {
  const marks = findMarks(text, DOMAIN, 'medium');
  const after = ({ offset, length }: DamageMark): string => text.slice(offset + length, offset + length + 48);
  const titles = marks.filter(
    (mark) => (mark.offset === 0 || text[mark.offset - 1] === '\n') && IN_TITLE.test(after(mark)),
  );
  const names = new Set(titles.filter(({ form }) => !OFFICIAL.test(form)).map(({ form }) => form));
  return marks.flatMap((mark) => {
    const forPlace = names.has(mark.form) && WORDS_AFTER.test(after(mark));
    const confidence = suspicious(text, mark) ?? (forPlace ? 'medium' : null);
    return confidence === null ? [] : [{ ...mark, confidence }];
  });
};

/** Finds labels whose address was removed: (网址:). */
export const removedAddresses = (text: string): readonly DamageMark[] => findMarks(text, REMOVED, 'medium');
