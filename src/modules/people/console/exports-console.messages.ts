import { defineMessages } from '../../../platform/i18n/messages.ts';

/** Words of exports of people in the console. */
export const exportsConsoleMessages = defineMessages({
  zh: {
    exports: '名单导出', exportsLead: '导出人员名单要写明用途，由本机构或上级的另一位管理员批准，24 小时内有效；文件注明由谁导出，联系方式只显示部分号码。', officeBelow: ({ office }: { office: string }) => `${office}（含下级）的人员`, withMinors: '含未成年人',
    askTitle: '申请导出人员名单', what: ({ office }: { office: string }) => `按现在的筛选条件导出${office}（含下级）的人员，联系方式只显示部分号码。`, approval: '由另一位管理员批准后，24 小时内可下载。', minors: '包括未成年人', minorsHint: '不选时，未满 18 周岁的人不在名单里。',
    whatChosen: '按现在的筛选条件导出所选机构（含下级）的人员，联系方式只显示部分号码。', reason: '用途', reasonNeeded: '请写明用途。', asked: '已申请，等待批准', cancel: '取消',
  },
  en: {
    exports: 'Exports of people', exportsLead: 'An export of people needs a reason and the approval of another administrator of this office or of one above; it holds for 24 hours, says who made it, and shows contacts in part only.', officeBelow: ({ office }) => `People of ${office}, with all below it`, withMinors: 'minors included',
    askTitle: 'Ask for an export of people', what: ({ office }) => `It holds the people of ${office}, with all below it, that the present filters show; contacts are masked.`, approval: 'Once another administrator approves, it can be downloaded for 24 hours.', minors: 'Include minors', minorsHint: 'Otherwise people under 18 are left out.',
    whatChosen: 'It holds the people of the chosen office, with all below it, that the present filters show; contacts are masked.', reason: 'Purpose', reasonNeeded: 'Give the purpose.', asked: 'Asked; waiting for approval', cancel: 'Cancel',
  },
});
