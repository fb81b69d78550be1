import type { Context } from '../../../src/platform/http/context.ts';
import {
  Breadcrumbs, ButtonLink, Card, Cards, CheckField, ChoiceField, DateText, EmptyState, FactList, FigureTile, Figures, Form, FormActions, type FormState, Gallery, Layout, LightboxGroup,
  LightboxPicture, NoticeBar, PageHead, Pagination, PhaseLine, PlainText, Progress, Section, SelectField, ShareLink, Table, Tag, TextArea, TextField, WorkTile,
} from '../../../src/portal/shared/ui.ts';
import { TEXTS, specimenPicture } from './specimens.ts';

const NOW = '2013-07-12T10:30:00+08:00';
const day = (text: string) => `${text}T00:00:00+08:00`;

const STATE: FormState = {
  values: { name: '周晓雪', mobile: '1380013', story: '今天下午在社区', kind: ['text'] },
  problems: [
    { path: 'mobile', code: 'too_small', message: { zh: '手机号应为 11 位数字，例如 13800138000。', en: 'A mobile number has 11 digits, such as 13800138000.' } },
    { path: 'consent', code: 'required', message: { zh: '请先阅读并同意。', en: 'Please read this and agree first.' } },
  ],
};

const Lines = ({ ctx }: { ctx: Context }) => {
  const en = ctx.locale === 'en';
  const w = (zh: string, english: string) => (en ? english : zh);
  return (
    <Section title={w('阶段', 'Phases')}>
      <PhaseLine
        locale={ctx.locale}
        now={NOW}
        phases={[
          { name: w('启动', 'Launch'), from: day('2013-03-05'), to: day('2013-05-15'), note: w('各市（地）组织启动仪式，报送联系人。', 'Cities hold their openings and name their contacts.') },
          { name: w('推进', 'Running'), from: day('2013-05-15'), to: day('2013-12-01') },
          { name: w('总结', 'Closing'), from: day('2013-12-01'), to: day('2014-01-01') },
        ]}
        milestones={[
          { name: w('学雷锋日', 'Lei Feng Day'), on: day('2013-03-05'), path: '/topics/1' },
          { name: w('植树节', 'Arbor Day'), on: day('2013-03-12') },
          { name: w('清明', 'Qingming'), on: day('2013-04-04') },
          { name: w('推进会', 'Review meeting'), on: day('2013-05-15') },
          { name: w('集中活动月开始，各地同日举行“家乡的一天”随手拍', 'The month of concentrated activity begins, with one day of photographs everywhere'), on: day('2013-09-20') },
        ]}
      />
    </Section>
  );
};

const Works = ({ ctx }: { ctx: Context }) => {
  const { locale } = ctx;
  const t = TEXTS[locale];
  return (
    <Section title={locale === 'en' ? 'Newest works' : '新作品'} more={{ title: locale === 'en' ? 'All works' : '全部作品', href: '#all' }}>
      <Gallery>
        {[0, 1, 2, 3, 4, 5, 6].map((index) => (
          <WorkTile locale={locale} title={index === 3 ? t.long : t.title} path={`/works/${index}`} picture={specimenPicture(index)} film={index === 2} credit={{ name: t.author, unit: index === 1 ? t.long : t.unit }} first={index === 0} />
        ))}
        <WorkTile locale={locale} title={locale === 'en' ? 'The sound of a broom' : '扫帚声'} path="/works/9" opening={t.essay.slice(0, 260)} credit={{ name: t.author, unit: t.unit }} />
      </Gallery>
    </Section>
  );
};

const Forms = ({ ctx }: { ctx: Context }) => {
  const { locale } = ctx;
  const en = locale === 'en';
  const field = { locale, state: STATE };
  return (
    <Section title={en ? 'Form' : '表单'}>
      <Form locale={locale} state={STATE}>
        <TextField {...field} name="name" label={en ? 'Name' : '姓名'} autocomplete="name" />
        <TextField {...field} name="mobile" label={en ? 'Mobile' : '手机号'} hint={en ? 'We send a code to it.' : '用来接收验证码。'} type="tel" autocomplete="tel" />
        <SelectField {...field} name="city" label={en ? 'City' : '所在城市'} choices={[{ value: '2301', title: en ? 'Harbin' : '哈尔滨' }]} optional />
        <ChoiceField {...field} name="kind" label={en ? 'Kind of work' : '作品类别'} choices={[{ value: 'text', title: en ? 'Text' : '文字' }, { value: 'picture', title: en ? 'Picture' : '图片' }]} />
        <TextArea {...field} name="story" label={en ? 'Your story' : '正文'} optional />
        <CheckField {...field} name="consent" label={en ? 'I agree that my work is shown with my name.' : '我同意作品署名公开展示。'} />
        <FormActions submit={en ? 'Send' : '提交'}>
          <ButtonLink locale={locale} to="/" look="quiet">
            {en ? 'Cancel' : '取消'}
          </ButtonLink>
        </FormActions>
      </Form>
    </Section>
  );
};

const Lists = ({ ctx }: { ctx: Context }) => {
  const { locale } = ctx;
  const en = locale === 'en';
  const t = TEXTS[locale];
  return (
    <Section title={en ? 'Lists' : '列表'}>
      <Cards>
        {[0, 2, 6].map((index) => (
          <Card locale={locale} title={index === 2 ? t.long : t.title} path={`/campaigns/${index}`} picture={specimenPicture(index)} kicker={en ? 'Province' : '省文明办'}>
            <p>{t.lead}</p>
            <div class="tags">
              <Tag tone="now">{en ? 'Under way' : '进行中'}</Tag>
              <Tag>{en ? 'Text' : '文字'}</Tag>
              <Tag tone="good">{en ? 'Published' : '已公布'}</Tag>
              <Tag tone="late">{en ? 'Ends in 3 days' : '还有3天'}</Tag>
            </div>
          </Card>
        ))}
      </Cards>
      <div class="section stack">
        <Progress locale={locale} label={en ? 'Units that returned the form' : '已回执单位'} done={13} all={21} />
        <Table caption={en ? 'Works by city' : '各市（地）作品'} head={[en ? 'City' : '市（地）', { title: en ? 'Sent in' : '报送', number: true }, { title: en ? 'Forwarded' : '推荐', number: true }, { title: en ? 'Published' : '公布', number: true }, en ? 'Contact unit' : '联系单位']}>
          {['哈尔滨', '齐齐哈尔', '大兴安岭'].map((name, index) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="number">{(index + 1) * 1234}</td>
              <td class="number">{(index + 1) * 123}</td>
              <td class="number">{(index + 1) * 12}</td>
              <td>{index === 1 ? t.long : t.unit}</td>
            </tr>
          ))}
        </Table>
        <Pagination locale={locale} path="/works" page={5} total={240} size={20} />
      </div>
    </Section>
  );
};

/** Every component on one page, with long names and awkward sizes, to be looked at. */
export const Styleguide = ({ ctx }: { ctx: Context }) => {
  const { locale } = ctx;
  const en = locale === 'en';
  const t = TEXTS[locale];
  const tile = { locale, asOf: NOW, records: '/figures' };
  return (
    <Layout ctx={ctx} title={t.title} path="/campaigns" description={t.lead}>
      <Breadcrumbs locale={locale} trail={[{ title: en ? 'Campaigns' : '活动', path: '/campaigns' }]} />
      <PageHead title={t.title} kicker={en ? 'Provincial office' : '省精神文明办'}>
        <p>{t.lead}</p>
      </PageHead>
      <Figures>
        <FigureTile {...tile} value={12_480} unit={en ? 'works' : '件'} label={en ? 'Works received' : '收到作品'} />
        <FigureTile {...tile} value={21} unit={en ? 'units' : '个'} label={en ? 'Cities and bodies taking part' : '参与市（地）和直属单位'} />
        <FigureTile {...tile} value={8641.5} unit={en ? 'hours' : '小时'} label={en ? 'Service given' : '志愿服务时长'} />
        <FigureTile {...tile} value={260_000_000} unit={en ? 'reads' : '次'} label={en ? 'Reads on other platforms' : '各平台阅读'} declared />
      </Figures>
      <Lines ctx={ctx} />
      <Works ctx={ctx} />
      <Lists ctx={ctx} />
      <Forms ctx={ctx} />
      <Section title={en ? 'Reading' : '阅读'}>
        <div class="stack">
        <PlainText text={t.essay} literary />
        <FactList items={[{ name: en ? 'Published' : '公布', value: <DateText locale={locale} at={NOW} /> }, { name: en ? 'Unit' : '单位', value: t.long }, { name: en ? 'Due' : '截止', value: <DateText locale={locale} at={day('2013-07-15')} as="words" now={NOW} /> }]} />
        <LightboxGroup locale={locale}>
          <LightboxPicture locale={locale} file={specimenPicture(0)} full={specimenPicture(0).url} alt={en ? 'Hills under a low sun' : '低阳下的山'} caption={en ? 'Hills, morning' : '清晨的山'} />
        </LightboxGroup>
        <ShareLink locale={locale} origin={ctx.origin} path="/works/1" title={t.title} />
        </div>
      </Section>
      <Section title={en ? 'Notes' : '提示'}>
        <div class="stack">
          <NoticeBar tone="good">{en ? 'Your work was received.' : '作品已收到。'}</NoticeBar>
          <NoticeBar tone="late">{en ? 'Entries close in three days.' : '距离截止还有3天。'}</NoticeBar>
          <NoticeBar tone="bad">{en ? 'The upload broke off. It goes on where it stopped.' : '上传中断，将从断点继续。'}</NoticeBar>
          <EmptyState title={en ? 'No works yet' : '还没有作品'} action={{ title: en ? 'Send a work' : '我要投稿', href: '#' }}>
            {en ? 'Works appear here once they are published.' : '作品公布之后会在这里展示。'}
          </EmptyState>
          <div class="row">
            <ButtonLink locale={locale} to="/" look="main">
              {en ? 'Take part' : '我要参加'}
            </ButtonLink>
            <ButtonLink locale={locale} to="/">
              {en ? 'Learn more' : '了解更多'}
            </ButtonLink>
          </div>
        </div>
      </Section>
    </Layout>
  );
};
