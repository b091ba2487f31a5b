import { fold, replaceEach } from './fold.ts';

/** Traditional characters in reports, each with its simplified form. */
const PAIRS =
  '開开關关於于業业務务發发資资處处國国機机條条與与學学習习貫贯徹彻黨党會会應应對对為为爲为實实現现體体產产動动態态電电話话網网點点證证書书統统計计總总結结構构設设備备報报導导門门縣县鄉乡鎮镇辦办' +
  '廳厅長长張张訊讯創创環环標标準准專专項项監监請请審审議议給给經经濟济營营責责權权錄录檔档圖图館馆間间題题負负員员調调數数據据質质優优衛卫醫医療疗農农價价費费財财採采購购復复複复訴诉訟讼維维護护' +
  '規规範范轉转變变進进來来時时過过這这個个們们裡里說说認认識识讓让論论領领際际險险當当歲岁華华雲云寧宁蘇苏從从眾众傳传協协無无見见觀观視视試试驗验類类場场萬万億亿餘余約约達达較较減减漲涨佔占絡络' +
  '郵邮組组織织號号種种則则別别幾几兩两雙双單单獨独篩筛選选擇择誤误錯错棄弃參参團团續续終终紀纪級级細细編编製制還还連连適适遞递運运輸输車车輛辆載载軟软劃划劑剂剛刚勞劳勝胜區区卻却廢废廣广庫库壓压' +
  '歸归歷历滿满滯滞潔洁災灾熱热獲获獎奖畫画畢毕異异疊叠盡尽盤盘確确碼码禮礼稅税穩稳積积簡简籌筹糾纠純纯紙纸緊紧縮缩縱纵績绩繳缴繼继聯联聽听職职舉举舊旧藝艺藥药虛虚補补裝装訂订訓训許许評评詢询詳详' +
  '誌志語语課课談谈謀谋譯译讀读豐丰賣卖買买賠赔賴赖賽赛趨趋跡迹蹤踪邊边鐵铁銀银錢钱鋪铺閱阅閉闭陳陈陽阳隊队階阶隨随離离難难雜杂靜静響响頁页順顺預预頒颁頻频額额顯显風风飛飞飯饭駐驻騎骑驅驱魚鱼鮮鲜' +
  '麗丽齊齐龍龙傷伤僅仅償偿儲储兒儿內内勢势匯汇嚴严執执塊块壞坏夠够夾夹娛娱媽妈孫孙宮宫寫写寬宽將将屆届層层屬属島岛師师帶带幣币幫帮幹干庁厅徵征後后徑径恆恒惡恶愛爱慮虑憑凭懷怀戰战戶户拋抛捨舍掃扫' +
  '換换揮挥損损搶抢擔担擬拟擴扩擾扰攝摄敗败敵敌斷断暫暂曉晓東东楊杨極极榮荣樓楼樣样樹树橋桥檢检櫃柜欄栏歡欢殘残毀毁氣气決决沒没況况測测湧涌溝沟滅灭潤润澤泽濕湿灣湾煙烟爭争爾尔牆墙狀状猶犹獻献瑪玛' +
  '畝亩盜盗矚瞩硃朱礦矿祕秘禦御穫获窮穷競竞筆笔節节築筑簽签糧粮納纳線线練练罰罚羅罗義义聖圣聲声脈脉腦脑臺台興兴艦舰莊庄蔣蒋薦荐薩萨藍蓝蘭兰蟲虫衆众衝冲親亲觸触記记訪访詞词誠诚誰谁諮咨謝谢譽誉貓猫' +
  '貢贡貨货貧贫貴贵賀贺賬账贈赠贊赞輔辅輕轻輪轮辭辞遠远遲迟遷迁遺遗鄰邻釋释針针鋼钢鎖锁鏈链鏡镜閘闸閣阁陣阵陸陆雖虽霧雾靈灵韓韩頂顶頭头頓顿顧顾飲饮養养驕骄髮发鬥斗鳥鸟麼么黃黄齡龄';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  (PAIRS.match(/[\s\S]{2}/g) ?? []).map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g');

/**
 * A pronunciation that a copying site added after a character: 網(wǎng). Its tone mark distinguishes it from a
 * numbering.
 */
const READING = /(?<=[\u4e00-\u9fff])\([a-z]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{0,4}\)/g;

/**
 * Converts a text to simplified writing: radicals and full width are folded, traditional characters replaced,
 * pronunciations in brackets blanked. Used to read figures; findings show the raw text. The length is unchanged, so
 * offsets stay valid.
 */
export const toPlainWriting = (text: string, folded: string = fold(text)): string =>
  replaceEach(
    folded.replace(READING, (reading) => ' '.repeat(reading.length)),
    TRADITIONAL,
    (char) => SIMPLIFIED.get(char) ?? char,
  );
