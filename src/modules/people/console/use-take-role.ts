import { read } from '../../../console/shared/api-client.ts';
import type { Confirmation } from '../../../console/shared/confirm-dialog.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { type GrantView, peopleApi } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';

/** What is said before a role is taken away. */
export function useTakeRole(): (grant: GrantView) => Confirmation {
  const text = useText(peopleConsoleMessages);
  return (grant) => ({
    title: text.takeTitle({ name: grant.person.name, role: grant.roleName }), happens: [text.takeHappens({ node: grant.node.name })], reason: true, danger: true, verb: text.take, done: text.takenDone,
    run: (reason) => read(peopleApi.grants[':id'].revoke.$post({ param: { id: grant.id }, json: { reason } })),
  });
}
