import { defineErrors } from '../errors/errors.ts';

/** Why a spreadsheet is refused. */
export const spreadsheetErrors = defineErrors({
  'spreadsheet.not-a-spreadsheet': { status: 415, zh: '这不是可以读取的表格，请使用 .xlsx 或 .csv 文件。', en: 'This is not a spreadsheet that can be read; use an .xlsx or .csv file.' },
  'spreadsheet.old-format': { status: 415, zh: '旧版 .xls 文件或加密的表格不能读取，请去掉密码并另存为 .xlsx。', en: 'Old .xls files and encrypted workbooks cannot be read; remove the password and save as .xlsx.' },
  'spreadsheet.damaged': { status: 422, zh: '表格文件已损坏，无法读完（{part}）。请重新保存后再试。', en: 'The spreadsheet is damaged and could not be read to its end ({part}). Save it again and retry.' },
  'spreadsheet.bomb': { status: 422, zh: '表格解压后异常庞大，已拒绝读取。', en: 'The spreadsheet unpacks to an abnormal size and was refused.' },
  'spreadsheet.forbidden-content': { status: 422, zh: '表格内含有文档类型声明，已拒绝读取。', en: 'The spreadsheet contains a document type declaration and was refused.' },
  'spreadsheet.too-large.file': { status: 413, zh: '表格文件超过{limit} MiB。', en: 'The file is larger than {limit} MiB.' },
  'spreadsheet.too-large.rows': { status: 413, zh: '表格超过{limit}行，请分成几个文件。', en: 'There are more than {limit} rows; split the file.' },
  'spreadsheet.too-large.columns': { status: 413, zh: '第{row}行超过{limit}列。', en: 'Row {row} has more than {limit} columns.' },
  'spreadsheet.too-large.cell': { status: 413, zh: '第{row}行有单元格超过{limit}个字符。', en: 'A cell in row {row} has more than {limit} characters.' },
  'spreadsheet.no-header': { status: 422, zh: '前{rows}行中没有找到表头，应有：{columns}。', en: 'No header was found in the first {rows} rows; expected: {columnsEn}.' },
  'spreadsheet.missing-column': { status: 422, zh: '缺少必需的列：{columns}。', en: 'Required columns are missing: {columnsEn}.' },
  'spreadsheet.repeated-column': { status: 422, zh: '列“{column}”出现了不止一次。', en: 'The column “{column}” occurs more than once.' },
});
