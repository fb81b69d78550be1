import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks a second in /proc (USER_HZ, 100 on every Linux of today). */
const TICKS = 100;

/**
 * Processor seconds that a process and all its descendants have used, the database's among them: the embedded server is found by
 * being started from the process, or by the same session of processes. NaN where there is no /proc.
 */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const names = await readdir('/proc').catch(() => [] as string[]);
  const processes = (await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(readProcess))).filter((each) => each !== undefined);
  const wanted = new Set([pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const each of processes) {
      if (wanted.has(each.parent) && !wanted.has(each.pid)) {
        wanted.add(each.pid);
        grown = true;
      }
    }
  }
  return names.length === 0 ? Number.NaN : processes.filter((each) => wanted.has(each.pid)).reduce((sum, each) => sum + each.ticks, 0) / TICKS;
}

async function readProcess(name: string): Promise<{ pid: number; parent: number; ticks: number } | undefined> {
  const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The second field is the command in brackets and may hold spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}
