const COMPOUND = new Set(['欧阳', '司马', '上官', '诸葛', '皇甫', '尉迟', '公孙', '慕容', '东方', '夏侯', '令狐', '司徒', '长孙', '宇文', '独孤', '南宫']);

/** The family name of a Chinese name; those of two characters stay whole where more follows them. '' for an empty name. */
export function familyName(name: string): string {
  const letters = [...name.trim()];
  const two = letters.slice(0, 2).join('');
  return letters.length > 2 && COMPOUND.has(two) ? two : (letters[0] ?? '');
}

/** A name of which only the family name is shown: `张**`. */
export const maskedName = (name: string): string => (name.trim() === '' ? '' : `${familyName(name)}**`);
