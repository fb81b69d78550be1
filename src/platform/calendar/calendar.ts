export { describeDate, resolveDate } from './date-rules.ts';
export type { DateRule } from './date-rules.schemas.ts';
export { formatDay, formatInstant, formatMonthDay, formatNumber, formatOfficialDate, inWords } from './format.ts';
export { type LunarDate, dayToLunar, leapMonthOf, lunarMonthLength, lunarName, lunarToDay } from './lunar.ts';
export { type QuietHours, nextOutsideQuietHours } from './quiet-hours.ts';
export { SOLAR_TERM_NAMES, SOLAR_TERMS, type SolarTermName, solarTermDay } from './solar-terms.ts';
export { DEFAULT_ZONE, type Instant, addDays, dayOf, instantAt, parseDay, zonedParts } from './zoned-time.ts';
