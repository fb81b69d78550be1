import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { Breadcrumbs, FactList, href, Layout, NoticeBar, PageHead } from '../../../portal/shared/ui.ts';
import type { CastBallot } from '../ballots/ballot-box.ts';
import { PollFrame } from './poll-parts.tsx';
import { pollsPortalMessages } from './polls-portal.messages.ts';
import { POLLS, pollPath, type PublicPoll } from './public-poll.ts';

const asFile = (receipt: CastBallot['receipt']) => `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(receipt))}`;

/** The receipt as a file to keep. With script it takes up the proof of inclusion as soon as there is one; of a box apart only so, since a page of proofs here would tell the desk whose ballot it is. */
export const ReceiptBox = ({ ctx, pollId, cast, boxUrl = null }: { ctx: Context; pollId: string; cast: CastBallot | null; boxUrl?: string | null }) => {
  const { locale } = ctx;
  const t = pollsPortalMessages(locale);
  return (
    <div class="poll-receipt" data-island={cast === null ? undefined : 'receipt'} data-poll={pollId} data-box={boxUrl ?? undefined} data-seq={cast?.seq} data-waiting={t.proofWaiting} data-ready={t.proofReady}>
      <NoticeBar tone="good" announce={cast !== null}>
        {t.done}
      </NoticeBar>
      <p>{t.doneNote}</p>
      <div class="row">
        <a class="button button-main receipt-file" href={cast === null ? undefined : asFile(cast.receipt)} download={`receipt-${pollId.slice(-12)}.json`}>
          {t.save}
        </a>
        {boxUrl === null ? (
          <a class="button receipt-proof" href={href(locale, `${pollPath(pollId)}/proofs/${cast?.seq ?? ''}`)}>
            {t.proofLink}
          </a>
        ) : null}
        <a class="button" href={href(locale, '/verify')}>
          {t.checkReceipt}
        </a>
      </div>
      <p class="receipt-state" role="status"></p>
      <p class="small soft">{t.keepPrivate}</p>
    </div>
  );
};

/** The answer to a ballot that was taken. */
export const ReceiptPage = ({ ctx, known, cast }: { ctx: Context; known: PublicPoll; cast: CastBallot }) => {
  const { locale } = ctx;
  const { poll } = known;
  const t = pollsPortalMessages(locale);
  const chosen = poll.options.filter(({ number }) => cast.receipt.kept.choices.includes(number)).map(({ title }) => pick(title, locale));
  return (
    <Layout ctx={ctx} title={t.done} path={`${pollPath(poll.id)}/vote`} cacheable={false}>
      <PollFrame ctx={ctx} known={known} onward />
      <div class="stack">
        <ReceiptBox ctx={ctx} pollId={poll.id} cast={cast} />
        <FactList items={[{ name: t.yourChoices, value: chosen.join(locale === 'en' ? ', ' : '、') }, { name: t.receiptNumber, value: cast.seq }]} />
      </div>
    </Layout>
  );
};

/** Whether a ballot is in the log yet, by the number its receipt page names. */
export const ProofPage = ({ ctx, known, seq, found }: { ctx: Context; known: PublicPoll; seq: string; found: { index: number; leaf: string; proof: string } | null }) => {
  const { locale } = ctx;
  const { poll } = known;
  const t = pollsPortalMessages(locale);
  return (
    <Layout ctx={ctx} title={t.proofTitle} path={`${pollPath(poll.id)}/proofs/${seq}`} hidden cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: t.polls, path: POLLS }, { title: pick(poll.title, locale), path: pollPath(poll.id) }]} />
      <PageHead title={t.proofTitle} />
      {found === null ? (
        <NoticeBar tone="late">{t.proofNotYet}</NoticeBar>
      ) : (
        <div class="stack">
          <NoticeBar tone="good">{t.proofIn({ index: String(found.index) })}</NoticeBar>
          <FactList items={[{ name: t.leaf, value: <code class="verify-fingerprint">{found.leaf}</code> }]} />
          <p>
            <a class="button" href={`data:text/plain;charset=utf-8,${encodeURIComponent(found.proof)}`} download={`proof-${seq}.tlog-proof`}>
              {t.proofFile}
            </a>
          </p>
        </div>
      )}
    </Layout>
  );
};
