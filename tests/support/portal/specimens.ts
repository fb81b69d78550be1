import sharp from 'sharp';
import type { PictureFile } from '../../../src/portal/shared/ui.ts';

/** Sizes as photographs have them: landscape, portrait, panorama, square, one absurdly tall. */
const SIZES = [[1500, 1000], [1000, 1500], [1600, 900], [1200, 1200], [2400, 800], [700, 1400], [1400, 1050]] as const;
const TONES = ['#c7b299', '#8fa3ad', '#a8b89a', '#d9c7a0', '#b0a0b8', '#9bb0a4', '#c4a08a'];

export const specimenPicture = (index: number): PictureFile => {
  const [width, height] = SIZES[index % SIZES.length] ?? [1500, 1000];
  return { url: `/specimen/${index}.jpg`, width, height, tone: TONES[index % TONES.length] };
};

/** A landscape of hills under a sky, drawn for the styleguide. */
export async function drawSpecimen(index: number): Promise<Buffer> {
  const { width, height, tone } = specimenPicture(index);
  const hill = (level: number, shade: number) =>
    `<path d="M0 ${height * level} Q${width * 0.25} ${height * (level - 0.16)} ${width * 0.5} ${height * (level - 0.02)} T${width} ${height * (level - 0.08)} V${height} H0Z" fill="#000" fill-opacity="${shade}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${tone}"/><circle cx="${width * 0.72}" cy="${height * 0.26}" r="${Math.min(width, height) * 0.09}" fill="#fff6e6"/>${hill(0.62, 0.12)}${hill(0.76, 0.18)}${hill(0.9, 0.25)}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

export const TEXTS = {
  'zh-CN': {
    title: '“学雷锋 网络文明行”系列主题活动',
    long: '黑龙江省哈尔滨市南岗区教育局直属机关精神文明建设指导委员会办公室网络文明传播志愿服务总队第三支队',
    lead: '全省13个市（地）和8个直属单位共同参与：写身边的人，拍家乡的景，荐可敬的人，做力所能及的事。',
    essay: '北方的冬天，是从一场不打招呼的大雪开始的。那天夜里，雪下了一整夜；早晨推窗，院子像被人重新铺了一张纸。\n　　“谁家扫的？”楼上的大嫂探出头来问。没有人应。雪地中间，一条一米来宽的路，从单元门口一直通到公交站（大约三百步），干干净净，露着青砖的颜色。\n后来大家才知道，住在一楼的老人，天不亮就出了门。他说：“我睡不着，闲着也是闲着。”2013年的那个冬天，院子里的扫帚，从一把变成了十几把。',
    author: '周同学',
    unit: '哈尔滨市第三中学',
  },
  en: {
    title: 'Learning from Lei Feng: Civility Online, 2013',
    long: 'Third Detachment of the Volunteer Service Corps for Civility Online, Office of the Guidance Committee, Nangang District Education Bureau, Harbin, Heilongjiang Province',
    lead: 'Thirteen cities and eight provincial bodies take part together: write about the people near you, photograph where you live, nominate those you respect, do what you can.',
    essay: 'Winter in the north begins with a snowfall that never announces itself. It snowed all that night; in the morning the yard looked like a fresh sheet of paper.\n“Who swept this?” a neighbour called down from upstairs. Nobody answered. Through the snow ran a path one metre wide, from the doorway to the bus stop, some three hundred steps, clean down to the grey bricks.\nOnly later did everyone learn that the old man on the ground floor had gone out before dawn. “I couldn’t sleep,” he said. That winter, one broom in the yard became more than a dozen.',
    author: 'Student Zhou',
    unit: 'Harbin No. 3 Middle School',
  },
} as const;
