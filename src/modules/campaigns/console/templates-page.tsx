import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { ConfirmDialog, type Confirmation } from '../../../console/shared/confirm-dialog.tsx';
import { useGo } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useOffice } from '../../../console/shared/session.tsx';
import { zonedParts } from '../../../platform/calendar/calendar.ts';
import type { Template } from '../templates/templates.schemas.ts';
import { campaignConsoleMessages } from './console.messages.ts';
import { campaignSource } from './source.ts';

function OneTemplate({ template, remove }: { template: Template; remove: (template: Template) => void }) {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const { office } = useOffice();
  const nextYear = zonedParts(useNow()).year + 1;
  const [chosen, setChosen] = useState<number | null>(null);
  const year = chosen ?? nextYear;
  const use = async () => {
    try {
      if (office !== null) go(`/campaigns/${(await campaignSource.beginFrom(template.id, office.id, year)).id}/compose`);
    } catch (error) {
      say.problem(error);
    }
  };
  return (
    <Section title={pick(template.name)} hint={`${text.owner}${text.colon}${pick({ zh: template.owner.name, en: template.owner.nameEn })} · ${template.content.tracks.map(({ name }) => pick(name)).join(text.comma)}`}>
      <div className="actions">
        <InputNumber aria-label={text.newYear} value={year} min={1990} max={2090} onChange={setChosen} />
        <Button type="primary" onClick={() => void use()}>{text.useTemplate}</Button>
        {template.mayRemove ? <Button danger onClick={() => remove(template)}>{text.remove}</Button> : null}
      </div>
    </Section>
  );
}

/** Templates of one's office and of the offices above. */
export default function TemplatesPage() {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['campaign-templates'], queryFn: campaignSource.templates });
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const remove = (template: Template) =>
    setAsked({ title: `${text.remove} ${pick(template.name)}`, happens: [text.removeHappens], verb: text.remove, danger: true, run: () => campaignSource.removeTemplate(template.id), done: text.removed });
  return (
    <>
      <PageHeader />
      <Loaded query={query}>
        {(templates) => (templates.length === 0 ? <Quiet title={text.noTemplates} hint={text.noTemplatesHint} /> : <>{templates.map((template) => <OneTemplate key={template.id} template={template} remove={remove} />)}</>)}
      </Loaded>
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} finished={() => void client.invalidateQueries({ queryKey: ['campaign-templates'] })} />
    </>
  );
}
