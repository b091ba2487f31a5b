import type { Agency } from '@gongkai/engine';

/**
 * The sixteen prefectures and cities of Yunnan with their 129 counties, cities and districts as they were at the end of
 * 2018: identifier and name of the prefecture, then of each county below it.
 */
const PREFECTURES = `
kunming 昆明市: wuhua 五华区, panlong 盘龙区, guandu 官渡区, xishan 西山区, dongchuan 东川区, chenggong 呈贡区, jinning 晋宁区, fumin 富民县, yiliang 宜良县, shilin 石林彝族自治县, songming 嵩明县, luquan 禄劝彝族苗族自治县, xundian 寻甸回族彝族自治县, anning 安宁市
qujing 曲靖市: qilin 麒麟区, zhanyi 沾益区, malong 马龙区, luliang 陆良县, shizong 师宗县, luoping 罗平县, fuyuan 富源县, huize 会泽县, xuanwei 宣威市
yuxi 玉溪市: hongta 红塔区, jiangchuan 江川区, chengjiang 澄江县, tonghai 通海县, huaning 华宁县, yimen 易门县, eshan 峨山彝族自治县, xinping 新平彝族傣族自治县, yuanjiang 元江哈尼族彝族傣族自治县
baoshan 保山市: longyang 隆阳区, shidian 施甸县, longling 龙陵县, changning 昌宁县, tengchong 腾冲市
zhaotong 昭通市: zhaoyang 昭阳区, ludian 鲁甸县, qiaojia 巧家县, yanjin 盐津县, daguan 大关县, yongshan 永善县, suijiang 绥江县, zhenxiong 镇雄县, yiliang 彝良县, weixin 威信县, shuifu 水富市
lijiang 丽江市: gucheng 古城区, yulong 玉龙纳西族自治县, yongsheng 永胜县, huaping 华坪县, ninglang 宁蒗彝族自治县
puer 普洱市: simao 思茅区, ninger 宁洱哈尼族彝族自治县, mojiang 墨江哈尼族自治县, jingdong 景东彝族自治县, jinggu 景谷傣族彝族自治县, zhenyuan 镇沅彝族哈尼族拉祜族自治县, jiangcheng 江城哈尼族彝族自治县, menglian 孟连傣族拉祜族佤族自治县, lancang 澜沧拉祜族自治县, ximeng 西盟佤族自治县
lincang 临沧市: linxiang 临翔区, fengqing 凤庆县, yunxian 云县, yongde 永德县, zhenkang 镇康县, shuangjiang 双江拉祜族佤族布朗族傣族自治县, gengma 耿马傣族佤族自治县, cangyuan 沧源佤族自治县
chuxiong 楚雄彝族自治州: chuxiongshi 楚雄市, shuangbai 双柏县, mouding 牟定县, nanhua 南华县, yaoan 姚安县, dayao 大姚县, yongren 永仁县, yuanmou 元谋县, wuding 武定县, lufeng 禄丰县
honghe 红河哈尼族彝族自治州: gejiu 个旧市, kaiyuan 开远市, mengzi 蒙自市, mile 弥勒市, pingbian 屏边苗族自治县, jianshui 建水县, shiping 石屏县, luxi 泸西县, yuanyang 元阳县, honghexian 红河县, jinping 金平苗族瑶族傣族自治县, lvchun 绿春县, hekou 河口瑶族自治县
wenshan 文山壮族苗族自治州: wenshanshi 文山市, yanshan 砚山县, xichou 西畴县, malipo 麻栗坡县, maguan 马关县, qiubei 丘北县, guangnan 广南县, funing 富宁县
xishuangbanna 西双版纳傣族自治州: jinghong 景洪市, menghai 勐海县, mengla 勐腊县
dali 大理白族自治州: dalishi 大理市, yangbi 漾濞彝族自治县, xiangyun 祥云县, binchuan 宾川县, midu 弥渡县, nanjian 南涧彝族自治县, weishan 巍山彝族回族自治县, yongping 永平县, yunlong 云龙县, eryuan 洱源县, jianchuan 剑川县, heqing 鹤庆县
dehong 德宏傣族景颇族自治州: ruili 瑞丽市, mangshi 芒市, lianghe 梁河县, yingjiang 盈江县, longchuan 陇川县
nujiang 怒江傈僳族自治州: lushui 泸水市, fugong 福贡县, gongshan 贡山独龙族怒族自治县, lanping 兰坪白族普米族自治县
diqing 迪庆藏族自治州: shangrila 香格里拉市, deqin 德钦县, weixi 维西傈僳族自治县
`;

const DEPARTMENTS_OF_2018 = `development-reform 发展和改革委员会, education 教育厅, science 科学技术厅, industry 工业和信息化厅, public-security 公安厅, civil-affairs 民政厅, justice 司法厅, finance 财政厅, human-resources 人力资源和社会保障厅, natural-resources 自然资源厅, ecology 生态环境厅, housing 住房和城乡建设厅, transport 交通运输厅, agriculture 农业农村厅, water 水利厅, commerce 商务厅, culture-tourism 文化和旅游厅, health 卫生健康委员会, emergency 应急管理厅, market 市场监督管理局`;

const named = (text: string): readonly (readonly [id: string, name: string])[] =>
  text.split(',').map((one) => {
    const [id = '', name = ''] = one.trim().split(' ');
    return [id, name] as const;
  });

/** The province at the top. */
export const PROVINCE: Agency = { id: 'yunnan', name: '云南省', level: '省', parent: null };

const GROUP: Agency = { id: 'provincial-departments', name: '省直部门', level: '省直', parent: PROVINCE.id };

const prefectures = PREFECTURES.trim()
  .split('\n')
  .map((line): readonly [Agency, ...Agency[]] => {
    const [head = '', below = ''] = line.split(':');
    const [id = '', name = ''] = head.split(' ');
    const counties = named(below).map(([county, label]): Agency => ({
      id: `${id}-${county}`,
      name: label,
      level: '县',
      parent: id,
    }));
    return [{ id, name, level: '州市', parent: PROVINCE.id }, ...counties];
  });

/** Each prefecture's own office and its counties, by the identifier of the prefecture. */
export const OFFICES_OF: ReadonlyMap<string, readonly string[]> = new Map(
  prefectures.map((agencies) => [agencies[0].id, agencies.map(({ id }) => id)]),
);

/** Every office of the prefectures. */
export const PREFECTURE_OFFICES: readonly string[] = [...OFFICES_OF.values()].flat();

const departments = named(DEPARTMENTS_OF_2018).map(([id, name]): Agency => ({
  id: `provincial-${id}`,
  name: `云南省${name}`,
  level: '部门',
  parent: GROUP.id,
}));

/** Some of the departments of the province, in place of all of them. */
export const DEPARTMENT_OFFICES: readonly string[] = departments.map(({ id }) => id);

/** The tree of the demonstration. */
export const YUNNAN_AGENCIES: readonly Agency[] = [PROVINCE, GROUP, ...departments, ...prefectures.flat()];

/** The name of each agency, that of a county after its prefecture. */
export const PLACE_NAMES: ReadonlyMap<string, string> = new Map(
  YUNNAN_AGENCIES.map(({ id, name, level, parent }) => {
    const above = YUNNAN_AGENCIES.find((one) => one.id === parent);
    return [id, level === '县' && above !== undefined ? above.name + name : name];
  }),
);
