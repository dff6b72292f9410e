// @ts-check
/**
 * What administrators read of each rule, in the editor of group policies and in the JSON schema.
 *
 * @typedef {{ readonly name: string, readonly help: string }} RuleText
 * @typedef {{
 *   readonly category: string, readonly supported: string, readonly minutes: string,
 *   readonly rules: Readonly<Record<import('../../preload/contract/policy').PolicyKey, RuleText>>,
 * }} PolicyTexts
 */

/** @type {PolicyTexts} */
const en = {
  category: 'Crashcart',
  supported: 'Crashcart, any version',
  minutes: 'minutes',
  rules: {
    allowedEndpoints: {
      name: 'Allowed APIs',
      help: 'Hosts whose APIs may be called, one to a line: host, host:port, or *.domain. Without this rule, any that an account names. The practice region has a rule of its own.',
    },
    allowedConsoleHosts: {
      name: 'Allowed console hosts',
      help: "Hosts whose console pages may be opened, one to a line: host, host:port, or *.domain. The host must also be one of the cloud's own or of the account; this rule adds none.",
    },
    allowedSignIn: {
      name: 'Allowed ways to sign in',
      help: 'One to a line, of: password, password-mfa, access-key, temporary-key, token. Without this rule, all of them.',
    },
    rememberCredentials: {
      name: 'Remember credentials',
      help: 'Disabled: no password and no secret key is kept in the keychain, and what was kept before is removed at the next start. Accounts stay in the list.',
    },
    typeClipboard: {
      name: 'Type the clipboard into machines',
      help: "Disabled: Crashcart does not read this computer's clipboard to type it into a machine. Text that is typed by hand is not affected.",
    },
    copyInvitations: {
      name: 'Put assistance sessions on the clipboard',
      help: 'Disabled: codes, links, passwords and messages of assistance sessions are not put on the clipboard.',
    },
    takePictures: {
      name: 'Take pictures of consoles',
      help: 'Disabled: consoles are neither copied nor saved as pictures. Programs that photograph the whole screen are not affected.',
    },
    viewOnlyByDefault: {
      name: 'Begin consoles view only',
      help: 'Enabled: every console begins view only, and the technician takes the keyboard by a click.',
    },
    assistanceMinutes: {
      name: 'Time limit of assistance sessions',
      help: 'No session lasts longer, however often it is given more time.',
    },
    practiceRegion: {
      name: 'Practice region',
      help: 'Disabled: the practice region cannot be opened.',
    },
    updates: {
      name: 'Updates by Crashcart itself',
      help: 'Disabled: Crashcart neither looks for newer versions nor installs them.',
    },
    updateFeed: {
      name: 'Source of updates',
      help: 'An https address below which the files of a release lie, in place of the one that was built in. Signatures are verified all the same.',
    },
    requireReason: {
      name: 'Require a reason for every console',
      help: 'Enabled: a reason is asked for before a console opens, and kept in the activity log.',
    },
  },
};

/** @type {PolicyTexts} */
const zh = {
  category: 'Crashcart',
  supported: 'Crashcart 任意版本',
  minutes: '分钟',
  rules: {
    allowedEndpoints: {
      name: '允许的 API',
      help: '允许调用其 API 的主机，每行一个：host、host:port 或 *.domain。未设置时，允许账号指定的任何主机。练习区域另有规则。',
    },
    allowedConsoleHosts: {
      name: '允许的控制台主机',
      help: '允许打开其控制台页面的主机，每行一个：host、host:port 或 *.domain。该主机还必须是云自身或账号允许的主机；本规则不会增加主机。',
    },
    allowedSignIn: {
      name: '允许的登录方式',
      help: '每行一个，可选：password、password-mfa、access-key、temporary-key、token。未设置时，允许全部方式。',
    },
    rememberCredentials: {
      name: '记住凭据',
      help: '禁用：密钥串中不保存任何密码和秘密访问密钥，以前保存的内容会在下次启动时删除。账号仍保留在列表中。',
    },
    typeClipboard: {
      name: '将剪贴板内容键入机器',
      help: '禁用：Crashcart 不会读取本机剪贴板并键入机器。手动键入的文本不受影响。',
    },
    copyInvitations: {
      name: '将协助会话放到剪贴板',
      help: '禁用：协助会话的邀请码、链接、密码和消息不会放到剪贴板。',
    },
    takePictures: {
      name: '截取控制台图片',
      help: '禁用：不会将控制台复制或保存为图片。截取整个屏幕的程序不受影响。',
    },
    viewOnlyByDefault: {
      name: '控制台以“仅查看”开始',
      help: '启用：每个控制台都以“仅查看”开始，技术人员单击后取得键盘。',
    },
    assistanceMinutes: {
      name: '协助会话的时限',
      help: '无论延长多少次，会话都不会超过此时限。',
    },
    practiceRegion: { name: '练习区域', help: '禁用：无法打开练习区域。' },
    updates: {
      name: '由 Crashcart 自行更新',
      help: '禁用：Crashcart 不检查也不安装新版本。',
    },
    updateFeed: {
      name: '更新来源',
      help: '存放发布文件的 https 地址，代替内置的地址。签名仍会验证。',
    },
    requireReason: {
      name: '打开每个控制台都要求填写原因',
      help: '启用：打开控制台前会询问原因，并记录在活动日志中。',
    },
  },
};

/** By the names that Windows gives to the folders of languages. */
export const POLICY_TEXTS = { 'en-US': en, 'zh-CN': zh };
