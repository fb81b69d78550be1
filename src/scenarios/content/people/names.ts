/** Common surnames with their spelling in pinyin. */
export const SURNAMES: readonly (readonly [string, string])[] = [
  ['王', 'Wang'], ['李', 'Li'], ['张', 'Zhang'], ['刘', 'Liu'], ['陈', 'Chen'], ['杨', 'Yang'], ['赵', 'Zhao'], ['黄', 'Huang'],
  ['周', 'Zhou'], ['吴', 'Wu'], ['徐', 'Xu'], ['孙', 'Sun'], ['胡', 'Hu'], ['朱', 'Zhu'], ['高', 'Gao'], ['林', 'Lin'],
  ['何', 'He'], ['郭', 'Guo'], ['罗', 'Luo'], ['梁', 'Liang'], ['宋', 'Song'], ['郑', 'Zheng'], ['谢', 'Xie'], ['韩', 'Han'],
  ['唐', 'Tang'], ['冯', 'Feng'], ['于', 'Yu'], ['董', 'Dong'], ['程', 'Cheng'], ['曹', 'Cao'], ['袁', 'Yuan'], ['邓', 'Deng'],
  ['许', 'Xu'], ['傅', 'Fu'], ['沈', 'Shen'], ['曾', 'Zeng'], ['彭', 'Peng'], ['吕', 'Lü'], ['苏', 'Su'], ['卢', 'Lu'], ['蒋', 'Jiang'],
];

/**
 * Given names made of things that people see and nobody is named after, so that no living person bears the whole name:
 * the demonstration must not speak of anyone real.
 */
export const GIVEN_NAMES: readonly (readonly [string, string])[] = [
  ['岸灯', 'Andeng'], ['苇声', 'Weisheng'], ['冰笛', 'Bingdi'], ['雪桨', 'Xuejiang'], ['霜弦', 'Shuangxian'], ['檐雀', 'Yanque'],
  ['炉烟', 'Luyan'], ['稻影', 'Daoying'], ['渡雁', 'Duyan'], ['桦歌', 'Huage'], ['椴蜜', 'Duanmi'], ['榛岭', 'Zhenling'],
  ['雪橹', 'Xuelu'], ['麦垛', 'Maiduo'], ['冰凌', 'Bingling'], ['春汛', 'Chunxun'], ['归帆', 'Guifan'], ['窗暖', 'Chuangnuan'],
  ['铜铃', 'Tongling'], ['纸鸢', 'Zhiyuan'], ['灯汛', 'Dengxun'], ['石桥', 'Shiqiao'], ['渔火', 'Yuhuo'], ['山岚', 'Shanlan'],
  ['草垛', 'Caoduo'], ['云梯', 'Yunti'], ['雨巷', 'Yuxiang'], ['鹤汀', 'Heting'], ['蒲舟', 'Puzhou'], ['雪檐', 'Xueyan'],
  ['砚池', 'Yanchi'], ['橡谷', 'Xianggu'], ['月台', 'Yuetai'], ['犁春', 'Lichun'], ['井绳', 'Jingsheng'], ['星渡', 'Xingdu'],
  ['豆灯', 'Doudeng'], ['晨炊', 'Chenchui'], ['雁字', 'Yanzi'], ['柳笛', 'Liudi'], ['长堤', 'Changdi'], ['秋禾', 'Qiuhe'],
  ['松针', 'Songzhen'], ['雪径', 'Xuejing'], ['棉袄', 'Mianao'], ['风车', 'Fengche'], ['陶罐', 'Taoguan'], ['江鸥', 'Jiangou'],
];
