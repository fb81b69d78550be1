import { read } from '../../../console/shared/api-client.ts';
import type { RowAction } from '../../../console/shared/data-table/data-table.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { useSession } from '../../../console/shared/session.tsx';
import { isAdministrator } from '../people.roles.ts';
import type { MadeLink } from './link-dialog.tsx';
import { peopleApi, type PersonItem } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';

const accounts = peopleApi.accounts[':id'];

/** What a system administrator may do with an account, each act said beforehand. `made` shows a new link. */
export function useAccountActions(made: (link: MadeLink) => void): (person: PersonItem) => RowAction[] {
  const text = useText(peopleConsoleMessages);
  const { colon } = usePunctuation();
  const own = useSession().personId;
  return (person) => {
    const { accountId, status, name } = person;
    if (accountId === null || status === null || status === 'closed' || person.id === own) return [];
    // The three administrators are not reset here: whoever could would hold their roles.
    const resettable = person.kind === 'staff' && !person.roles.some(({ role }) => isAdministrator(role));
    const param = { id: accountId };
    const title = (verb: string) => verb + colon + name;
    const actions: RowAction[] = [];
    if (status === 'active') {
      actions.push({ key: 'unlock', label: text.unlock, confirm: { title: title(text.unlock), happens: [text.unlockHappens], verb: text.unlock, done: text.unlockedDone, run: () => read(accounts.unlock.$post({ param })) } });
      if (person.kind === 'staff') {
        actions.push({ key: 'demand', label: text.demandPassword, confirm: { title: title(text.demandPassword), happens: [text.demandHappens], reason: true, verb: text.demandPassword, done: text.demandDone, run: (reason) => read(accounts['require-password-change'].$post({ param, json: { reason } })) } });
      }
    }
    if (resettable && status !== 'disabled') {
      actions.push({
        key: 'link', label: text.newLink,
        confirm: { title: title(text.newLink), happens: [text.newLinkHappens], verb: text.newLink, done: text.linkMade, run: async () => made({ name, ...(await read(accounts.invitation.$post({ param }))) }) },
      });
    }
    if (resettable && status === 'active') {
      actions.push({ key: 'factor', label: text.resetFactor, danger: true, confirm: { title: title(text.resetFactor), happens: [text.resetFactorHappens], reason: true, danger: true, verb: text.resetFactor, done: text.resetDone, run: (reason) => read(accounts['second-factor'].reset.$post({ param, json: { reason } })) } });
    }
    if (status === 'active') {
      actions.push({
        key: 'disable', label: text.disable, danger: true,
        confirm: { title: title(text.disable), happens: [text.disableHappens], reason: true, danger: true, verb: text.disable, done: text.disabledDone, run: (reason) => read(accounts.disable.$post({ param, json: { reason } })), undo: () => read(accounts.enable.$post({ param })) },
      });
    }
    if (status === 'disabled') actions.push({ key: 'enable', label: text.enable, confirm: { title: title(text.enable), happens: [text.enableHappens], verb: text.enable, done: text.enabledDone, run: () => read(accounts.enable.$post({ param })) } });
    return actions;
  };
}
