import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { useCan } from '../../../console/shared/session.tsx';
import { MOMENT_NAMES } from '../surveys.messages.ts';
import { manageSurveys } from '../surveys.policy.ts';
import type { SurveyRow } from '../surveys.schemas.ts';
import { surveyConsoleMessages } from './console.messages.ts';
import { MomentTag } from './moment-tag.tsx';
import { surveyKeys, surveySource } from './source.ts';

/** Surveys of one's area. */
export default function SurveysPage() {
  const text = useText(surveyConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const can = useCan();
  const create = can(manageSurveys) ? <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/surveys/new')}>{text.newSurvey}</Button> : undefined;
  return (
    <>
      <PageHeader actions={create} />
      <DataTable<SurveyRow>
        name="surveys.list"
        label={text.surveys}
        queryKey={surveyKeys.all}
        load={(query, signal) => surveySource.surveys(queryString(query), signal)}
        rowKey={({ id }) => id}
        rowName={({ title }) => pick(title)}
        rowTo={({ id }) => `/surveys/${id}`}
        filters={[{ key: 'state', label: text.state, kind: 'choice', options: [{ value: 'draft', label: pick(MOMENT_NAMES.draft) }, { value: 'published', label: text.published }, { value: 'closed', label: pick(MOMENT_NAMES.closed) }] }]}
        columns={[
          { key: 'title', title: text.survey, render: ({ title }) => pick(title) },
          { key: 'state', title: text.state, width: 120, render: ({ moment }) => <MomentTag moment={moment} /> },
          { key: 'mode', title: text.mode, width: 110, render: ({ anonymous }) => (anonymous ? text.anonymous : text.named) },
          { key: 'host', title: text.host, width: 180, render: ({ host }) => pick(host) },
          { key: 'closes', title: text.closesAt, width: 180, render: ({ closesAt }) => <InstantText at={closesAt} /> },
          { key: 'answers', title: text.answers, width: 100, align: 'end', render: ({ answers }) => answers },
        ]}
        empty={{ title: text.noSurveys, hint: text.noSurveysHint, action: create }}
      />
    </>
  );
}
