import type { MessageLanguage, MessageTemplate } from '../../preload/contract/invitation';

/**
 * What a message says until the technician has words of his own. They are no texts of the interface: the
 * language is that of the helper who reads them. Labels stand before their values, so that a line whose
 * value is missing can be left out as a whole.
 */
export const DEFAULT_TEMPLATES: Readonly<Record<MessageLanguage, MessageTemplate>> = {
  en: {
    subject: 'Remote assistance on {machine}',
    body: `Hello,

you are invited to a remote assistance session on the desktop {machine}.

Invitation code: {code}
Link: {link}
Space: {spaceName}
Password: {password}
Valid until: {expires}

Please do not pass this on.

{technician}`,
  },
  'zh-CN': {
    subject: '远程协助邀请：{machine}',
    body: `您好：

邀请您加入云桌面 {machine} 的远程协助。

邀请码：{code}
链接：{link}
空间名称：{spaceName}
密码：{password}
有效期至：{expires}

请勿转发给他人。

{technician}`,
  },
};
