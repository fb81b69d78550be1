const MADE_UP = '新用户';

/** The name that an account opened by a code begins with, until its person gives one: `新用户3f2a`, by the end of the person's id. */
export const madeUpName = (personId: string): string => MADE_UP + personId.slice(-4);

/** Whether a person gave this name themselves. */
export const isGivenName = (name: string): boolean => name.trim() !== '' && !new RegExp(`^${MADE_UP}[0-9a-f]{4}$`).test(name.trim());
