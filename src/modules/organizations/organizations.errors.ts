import { defineErrors } from '../../platform/errors/errors.ts';

export const organizationErrors = defineErrors({
  'organization.not-found': { status: 404, zh: '没有这个机构，或者它不在您的管辖范围内。', en: 'There is no such organization, or it lies outside your area.' },
  'organization.code-taken': { status: 409, zh: '机构代码“{code}”已被使用，请换一个。', en: 'The code “{code}” is already in use; choose another.' },
  'organization.name-taken': { status: 409, zh: '同一上级之下已有名为“{name}”的机构。', en: 'There is already an organization named “{name}” under the same parent.' },
  'organization.not-active': { status: 409, zh: '“{name}”已经撤销或合并，不能再改动。', en: '“{name}” is closed or merged and cannot be changed any more.' },
  'organization.under-itself': { status: 409, zh: '不能把机构移到它自己的下级之下。', en: 'An organization cannot be moved below itself.' },
  'organization.is-root': { status: 409, zh: '最上级机构不能移动、合并或撤销。', en: 'The topmost organization cannot be moved, merged or closed.' },
  'organization.has-children': { status: 409, zh: '“{name}”还有{count}个下级机构，请先移走或撤销它们。', en: '“{name}” still has {count} organizations below it; move or close them first.' },
  'organization.root-exists': { status: 409, zh: '最上级机构已经存在，新机构需要一个上级。', en: 'The topmost organization exists already; a new one needs a parent.' },
  'organization.unknown-division': { status: 422, zh: '没有代码为“{code}”的行政区划。', en: 'There is no division with the code “{code}”.' },
  'organization.before-last-change': { status: 409, zh: '生效时间不能早于上一次变动。', en: 'A change cannot take effect before the last one.' },
});
