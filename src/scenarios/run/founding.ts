import { setTimeout as pause } from 'node:timers/promises';
import type { ImportTask } from '../../platform/imports/imports.ts';
import type { Organization } from '../../modules/organizations/organizations.schemas.ts';
import type { Role } from '../../modules/people/people.roles.ts';
import type { ApiClient } from '../client/api-client.ts';
import { inParallel } from '../client/in-parallel.ts';
import { ProblemError, unlessDone } from '../client/problem-error.ts';
import { readAll } from '../client/read-all.ts';
import { person, type TreeNode } from '../content/index.ts';
import type { Run } from './run.ts';

/** A staff account of a programme. */
export interface Staff {
  readonly username: string;
  readonly name: string;
  readonly mobile: string;
  /** Code of the office or unit. */
  readonly unit: string;
  readonly role: Extract<Role, 'office_admin' | 'unit_liaison' | 'editor' | 'judge'>;
}

/** The three administrators of the installation. */
export const ADMINISTRATORS = { system: 'sysadmin', security: 'secadmin', audit: 'auditadmin' } as const;

/** Passwords take computing to check; so many accounts are opened at once. */
const AT_ONCE = 4;
const CHECKPOINT_EVERY = 12;

/** First set-up: the office at the top and the three administrators, who then set up their second factors. */
export async function setUpOffice(run: Run, root: TreeNode): Promise<void> {
  const { done } = await run.visitor().get<{ done: boolean }>('/setup');
  if (!done) {
    const seat = (key: keyof typeof ADMINISTRATORS, index: number) => ({ username: ADMINISTRATORS[key], name: person(index).name, password: run.password(ADMINISTRATORS[key]) });
    await run.visitor().post('/setup', {
      token: await run.server.setUpToken(), office: { name: root.name, nameEn: root.nameEn, code: root.code, divisionCode: root.division },
      system: seat('system', 0), security: seat('security', 1), audit: seat('audit', 2),
    });
  }
  for (const username of Object.values(ADMINISTRATORS)) await run.as(username);
  run.count('accounts', 3);
  run.count('organizations');
}

const COLUMNS = ['code', 'parent', 'name', 'nameEn', 'kind', 'sector', 'level', 'division'] as const;
const HEADERS = ['机构代码', '上级代码', '名称', '英文名称', '类别', '系统', '文明级别', '行政区划代码'];

/** The tree below the office at the top, by a spreadsheet. Taken again after a stop, its rows are found unchanged. */
export async function importOrganizations(run: Run, tree: readonly TreeNode[], fileName: string): Promise<void> {
  const system = await run.as(ADMINISTRATORS.system);
  const rows = tree.filter(({ parent }) => parent !== null);
  const csv = [HEADERS, ...rows.map((node) => COLUMNS.map((column) => node[column] ?? ''))].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  const root = (await system.get<Organization[]>('/organizations/tops'))[0]!;
  const task = await system.upload<ImportTask>(`/organizations/imports?under=${root.id}`, { bytes: new TextEncoder().encode(`\ufeff${csv}\r\n`), name: fileName, mime: 'text/csv' });
  const end = await finished(system, task);
  if (end.state !== 'done' || end.taken + end.unchanged !== rows.length) throw new Error(`the tree was not imported: ${JSON.stringify(end)}`);
  for (const { code, id } of await readAll<Organization>(system, '/organizations', {})) run.memory.ids[code] = id;
  run.count('organizations', rows.length);
}

async function finished(client: ApiClient, task: ImportTask): Promise<ImportTask> {
  let now = task;
  while (now.state === 'waiting' || now.state === 'running') {
    await pause(100);
    now = await client.get(`/organizations/imports/${task.id}`);
  }
  return now;
}

/**
 * Offices' administrators are invited by the system administrator and entitled by the security administrator; all others are invited by
 * somebody of an office above them. Each sets a password by the link and a second factor.
 * @param inviterOf user name of who invites somebody who is no office's administrator.
 */
export async function openStaffAccounts(run: Run, everybody: readonly Staff[], inviterOf: (staff: Staff) => string): Promise<void> {
  const offices = everybody.filter(({ role }) => role === 'office_admin');
  const others = everybody.filter(({ role }) => role !== 'office_admin');
  let opened = 0;
  for (const group of [offices, others]) {
    await inParallel(group, AT_ONCE, async (staff) => {
      if (run.memory.cookies[staff.username] === undefined) await openAccount(run, staff, inviterOf);
      opened += 1;
      if (opened % CHECKPOINT_EVERY === 0) await run.checkpoint();
    });
  }
  run.count('accounts', everybody.length);
}

async function openAccount(run: Run, staff: Staff, inviterOf: (staff: Staff) => string): Promise<void> {
  const isOffice = staff.role === 'office_admin';
  const inviter = await run.as(isOffice ? ADMINISTRATORS.system : inviterOf(staff));
  const unitId = run.id(staff.unit);
  const { personId, token } = await invite(inviter, staff, unitId);
  run.memory.ids[`person ${staff.username}`] = personId;
  if (isOffice) await unlessDone('grant.exists', (await run.as(ADMINISTRATORS.security)).post('/grants', { personId, role: staff.role, nodeId: unitId }));
  await run.visitor().post('/invitations/accept', { token, password: run.password(staff.username) });
  await run.as(staff.username);
}

/** Invites, or sends the invitation again to somebody invited before a stop. */
async function invite(inviter: ApiClient, staff: Staff, unitId: string): Promise<{ personId: string; token: string }> {
  const tokenOf = (link: string) => new URL(link).searchParams.get('token')!;
  try {
    const role = staff.role === 'office_admin' ? null : staff.role;
    const made = await inviter.post<{ personId: string; invitation: { link: string } }>('/people', { username: staff.username, name: staff.name, unitId, mobile: staff.mobile, role });
    return { personId: made.personId, token: tokenOf(made.invitation.link) };
  } catch (error) {
    if (!(error instanceof ProblemError && error.is('account.username-taken'))) throw error;
    const { items } = await inviter.get<{ items: { id: string; accountId: string; username: string }[] }>('/people', { text: staff.username });
    const known = items.find(({ username }) => username === staff.username)!;
    const again = await inviter.post<{ link: string }>(`/accounts/${known.accountId}/invitation`);
    return { personId: known.id, token: tokenOf(again.link) };
  }
}
