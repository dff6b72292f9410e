import type {
  LinkChecks,
  MessageChoice,
  MessageLanguage,
  MessagePreview,
} from '../../../preload/contract/invitation';
import type { PassingClipboard } from '../../clipboard/passing-clipboard';
import { Failure } from '../../errors';
import type { Caller } from '../../ipc/handle';
import type { Settings } from '../../settings/settings';
import type { AssistanceRecord } from '../record';
import { expiryText } from './expiry';
import type { LinkChecker } from './link-checker';
import { fitsMail, mailtoOf } from './mailto';
import { compose, type Message } from './message';

/** Where a password stands that is not shown. */
const DOTS = '••••••••';

/** Said in its place when it is not in the message, so that the helper waits for it. */
const SEPARATELY: Readonly<Record<MessageLanguage, string>> = {
  en: 'sent to you separately',
  'zh-CN': '另行告知',
};

export interface InvitationsOptions {
  /** The record that is followed. @throws Failure `not-found` */
  readonly record: (machineId: string) => AssistanceRecord;
  /** Empty when the machine has left the list. */
  readonly nameOf: (machineId: string) => string;
  /** When the session is to end, ISO 8601; undefined where nobody has set a limit. */
  readonly expiresAt?: (machineId: string) => string | undefined;
  readonly settings: Pick<Settings, 'all'>;
  readonly clipboard: Pick<PassingClipboard, 'copy'>;
  readonly links: Pick<LinkChecker, 'check'>;
  /** @throws Failure `mail-not-opened` */
  readonly openMail: (link: string) => Promise<void>;
  /** Undefined where the system has no share sheet. */
  readonly share: ((text: string, caller: Caller) => void) | undefined;
  /** A message left by this way: for the activity log. */
  readonly handedOver: (machineId: string, way: 'copied' | 'mail' | 'shared') => void;
  readonly now: () => Date;
}

/**
 * Invites a helper: puts the message together and gives it to the clipboard, the mail program or the share
 * sheet. The page says which message, and sees it with its password masked; the text that leaves is made
 * here, from the record as it is at that moment.
 */
export class Invitations {
  readonly #options: InvitationsOptions;

  constructor(options: InvitationsOptions) {
    this.#options = options;
  }

  /** @throws Failure `not-found` when there is no session */
  preview(choice: MessageChoice): MessagePreview {
    const message = this.#compose(choice, () => DOTS);
    return { ...message, fitsMail: fitsMail(this.#message(choice)) };
  }

  /** @throws Failure `not-found` when there is no session */
  async copy(choice: MessageChoice): Promise<void> {
    const { machineId, withPassword: hasPassword } = choice;
    const text = this.#message(choice).body;
    await this.#options.clipboard.copy({ machineId, item: 'message', text, hasPassword });
    this.#options.handedOver(machineId, 'copied');
  }

  /**
   * Systems hand a `mailto:` link to the mail program in its command line, where every program of this
   * user can read it. No password goes this way, whoever insists: that is what copying is for.
   * @throws Failure `bad-request` with the password, `not-found`, `mail-too-long`, `mail-not-opened`
   */
  async mail(choice: MessageChoice): Promise<void> {
    if (choice.withPassword) throw new Failure('bad-request', { params: { field: 'password' } });
    const message = this.#message(choice);
    if (!fitsMail(message)) throw new Failure('mail-too-long');
    await this.#options.openMail(mailtoOf(message));
    this.#options.handedOver(choice.machineId, 'mail');
  }

  /** @throws Failure `bad-request` where the system has no share sheet */
  share(choice: MessageChoice, caller: Caller): void {
    const { share } = this.#options;
    if (share === undefined) throw new Failure('bad-request');
    share(this.#message(choice).body, caller);
    this.#options.handedOver(choice.machineId, 'shared');
  }

  /** @throws Failure `not-found` when there is no session */
  async check(machineId: string): Promise<LinkChecks> {
    const { links, record } = this.#options;
    const { assistance } = record(machineId);
    const [internet, private_] = await Promise.all([
      links.check(assistance.internetLink),
      links.check(assistance.privateLink),
    ]);
    return { internet, private: private_ };
  }

  #message(choice: MessageChoice): Message {
    return this.#compose(choice, (record) => record.password?.reveal() ?? '');
  }

  /** @param password what stands for it in this message, if it is to be in it */
  #compose(choice: MessageChoice, password: (record: AssistanceRecord) => string): Message {
    const { machineId, language, link, withPassword } = choice;
    const { nameOf, expiresAt, settings, now } = this.#options;
    const record = this.#options.record(machineId);
    const { assistance } = record;
    const { messages, messageDefaults } = settings.all;
    const said = withPassword ? password(record) : SEPARATELY[language];
    return compose(messages.templates[language] ?? messageDefaults[language], {
      machine: nameOf(machineId),
      code: assistance.code,
      link: link === 'internet' ? assistance.internetLink : assistance.privateLink,
      spaceName: assistance.spaceName,
      password: record.password === undefined ? '' : said,
      expires: expiryText(expiresAt?.(machineId) ?? '', language, now()),
      technician: messages.technician,
    });
  }
}
