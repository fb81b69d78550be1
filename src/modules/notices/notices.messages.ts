import { formatInstant } from '../../platform/calendar/calendar.ts';
import { defineMessages, type Locale } from '../../platform/i18n/messages.ts';

interface About {
  title: string;
  number: string;
  issuer: string;
}

const zh: Locale = 'zh-CN';

/** Texts of the messages, prompts of the first page, tables and prints. */
export const noticeMessages = defineMessages({
  zh: {
    newSubject: ({ title }: { title: string }) => `新通知：${title}`,
    newText: ({ title, number, issuer, due }: About & { due: Date | null }) => `${issuer}发来通知《${title}》（${number}）${due === null ? '' : `，请于${formatInstant(due, zh)}前办理`}。`,
    reminderSubject: ({ title }: { title: string }) => `提醒：${title}`,
    reminderText: ({ title, number, due }: About & { due: Date | null }) => `通知《${title}》（${number}）尚待贵单位办理${due === null ? '' : `，截止时间为${formatInstant(due, zh)}`}。`,
    overdueText: ({ title, number, due }: About & { due: Date | null }) => `通知《${title}》（${number}）已过截止时间${due === null ? '' : `（${formatInstant(due, zh)}）`}，请尽快办理；确有困难可申请延期。`,
    sentBackSubject: ({ title }: { title: string }) => `回执退回修改：${title}`,
    sentBackText: ({ title, number, reason }: About & { reason: string }) => `贵单位对通知《${title}》（${number}）的回执已退回修改：${reason}`,
    extensionSubject: ({ title }: { title: string }) => `延期申请答复：${title}`,
    extensionGrantedText: ({ title, number, due }: About & { due: Date }) => `贵单位对通知《${title}》（${number}）的延期申请已同意，新的截止时间为${formatInstant(due, zh)}。`,
    extensionDeclinedText: ({ title, number, reason }: About & { reason: string }) => `贵单位对通知《${title}》（${number}）的延期申请未获同意${reason === '' ? '' : `：${reason}`}。`,
    open: ({ link }: { link: string }) => `办理：${link}`,
    allRecipients: '各有关单位',
    regionHeader: '地区', unitHeader: '单位', signedAtHeader: '签收时间', stateHeader: '回执状态', submittedAtHeader: '报送时间', lateHeader: '迟报', dueAtHeader: '截止时间',
    personName: '姓名', personPost: '职务', personMobile: '手机',
    awaited: '未报送', submitted: '已报送', 'sent-back': '退回修改',
    sheet: '回执汇总',
  },
  en: {
    newSubject: ({ title }) => `New notice: ${title}`,
    newText: ({ title, number, issuer, due }) => `${issuer} sent the notice “${title}” (${number})${due === null ? '' : `; please deal with it by ${formatInstant(due, 'en')}`}.`,
    reminderSubject: ({ title }) => `Reminder: ${title}`,
    reminderText: ({ title, number, due }) => `The notice “${title}” (${number}) still waits for your organization${due === null ? '' : `; it is due on ${formatInstant(due, 'en')}`}.`,
    overdueText: ({ title, number, due }) => `The notice “${title}” (${number}) is past its due time${due === null ? '' : ` (${formatInstant(due, 'en')})`}. Please deal with it soon, or ask for more time.`,
    sentBackSubject: ({ title }) => `Return sent back: ${title}`,
    sentBackText: ({ title, number, reason }) => `Your return for the notice “${title}” (${number}) was sent back for correction: ${reason}`,
    extensionSubject: ({ title }) => `Answer to your request for more time: ${title}`,
    extensionGrantedText: ({ title, number, due }) => `More time was granted for the notice “${title}” (${number}): it is now due on ${formatInstant(due, 'en')}.`,
    extensionDeclinedText: ({ title, number, reason }) => `More time for the notice “${title}” (${number}) was declined${reason === '' ? '' : `: ${reason}`}.`,
    open: ({ link }) => `Open: ${link}`,
    allRecipients: 'All units concerned',
    regionHeader: 'Region', unitHeader: 'Unit', signedAtHeader: 'Signed at', stateHeader: 'Return', submittedAtHeader: 'Submitted at', lateHeader: 'Late', dueAtHeader: 'Due',
    personName: 'name', personPost: 'post', personMobile: 'mobile',
    awaited: 'Awaited', submitted: 'Submitted', 'sent-back': 'Sent back',
    sheet: 'Returns',
  },
});
