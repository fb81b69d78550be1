import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MIGRATIONS_FOLDER } from '../src/platform/config/root.ts';
import { destroyEmbeddedServer, startEmbeddedServer } from '../src/platform/db/embedded/embedded-server.ts';
import { prepareDatabase } from '../src/platform/db/prepare.ts';
import { writeWorkbook } from '../src/platform/spreadsheets/write-workbook.ts';
import type { Line } from './support/line.ts';

const SECONDS = 60;
const MIB = 500;
const BAD = 137;

function* rows(count: number) {
  const offices = Math.ceil(count / 100);
  const step = Math.floor((count - offices) / BAD);
  for (let index = 0; index < count; index++) {
    const isOffice = index < offices;
    const bad = !isOffice && (index - offices) % step === 0 && (index - offices) / step < BAD;
    yield {
      code: `N-${index}`,
      parentCode: isOffice ? 'ROOT' : `N-${index % offices}`,
      name: bad ? '' : `第${index}号单位`,
      kind: isOffice ? '文明办' : ['学校', '机关', '企业', '社区村镇'][index % 4]!,
      sector: ['教育', '交通', '金融', ''][index % 4]!,
      level: index % 9 === 0 ? '省级文明单位' : '',
      divisionCode: '230100',
    };
  }
}

/** 100,000 units with 137 bad rows from an .xlsx file, in a process of its own: seconds and peak resident memory. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const count = options.quick ? 10_000 : 100_000;
  const dataFolder = await mkdtemp(join(tmpdir(), 'heming-bench-import-'));
  const server = await startEmbeddedServer({ dataFolder });
  try {
    await prepareDatabase(server.url, MIGRATIONS_FOLDER);
    const file = join(dataFolder, 'units.xlsx');
    const columns = [['code', '机构代码'], ['parentCode', '上级代码'], ['name', '名称'], ['kind', '类别'], ['sector', '系统'], ['level', '文明级别'], ['divisionCode', '行政区划代码']].map(([key, header]) => ({ key: key!, header: header! }));
    await pipeline(writeWorkbook({ sheets: [{ name: '机构', columns, rows: rows(count) }] }), createWriteStream(file));
    console.error(`workbook of ${count} rows: ${((await readFile(file)).length / 1024 / 1024).toFixed(1)} MiB`);
    const child = fork(fileURLToPath(new URL('./support/import-child.ts', import.meta.url)), [server.url, file], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const result = await new Promise<{ seconds: number; peakMiB: number; taken: number; refused: number }>((done, failed) => {
      child.once('message', (message) => done(message as never));
      child.once('exit', (code) => failed(new Error(`the importing process ended with ${code}`)));
    });
    if (result.refused !== BAD) throw new Error(`${BAD} bad rows were planted and ${result.refused} refused`);
    if (result.taken + result.refused !== count) throw new Error(`${count} rows went in and ${result.taken + result.refused} came out`);
    report({ bench: 'import/time', value: Number(result.seconds.toFixed(2)), unit: 's', limit: SECONDS, ratio: Number((result.seconds / SECONDS).toFixed(3)), note: `${count} rows, ${result.refused} refused` });
    report({ bench: 'import/memory', value: Math.round(result.peakMiB), unit: 'MiB', limit: MIB, ratio: Number((result.peakMiB / MIB).toFixed(3)), note: 'peak resident set of the importing process' });
  } finally {
    await server.stop();
    await destroyEmbeddedServer(dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
  }
}
