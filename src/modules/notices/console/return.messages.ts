import { defineMessages } from '../../../platform/i18n/messages.ts';

/** Words of a unit's side of a notice: receipt, return, more time. */
export const returnMessages = defineMessages({
  zh: {
    sign: '签收', signed: '已签收', signedBy: ({ name }: { name: string }) => `${name} 签收`, form: '回执', formHint: ({ name }: { name: string }) => `以“${name}”的名义填报`, prefilled: '平台已有，已代为填入，请核对', fromTree: '取自机构名录',
    submit: '报送回执', toForm: '填报回执', optional: '选填', submitted: '回执已报送', submitHappens: '报送后如需修改，请发文机关退回。', signsToo: '报送即视为签收。', saved: ({ at }: { at: string }) => `草稿已保存 ${at}`, saving: '正在保存…', unsaved: '有未保存的内容', stale: '同事刚刚改过这份回执。您填写的内容仍在本页。', reload: '载入同事的版本', refused: '草稿没有存上',
    name: '姓名', post: '职务', mobile: '手机', addPerson: '再添一人', removePerson: ({ name }: { name: string }) => `移除 ${name}`, persons: ({ min, max }: { min: number; max: number }) => (min === max ? `${max} 人` : `${min}—${max} 人`), contactHint: '手机号码加密保存两年，仅发文机关和本单位可查看，查看留痕。',
    sentBack: '回执被退回修改', note: '批注', versions: '已报送的回执', version: ({ version }: { version: number }) => `第 ${version} 版`, versionAt: '报送时间', submittedBy: '报送人', late: '迟报', noVersions: '还没有报送回执', reveal: '查看', revealTitle: '查看联系方式', revealHappens: '查看的人、时间和原因将记入办理记录。', revealed: '联系方式已显示',
    sendBack: '退回修改', sendBackHappens: '单位会收到通知并看到原因，可修改后再次报送。原来的版本保留。', sentBackDone: '已退回', marks: '需要修改的项目', newDue: '新的截止时间', newDueHint: '留空则不变', reason: '原因', cancel: '取消',
    extension: '延期申请', ask: '申请延期', askHappens: '发文机关会看到申请并答复；答复之前原截止时间仍然有效。', until: '延至', asked: '已提交延期申请', waiting: '等待答复', granted: '已同意', declined: '未同意', decide: '答复', grant: '同意', decline: '不同意', decisionReason: '答复意见', decided: '已答复', grantedUntil: ({ at }: { at: string }) => `延至 ${at}`, wanted: ({ at }: { at: string }) => `希望延至 ${at}`,
    required: '此项必填', document: '通知正文', unit: '单位', backToNotice: '查看整份通知', closed: '回执已停止接收', notYet: '尚未报送', state: '办理情况', reminded: '最近提醒', first: '首次报送',
  },
  en: {
    sign: 'Sign', signed: 'Signed', signedBy: ({ name }) => `signed by ${name}`, form: 'Return', formHint: ({ name }) => `In the name of ${name}`, prefilled: 'Filled in from what is held; please check', fromTree: 'From the register of offices',
    submit: 'Submit the return', toForm: 'Fill in the return', optional: 'optional', submitted: 'Return submitted', submitHappens: 'To change it afterwards, ask the issuer to send it back.', signsToo: 'Submitting also signs for the notice.', saved: ({ at }) => `Draft saved at ${at}`, saving: 'Saving…', unsaved: 'Not saved yet', stale: 'A colleague has just changed this return. What you typed is still here.', reload: 'Load the colleague’s version', refused: 'The draft was not saved',
    name: 'Name', post: 'Post', mobile: 'Mobile', addPerson: 'Add a person', removePerson: ({ name }) => `Remove ${name}`, persons: ({ min, max }) => (min === max ? `${max}` : `${min} to ${max} persons`), contactHint: 'Mobile numbers are kept encrypted for two years; only the issuer and this unit can read them, and each reading is recorded.',
    sentBack: 'The return was sent back', note: 'Note', versions: 'Submitted returns', version: ({ version }) => `Version ${version}`, versionAt: 'Submitted', submittedBy: 'By', late: 'Late', noVersions: 'Nothing was submitted yet', reveal: 'Show', revealTitle: 'Show a contact', revealHappens: 'Who read it, when and why goes into the history.', revealed: 'Contact shown',
    sendBack: 'Send back', sendBackHappens: 'The unit is told and sees why; it can correct and submit again. The version before is kept.', sentBackDone: 'Sent back', marks: 'Fields to correct', newDue: 'New due time', newDueHint: 'Empty: as before', reason: 'Reason', cancel: 'Cancel',
    extension: 'More time', ask: 'Ask for more time', askHappens: 'The issuer sees the request and answers; until then the due time stands.', until: 'Until', asked: 'Request sent', waiting: 'Waiting', granted: 'Granted', declined: 'Declined', decide: 'Answer', grant: 'Grant', decline: 'Decline', decisionReason: 'Remark', decided: 'Answered', grantedUntil: ({ at }) => `until ${at}`, wanted: ({ at }) => `wanted until ${at}`,
    required: 'This is required', document: 'Text of the notice', unit: 'Unit', backToNotice: 'The whole notice', closed: 'Returns are closed', notYet: 'Not submitted', state: 'State', reminded: 'Last reminder', first: 'First submitted',
  },
});
