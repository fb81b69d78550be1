import type { Bilingual } from '../i18n/messages.ts';

/** Traditional festivals by lunar month and day. Month 12 day 30 stands for the last day of the year, whatever its number. */
export const LUNAR_FESTIVALS: Readonly<Record<string, Bilingual>> = {
  '1-1': { zh: '春节', en: 'Spring Festival' },
  '1-15': { zh: '元宵节', en: 'Lantern Festival' },
  '2-2': { zh: '龙抬头', en: 'Dragon-Raising-Its-Head Day' },
  '5-5': { zh: '端午节', en: 'Dragon Boat Festival' },
  '7-7': { zh: '七夕节', en: 'Qixi Festival' },
  '7-15': { zh: '中元节', en: 'Zhongyuan Festival' },
  '8-15': { zh: '中秋节', en: 'Mid-Autumn Festival' },
  '9-9': { zh: '重阳节', en: 'Double Ninth Festival' },
  '12-8': { zh: '腊八节', en: 'Laba Festival' },
  '12-30': { zh: '除夕', en: 'Lunar New Year’s Eve' },
};

/** Named days of the Gregorian calendar, by month and day. */
export const SOLAR_FESTIVALS: Readonly<Record<string, Bilingual>> = {
  '1-1': { zh: '元旦', en: 'New Year’s Day' },
  '3-5': { zh: '学雷锋纪念日', en: 'Lei Feng Day' },
  '3-8': { zh: '国际妇女节', en: 'International Women’s Day' },
  '3-12': { zh: '植树节', en: 'Arbor Day' },
  '5-1': { zh: '劳动节', en: 'Labour Day' },
  '5-4': { zh: '青年节', en: 'Youth Day' },
  '6-1': { zh: '儿童节', en: 'Children’s Day' },
  '7-1': { zh: '建党节', en: 'Founding Day of the Communist Party of China' },
  '8-1': { zh: '建军节', en: 'Army Day' },
  '9-10': { zh: '教师节', en: 'Teachers’ Day' },
  '10-1': { zh: '国庆节', en: 'National Day' },
  '12-5': { zh: '国际志愿者日', en: 'International Volunteer Day' },
};

/** The festival on a lunar month and day, if one is well known. */
export function lunarFestival(month: number, day: number): Bilingual | undefined {
  return LUNAR_FESTIVALS[`${month}-${day}`];
}

/** The festival on a Gregorian month and day, if one is well known. */
export function solarFestival(month: number, day: number): Bilingual | undefined {
  return SOLAR_FESTIVALS[`${month}-${day}`];
}
