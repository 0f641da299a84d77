import type { ErrorTable } from '../../kernel/contract.ts'

export const accessErrors = {
  'sign-in-refused': {
    status: 401,
    zh: '用户名、密码或验证码不正确',
    en: 'User name, password or code is not right',
  },
  'sign-in-locked': {
    status: 429,
    zh: '连续输错次数过多，请 {minutes} 分钟后再试',
    en: 'Too many wrong tries; try again in {minutes} minutes',
  },
  'second-factor-needed': {
    status: 401,
    zh: '请输入验证器上的六位验证码，或一个备用码',
    en: 'Enter the six digits of your authenticator, or a backup code',
  },
  'account-not-active': {
    status: 403,
    zh: '这个账号已停用，请联系管理员',
    en: 'This account is not active; ask your administrator',
  },
  'accounts-exist': {
    status: 409,
    zh: '系统中已有账号，请由现有管理员开立新账号',
    en: 'There are accounts already; an administrator opens new ones',
  },
  'password-wrong': { status: 403, zh: '当前密码不正确', en: 'The current password is not right' },
  'code-wrong': { status: 403, zh: '验证码不正确', en: 'The code is not right' },
  'password-too-short': {
    status: 400,
    zh: '密码至少 {minimum} 个字符',
    en: 'A password has at least {minimum} characters',
  },
  'password-too-long': {
    status: 400,
    zh: '密码最多 {maximum} 个字符',
    en: 'A password has at most {maximum} characters',
  },
  'password-too-plain': {
    status: 400,
    zh: '密码应包含大写字母、小写字母、数字、符号中的至少三类',
    en: 'Use at least three of capitals, small letters, digits and signs',
  },
  'password-holds-user-name': {
    status: 400,
    zh: '密码不能包含用户名',
    en: 'The password must not hold the user name',
  },
  'password-too-common': {
    status: 400,
    zh: '这个密码太常见，容易被猜到',
    en: 'This password is too common and easily guessed',
  },
  'password-used-before': {
    status: 400,
    zh: '不能与最近 {count} 次用过的密码相同',
    en: 'It must differ from the last {count} passwords',
  },
  'user-name-not-valid': {
    status: 400,
    zh: '用户名为 3 至 40 位小写字母、数字、点、横线或下划线，以字母或数字开头',
    en: 'A user name has 3 to 40 letters, digits, dots, dashes or underscores and begins with a letter or digit',
  },
  'user-name-taken': { status: 409, zh: '这个用户名已被使用', en: 'This user name is taken' },
  'phone-not-valid': { status: 400, zh: '电话号码不正确', en: 'Not a phone number' },
  'second-factor-already-set-up': {
    status: 409,
    zh: '已经设置了验证器',
    en: 'An authenticator is set up already',
  },
  'second-factor-not-begun': {
    status: 409,
    zh: '请先开始设置验证器',
    en: 'Begin setting up the authenticator first',
  },
  'second-factor-not-set-up': { status: 409, zh: '还没有设置验证器', en: 'No authenticator is set up' },
  'second-factor-required': {
    status: 403,
    zh: '您的角色必须使用验证器',
    en: 'Your roles ask for an authenticator',
  },
  'account-not-manageable': {
    status: 403,
    zh: '这个账号持有超出您管理范围的权限',
    en: 'This account holds more than you may manage',
  },
  'account-closed': { status: 409, zh: '这个账号已注销', en: 'This account is closed' },
  'own-account': {
    status: 403,
    zh: '不能对自己的账号做这项操作',
    en: 'You cannot do this to your own account',
  },
  'own-grant': {
    status: 403,
    zh: '不能给自己授权或收回自己的权限',
    en: 'You cannot give or end your own grants',
  },
  'role-not-yours-to-give': {
    status: 403,
    zh: '您不能在这个范围内授予或收回这个角色',
    en: 'You may not give or end this role there',
  },
  'scope-kind-not-for-role': {
    status: 400,
    zh: '这个角色不能授予这种范围',
    en: 'This role is not given over this kind of scope',
  },
  'roles-kept-apart': {
    status: 409,
    zh: '系统、安全、审计管理员须由不同的人担任',
    en: 'System, security and audit administrator must be different people',
  },
  'grant-already-held': {
    status: 409,
    zh: '这个账号已经有同样的授权',
    en: 'The account holds this grant already',
  },
  'grant-begins-in-the-past': {
    status: 400,
    zh: '授权不能从过去的日期开始',
    en: 'A grant cannot begin in the past',
  },
  'days-out-of-order': { status: 400, zh: '结束日期早于开始日期', en: 'The last day is before the first' },
  'grant-over': { status: 409, zh: '这项授权已经结束', en: 'This grant is over already' },
  'place-not-found': { status: 400, zh: '没有这个区划或站点', en: 'No such division or station' },
  'break-glass-not-needed': {
    status: 409,
    zh: '这份档案在您的权限范围内，可以直接查看',
    en: 'This file is in your scope; open it directly',
  },
  'already-reviewed': { status: 409, zh: '已经复核过', en: 'It was reviewed already' },
  'own-break-glass': {
    status: 403,
    zh: '不能复核自己的紧急查阅',
    en: 'You cannot review your own emergency opening',
  },
  'token-beyond-owner': {
    status: 403,
    zh: '令牌的权限或范围超出您自己的权限',
    en: 'The token would reach further than you do',
  },
  'permission-not-for-programs': {
    status: 400,
    zh: '这项权限不能交给外部程序',
    en: 'This permission is not for outside programs',
  },
  'token-too-long-lived': {
    status: 400,
    zh: '令牌有效期最长 {days} 天',
    en: 'A token lasts at most {days} days',
  },
  'period-too-long': { status: 400, zh: '时间范围最长 {days} 天', en: 'A period has at most {days} days' },
  'policy-not-yours': {
    status: 403,
    zh: '登录安全策略对全系统生效，只有全系统的安全管理员可以修改',
    en: 'The sign-in policy holds for the whole deployment; only its security administrator may change it',
  },
} as const satisfies ErrorTable
