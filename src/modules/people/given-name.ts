/** Whether a person gave this name themselves: an account opened by a code begins with one that the program made, `新用户3f2a`. */
export const isGivenName = (name: string): boolean => name.trim() !== '' && !/^新用户[0-9a-f]{4}$/.test(name.trim());
