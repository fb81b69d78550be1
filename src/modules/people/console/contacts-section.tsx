import { Button } from 'antd';
import { useState } from 'react';
import { read } from '../../../console/shared/api-client.ts';
import { ConfirmDialog, type Confirmation } from '../../../console/shared/confirm-dialog.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useCan } from '../../../console/shared/session.tsx';
import { revealContacts } from '../people.policy.ts';
import { peopleApi, type PersonDetail } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';

/** Contacts, masked; whoever may asks for one with a reason, and sees it until the page is left. */
export function Contacts({ person }: { person: PersonDetail }) {
  const text = useText(peopleConsoleMessages);
  const can = useCan();
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const reveal = (kind: 'mobile' | 'email'): Confirmation => ({
    title: text.revealTitle({ kind: text[kind], name: person.name }), happens: [text.revealHappens], reason: true, verb: text.reveal, done: text.revealed,
    run: async (reason) => {
      const { value } = await read(peopleApi.people[':id'].contacts[':kind'].reveal.$post({ param: { id: person.id, kind }, json: { reason } }));
      setSeen((before) => ({ ...before, [kind]: value }));
    },
  });
  return (
    <Section title={text.contacts} hint={text.contactHint}>
      <DescriptionList
        items={(['mobile', 'email'] as const).map((kind) => {
          const contact = person.contacts.find((each) => each.kind === kind);
          if (contact === undefined) return { label: text[kind], value: null };
          return {
            label: text[kind],
            value: (
              <span className="actions">
                <span className="figure">{seen[kind] ?? contact.masked}</span>
                {contact.verified ? null : <span className="faint">{text.unproven}</span>}
                {seen[kind] !== undefined || !can(revealContacts) ? null : <Button type="link" aria-label={text.revealTitle({ kind: text[kind], name: person.name })} onClick={() => setAsked(reveal(kind))}>{text.reveal}</Button>}
              </span>
            ),
          };
        })}
      />
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} />
    </Section>
  );
}
