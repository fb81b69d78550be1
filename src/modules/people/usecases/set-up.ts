import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Limit, requireUnderLimit } from '../../../platform/auth/limits.ts';
import type { Context } from '../../../platform/http/context.ts';
import { createRoot } from '../../organizations/public.ts';
import { isSetUp } from '../accounts.queries.ts';
import { peopleErrors } from '../people.errors.ts';
import type { Role } from '../people.roles.ts';
import type { SetupInput } from '../setup.schemas.ts';
import { isSetupToken } from '../setup-token.ts';
import { insertStaff } from './create-staff-account.ts';
import { insertGrant } from './give-role.ts';
import { requireGoodPassword } from './change-password.ts';

const LIMIT: Limit = { name: 'set-up', points: 20, seconds: 600 };
// Any fixed number: two set-ups sent at once take turns, and the second is refused.
const SETUP_LOCK = 7_160_402;
const SEATS = { system: 'system_admin', security: 'security_admin', audit: 'audit_admin' } as const satisfies Record<string, Role>;
type Seat = keyof typeof SEATS;

/**
 * First set-up of an empty installation: the topmost office and the three administrators. Only while no account exists and with
 * the token printed in the terminal. Errors: setup.done, setup.token, setup.same-person, password.* at `system.password` and so on.
 */
export async function setUp(ctx: Context, input: SetupInput): Promise<{ organizationId: string; personIds: Record<Seat, string> }> {
  await requireUnderLimit(ctx.db, LIMIT, ctx.address ?? 'unknown');
  if (await isSetUp(ctx.db)) peopleErrors.fail('setup.done');
  if (!(await isSetupToken(ctx, input.token.trim()))) peopleErrors.failField('token', 'setup.token');
  const seats = Object.keys(SEATS) as Seat[];
  for (const [index, seat] of seats.entries()) {
    if (seats.slice(0, index).some((other) => input[other].username === input[seat].username)) peopleErrors.failField(`${seat}.username`, 'setup.same-person');
    requireGoodPassword(input[seat].password, [input[seat].name, input[seat].username], `${seat}.password`);
  }
  const setting: Context = { ...ctx, actor: { kind: 'system', name: 'set-up' } };
  return ctx.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${SETUP_LOCK})`.execute(tx);
    if (await isSetUp(tx)) peopleErrors.fail('setup.done');
    const organizationId = await createRoot(tx, setting, { ...input.office, kind: 'office', sector: null, level: null });
    const personIds = { system: '', security: '', audit: '' };
    for (const seat of seats) {
      const { username, name, password } = input[seat];
      const made = await insertStaff(tx, setting, { username, name, unitId: organizationId, password });
      await insertGrant(tx, setting, { personId: made.personId, role: SEATS[seat], nodeId: organizationId });
      personIds[seat] = made.personId;
    }
    await audit(tx, setting, { action: 'installation.set-up', objectType: 'organization', objectId: organizationId, nodeId: organizationId });
    return { organizationId, personIds };
  });
}
