import { defineErrors } from '../errors/errors.ts';

export const fileErrors = defineErrors({
  'file.not-found': { status: 404, zh: '没有找到这个文件。', en: 'This file was not found.' },
  'file.empty': { status: 422, zh: '文件是空的。', en: 'The file is empty.' },
  'file.too-large': { status: 413, zh: '文件过大，最多{limit}。', en: 'The file is too large; at most {limit}.' },
  'file.type': { status: 415, zh: '文件的内容是{found}，这里可以上传：{allowed}。改扩展名不会改变内容。', en: 'The content of the file is {found}; accepted here: {allowed}. Renaming a file does not change its content.' },
  'file.unknown-type': { status: 415, zh: '无法识别文件的内容，这里可以上传：{allowed}。', en: 'The content of the file is of no known kind; accepted here: {allowed}.' },
  'file.svg': { status: 415, zh: 'SVG可能含有脚本，不能上传。请另存为PNG或JPEG。', en: 'SVG can hold scripts and is not accepted. Save the picture as PNG or JPEG.' },
  'file.too-many-pixels': { status: 422, zh: '图片有{width}×{height}像素，超过{limit}百万像素的上限。请缩小后再上传。', en: 'The picture has {width} × {height} pixels, more than the limit of {limit} million. Make it smaller and upload it again.' },
  'file.unreadable': { status: 422, zh: '文件已损坏或不完整，无法读取。请重新导出后再上传。', en: 'The file is damaged or incomplete and cannot be read. Export it anew and upload it again.' },
  'file.archive': { status: 422, zh: '文件解压后过大（超过{limit}）或条目过多，已拒绝。', en: 'Unpacked, the file is too large (more than {limit}) or has too many parts; it was refused.' },
  'file.macros': { status: 415, zh: '文件含有宏，不能上传。请另存为不含宏的格式。', en: 'The file holds macros and is not accepted. Save it without macros.' },
  'file.encoding': { status: 422, zh: '文本无法读取。请保存为UTF-8编码的纯文本。', en: 'The text cannot be read. Save it as plain text in UTF-8.' },
  'upload.not-found': { status: 404, zh: '没有找到这次上传，可能已过期。请重新上传。', en: 'This upload was not found; it may have expired. Start it again.' },
  'upload.offset': { status: 409, zh: '续传位置不符，请从服务器给出的位置继续。', en: 'The upload does not continue where the server stands; go on from the offset that it tells.' },
  'upload.finished': { status: 409, zh: '这次上传已经完成。', en: 'This upload is already complete.' },
  'upload.locked': { status: 423, zh: '同一文件正在别处上传，请稍后再试。', en: 'The same upload is under way elsewhere; try again soon.' },
  'upload.malformed': { status: 400, zh: '上传请求不符合规定（{problem}）。', en: 'The upload request is not valid ({problem}).' },
  'upload.too-many': { status: 429, zh: '未完成的上传已有{limit}个，请先完成或取消。', en: 'There are {limit} unfinished uploads already; finish or cancel some first.' },
  'upload.daily-limit': { status: 429, zh: '24小时内上传的总量已达{limit}，请稍后再传。', en: 'The total uploaded within 24 hours has reached {limit}; go on later.' },
});
