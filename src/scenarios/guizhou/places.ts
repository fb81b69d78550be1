/** A county's office: last digits of its division, short name in both languages. */
type County = readonly [digits: string, name: string, nameEn: string];

/** A prefecture, with a few of its counties. */
export interface Prefecture {
  /** First four digits of its division code. */
  readonly division: string;
  readonly name: string;
  readonly nameEn: string;
  /** How many written lessons it may forward in the whole programme; with the films they come to the programme's figure. */
  readonly quota: number;
  readonly counties: readonly County[];
}

/** The nine prefectures of the province. */
export const PREFECTURES: readonly Prefecture[] = [
  { division: '5201', name: '贵阳市', nameEn: 'Guiyang City', quota: 108, counties: [['02', '南明区', 'Nanming District'], ['11', '花溪区', 'Huaxi District'], ['23', '修文县', 'Xiuwen County'], ['81', '清镇市', 'Qingzhen City']] },
  { division: '5202', name: '六盘水市', nameEn: 'Liupanshui City', quota: 59, counties: [['01', '钟山区', 'Zhongshan District'], ['03', '六枝特区', 'Liuzhi Special District'], ['04', '水城区', 'Shuicheng District'], ['81', '盘州市', 'Panzhou City']] },
  { division: '5203', name: '遵义市', nameEn: 'Zunyi City', quota: 104, counties: [['02', '红花岗区', 'Honghuagang District'], ['04', '播州区', 'Bozhou District'], ['28', '湄潭县', 'Meitan County'], ['81', '赤水市', 'Chishui City']] },
  { division: '5204', name: '安顺市', nameEn: 'Anshun City', quota: 54, counties: [['02', '西秀区', 'Xixiu District'], ['03', '平坝区', 'Pingba District'], ['22', '普定县', 'Puding County'], ['24', '关岭县', 'Guanling County']] },
  { division: '5205', name: '毕节市', nameEn: 'Bijie City', quota: 89, counties: [['02', '七星关区', 'Qixingguan District'], ['21', '大方县', 'Dafang County'], ['23', '金沙县', 'Jinsha County'], ['26', '威宁县', 'Weining County']] },
  { division: '5206', name: '铜仁市', nameEn: 'Tongren City', quota: 69, counties: [['02', '碧江区', 'Bijiang District'], ['03', '万山区', 'Wanshan District'], ['24', '思南县', 'Sinan County'], ['28', '松桃县', 'Songtao County']] },
  { division: '5223', name: '黔西南州', nameEn: 'Qianxinan Prefecture', quota: 60, counties: [['01', '兴义市', 'Xingyi City'], ['02', '兴仁市', 'Xingren City'], ['25', '贞丰县', 'Zhenfeng County'], ['28', '安龙县', 'Anlong County']] },
  { division: '5226', name: '黔东南州', nameEn: 'Qiandongnan Prefecture', quota: 74, counties: [['01', '凯里市', 'Kaili City'], ['23', '镇远县', 'Zhenyuan County'], ['31', '黎平县', 'Liping County'], ['34', '雷山县', 'Leishan County']] },
  { division: '5227', name: '黔南州', nameEn: 'Qiannan Prefecture', quota: 75, counties: [['01', '都匀市', 'Duyun City'], ['02', '福泉市', 'Fuquan City'], ['22', '荔波县', 'Libo County'], ['30', '龙里县', 'Longli County']] },
];
