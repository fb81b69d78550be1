import type { UploadedFile } from '../../../console/shared/file-uploader.tsx';
import { bodyBlocks, bodyText } from '../body.rules.ts';
import type { FormField } from '../form.schemas.ts';
import type { Notice, NoticeDraft } from '../notices.schemas.ts';
import { freshField } from './form-builder.tsx';

/** What the compose form holds: the draft, with the body as text and the files as the uploader gives them. */
export interface ComposeValues extends Omit<NoticeDraft, 'body' | 'form' | 'attachments'> {
  readonly body: string;
  readonly wantsReturn: boolean;
  readonly form: { readonly note: string; readonly fields: FormField[] };
  readonly files: UploadedFile[];
  readonly titles: Readonly<Record<string, string>>;
}

const stem = (name: string) => name.replace(/\.[A-Za-z0-9]{1,5}$/, '');

/** The form of a draft, or of a new one in the name of an office, for a campaign. */
export function valuesOf(notice: Notice | null, officeId: string, campaignId: string | null): ComposeValues {
  const fresh = freshField([]);
  const form = notice?.form ?? { note: '', fields: [{ ...fresh, label: '' }] };
  return {
    issuerId: notice?.issuer.id ?? officeId,
    jointIssuerIds: notice?.jointIssuers.map(({ id }) => id) ?? [],
    campaignId: notice === null ? campaignId : notice.campaignId,
    title: notice?.title ?? '',
    body: bodyText(notice?.body ?? []),
    addressees: notice?.addressees ?? [],
    cc: notice?.cc ?? [],
    series: notice?.series ?? '',
    audience: notice?.audience ?? { under: [], depth: null, kinds: [], sectors: [], levels: [], only: [], except: [] },
    wantsReceipt: notice?.wantsReceipt ?? true,
    wantsReturn: notice !== null && notice.form !== null,
    form,
    dueAt: notice?.dueAt ?? null,
    remindBefore: notice?.remindBefore ?? [24, 2],
    remindAfter: notice?.remindAfter ?? [24],
    files: (notice?.attachments ?? []).map((file) => ({ id: file.fileId, state: 'ready', purpose: 'document', name: file.name, mime: '', size: file.size, width: null, height: null, durationMs: null, url: file.url, placeholder: null, derivatives: {}, problem: null, createdAt: notice!.updatedAt })),
    titles: Object.fromEntries((notice?.attachments ?? []).map(({ fileId, title }) => [fileId, title])),
  };
}

/** What the API is sent. */
export function draftOf({ body, wantsReturn, form, files, titles, ...values }: ComposeValues): NoticeDraft {
  const asks = wantsReturn || values.wantsReceipt;
  return {
    ...values,
    body: bodyBlocks(body) as NoticeDraft['body'],
    form: wantsReturn ? form : null,
    dueAt: asks ? values.dueAt : null,
    attachments: files.map(({ id, name }) => ({ fileId: id, title: (titles?.[id] ?? '').trim() || stem(name) })),
  };
}
